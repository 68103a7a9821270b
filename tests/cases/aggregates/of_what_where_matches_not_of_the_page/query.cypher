// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.channel = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.number]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.channel IN [$p0])
RETURN [n0.number] AS v ORDER BY n0.id LIMIT $p1

// purchases: figures on neo4j
CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) AND (n1.channel = $p0) RETURN [count(n1), sum(n1.total)] AS a0 }
RETURN [COUNT { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.channel = $p0) } - COUNT { MATCH (n0:Interaction) WHERE (n0.archivedAt IS NOT NULL) AND (n0.kind = 'PURCHASE') AND (n0.channel = $p0) }, a0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.channel IN [$p0])
WITH count(n0) AS t0
RETURN [t0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind IN ['PURCHASE']) AND (n1.archivedAt IS NULL) AND (n1.channel IN [$p0])
WITH [count(n1), sum(n1.total)] AS a0
RETURN [a0] AS v
