// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.rate IS NOT NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.total, n0.originalTotal, n0.rate]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.rate IS NOT NULL)
RETURN [n0.total, n0.originalTotal, n0.rate] AS v ORDER BY n0.id LIMIT $p0

// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.rate IS NOT NULL) RETURN [CASE WHEN count(n0.originalTotal) = 0 THEN null ELSE toFloat(sum(n0.originalTotal)) / count(n0.originalTotal) END, count(n0), min(n0.rate), sum(n0.originalTotal), sum(n0.rate)] AS a0 }
RETURN [a0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.rate IS NOT NULL)
WITH [CASE WHEN count(n0.originalTotal) = 0 THEN null ELSE toFloat(sum(n0.originalTotal)) / count(n0.originalTotal) END, count(n0), min(n0.rate), sum(n0.originalTotal), sum(n0.rate)] AS a0
RETURN [a0] AS v
