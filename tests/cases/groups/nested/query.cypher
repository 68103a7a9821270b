// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
CALL (n0) { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) WITH n2.channel AS k0, count(n2) AS m0, sum(n2.total) AS m1 WITH k0, m0, m1 ORDER BY m1 DESC, k0 LIMIT $p1 RETURN collect([k0, m0, m1]) AS g0 }
CALL (n0) { MATCH (n0)-[r2:HAD]->(n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) WITH n3.channel AS k1, count(n3) AS m2, sum(n3.total) AS m3 RETURN count(1) AS g1 }
RETURN collect([n0.name, [g0, g1]]) AS rows
