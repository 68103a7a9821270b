// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN sum(n1.total) AS v }[0], 0) <= $p0) RETURN count(n0) AS t0 }
RETURN [t0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN sum(n1.total) AS v }[0], 0) <= $p0)
WITH count(n0) AS t0
RETURN [t0] AS v
