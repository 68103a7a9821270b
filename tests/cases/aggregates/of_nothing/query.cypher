// purchases: figures on neo4j
CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) AND false RETURN [CASE WHEN count(n1.quantity) = 0 THEN null ELSE toFloat(sum(n1.quantity)) / count(n1.quantity) END, CASE WHEN count(n1.rate) = 0 THEN null ELSE toFloat(sum(n1.rate)) / count(n1.rate) END, CASE WHEN count(n1.total) = 0 THEN null ELSE toFloat(sum(n1.total)) / count(n1.total) END, count(n1), count(DISTINCT n1.country), max(n1.at), max(n1.quantity), min(n1.at), min(n1.total), sum(n1.originalTotal), sum(n1.quantity), sum(n1.total)] AS a0 }
RETURN [COUNT { MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.kind IS NOT NULL) AND (n0.kind = 'PURCHASE') AND false } - COUNT { MATCH (n0:Interaction) WHERE (n0.archivedAt IS NOT NULL) AND (n0.kind = 'PURCHASE') AND false }, a0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND false
WITH count(n0) AS t0
RETURN [t0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind IN ['PURCHASE']) AND (n1.archivedAt IS NULL) AND false
WITH [CASE WHEN count(n1.quantity) = 0 THEN null ELSE toFloat(sum(n1.quantity)) / count(n1.quantity) END, CASE WHEN count(n1.rate) = 0 THEN null ELSE toFloat(sum(n1.rate)) / count(n1.rate) END, CASE WHEN count(n1.total) = 0 THEN null ELSE toFloat(sum(n1.total)) / count(n1.total) END, count(n1), count(DISTINCT n1.country), max(n1.at), max(n1.quantity), min(n1.at), min(n1.total), sum(n1.originalTotal), sum(n1.quantity), sum(n1.total)] AS a0
RETURN [a0] AS v
