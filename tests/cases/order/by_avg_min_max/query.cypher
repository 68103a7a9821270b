// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN CASE WHEN count(n1.total) = 0 THEN null ELSE toFloat(sum(n1.total)) / count(n1.total) END AS v }[0] AS s0, COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN min(n2.at) AS v }[0] AS s1, COLLECT { MATCH (n0)-[r2:HAD]->(n3:Interaction) WHERE n3.archivedAt IS NULL RETURN max(n3.at) AS v }[0] AS s2
WITH n0, s0, s1, s2 ORDER BY s0 IS NULL, s0 DESC, s1, s2 DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.name]) AS rows
