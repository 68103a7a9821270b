// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
CALL (n0) { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN [CASE WHEN count(n2.total) = 0 THEN null ELSE toFloat(sum(n2.total)) / count(n2.total) END, count(n2), count(DISTINCT n2.channel), max(n2.at), min(n2.at), sum(n2.quantity), sum(n2.total)] AS a0 }
RETURN collect([n0.name, a0]) AS rows
