// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE NOT (n0.name IN $p0) } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (NOT (n0.name IN $p0)) }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT (n0.name IN $p0))
WITH count(n0) AS t0
RETURN [t0] AS v
