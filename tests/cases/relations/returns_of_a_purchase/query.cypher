// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:ABOUT]-(n1:Interaction) WHERE (n1.kind = 'RETURN') AND (n1.archivedAt IS NULL) AND (n1.reason IS NOT NULL) }
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.number]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:ABOUT]-(n1:Interaction) WHERE (n1.kind = 'RETURN') AND (n1.archivedAt IS NULL) AND (n1.reason IS NOT NULL) }
RETURN [n0.number] AS v ORDER BY n0.id LIMIT $p0
