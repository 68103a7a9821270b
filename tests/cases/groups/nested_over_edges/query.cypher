// company: page
MATCH (n1:Identifier) WHERE n1.key = $p0
MATCH (n1:Identifier)<-[r0:IDENTIFIED_BY]-(n0:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.id, n0.name]) AS rows

// companies: page
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.name STARTS WITH $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
CALL (n0) { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1.kind AS k0, count(n1) AS m0, max(r0.lastAt) AS m1, max(r0.quantity) AS m2, sum(r0.quantity) AS m3, sum(r0.spent) AS m4 WHERE m4 > $p2 WITH k0, m0, m1, m2, m3, m4 ORDER BY m2 IS NULL, m2 DESC, k0 LIMIT $p3 RETURN collect([k0, m0, m1, m2, m3, m4]) AS g0 }
CALL (n0) { MATCH (n0)<-[r1:WORKS_AT]-(n2:Customer) WHERE n2.archivedAt IS NULL WITH n2.gender AS k1, count(n2) AS m5, min(r1.since) AS m6 WITH k1, m5, m6 ORDER BY m6 IS NULL, m6 DESC, k1 LIMIT $p4 RETURN collect([k1, m5, m6]) AS g1 }
RETURN collect([g0, g1]) AS rows
