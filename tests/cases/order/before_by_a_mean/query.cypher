// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN CASE WHEN count(n1.total) = 0 THEN null ELSE toFloat(sum(n1.total)) / count(n1.total) END AS v }[0] AS s0 WHERE (s0 IS NULL) AND (n0.id < $p0)
WITH n0, s0 ORDER BY s0 IS NULL, s0 DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.id, [s0, n0.id]]) AS rows
