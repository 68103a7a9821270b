// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL } AND (NOT EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.archivedAt IS NULL) AND (NOT (n2.kind IN $p0)) })
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL } AND (NOT EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.archivedAt IS NULL) AND (NOT (n2.kind IN $p0)) })
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
