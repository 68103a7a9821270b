// purchases: figures
CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) AND false RETURN [avg(n1.quantity), avg(n1.rate), avg(n1.total), count(n1), count(DISTINCT n1.country), max(n1.at), max(n1.quantity), min(n1.at), min(n1.total), sum(n1.originalTotal), sum(n1.quantity), sum(n1.total)] AS a0 }
RETURN [COUNT { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND false }, a0] AS v
