// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE ((n0.nameKey IN $p0) AND (n0.name IN $p1)) OR (NOT (n0.name IN $p2)) } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (((n0.nameKey IN $p0) AND (n0.name IN $p1)) OR (NOT (n0.name IN $p2))) }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (((n0.nameKey IN $p0) AND (n0.name IN $p1)) OR (NOT (n0.name IN $p2)))
WITH count(n0) AS t0
RETURN [t0] AS v
