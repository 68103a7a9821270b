// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) RETURN [CASE WHEN count(n0.quantity) = 0 THEN null ELSE toFloat(sum(n0.quantity)) / count(n0.quantity) END, CASE WHEN count(n0.rate) = 0 THEN null ELSE toFloat(sum(n0.rate)) / count(n0.rate) END, CASE WHEN count(n0.total) = 0 THEN null ELSE toFloat(sum(n0.total)) / count(n0.total) END, count(n0), count(DISTINCT n0.channel), count(DISTINCT n0.country), count(DISTINCT n0.id), count(DISTINCT n0.paymentMethod), max(n0.at), max(n0.createdAt), max(n0.quantity), min(n0.at), min(n0.total), sum(n0.discount), sum(n0.originalTotal), sum(n0.quantity), sum(n0.total)] AS a0 }
RETURN [a0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH [CASE WHEN count(n0.quantity) = 0 THEN null ELSE toFloat(sum(n0.quantity)) / count(n0.quantity) END, CASE WHEN count(n0.rate) = 0 THEN null ELSE toFloat(sum(n0.rate)) / count(n0.rate) END, CASE WHEN count(n0.total) = 0 THEN null ELSE toFloat(sum(n0.total)) / count(n0.total) END, count(n0), count(DISTINCT n0.channel), count(DISTINCT n0.country), count(DISTINCT n0.id), count(DISTINCT n0.paymentMethod), max(n0.at), max(n0.createdAt), max(n0.quantity), min(n0.at), min(n0.total), sum(n0.discount), sum(n0.originalTotal), sum(n0.quantity), sum(n0.total)] AS a0
RETURN [a0] AS v
