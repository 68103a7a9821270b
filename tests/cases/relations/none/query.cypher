// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) }) }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) })
WITH count(n0) AS t0
RETURN [t0] AS v
