// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE false } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND false }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND false
WITH count(n0) AS t0
RETURN [t0] AS v
