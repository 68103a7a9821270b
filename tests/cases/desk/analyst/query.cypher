// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND EXISTS { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL MATCH (n1)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) AND (r1.role = $p2) } RETURN [count(n0), count(DISTINCT n0.country), max(n0.at), sum(n0.quantity), sum(n0.total)] AS a0 }
CALL () { MATCH (n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) AND (n3.at >= $p0) AND EXISTS { MATCH (n3)<-[r2:HAD]-(n4:Customer) WHERE n4.archivedAt IS NULL MATCH (n4)-[r3:MEMBER_OF]->(n5:Household) WHERE (r3.isPrimary = true) AND ((r3.since IS NULL) OR (r3.since <= $p1)) AND ((r3.until IS NULL) OR (r3.until > $p1)) AND (n5.archivedAt IS NULL) AND (r3.role = $p2) } WITH CASE WHEN n3.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n3.at + 'Z'), timezone: $p3}))), 0, 7) END AS k0, n3.country AS k1, n3.countryKey AS h0, count(n3) AS m0, sum(n3.total) AS m1 WHERE (m0 >= $p4) AND (m1 > $p5) WITH k0 + '-01' AS k0, k1, h0, m0, m1 ORDER BY k0, m1 DESC, k0, h0, k1 LIMIT $p6 RETURN collect([k0, k1, m0, m1, [k0, m1, k0, h0, k1]]) AS g0 }
CALL () { MATCH (n6:Interaction) WHERE (n6.kind = 'PURCHASE') AND (n6.archivedAt IS NULL) AND (n6.at >= $p0) AND EXISTS { MATCH (n6)<-[r4:HAD]-(n7:Customer) WHERE n7.archivedAt IS NULL MATCH (n7)-[r5:MEMBER_OF]->(n8:Household) WHERE (r5.isPrimary = true) AND ((r5.since IS NULL) OR (r5.since <= $p1)) AND ((r5.until IS NULL) OR (r5.until > $p1)) AND (n8.archivedAt IS NULL) AND (r5.role = $p2) } WITH CASE WHEN n6.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n6.at + 'Z'), timezone: $p3}))), 0, 7) END AS k2, n6.country AS k3, count(n6) AS m2, sum(n6.total) AS m3 WHERE (m2 >= $p4) AND (m3 > $p5) RETURN count(1) AS g1 }
RETURN [a0, g0, g1] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND EXISTS { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL MATCH (n1)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) AND (r1.role = $p2) }
WITH [count(n0), count(DISTINCT n0.country), max(n0.at), sum(n0.quantity), sum(n0.total)] AS a0
RETURN [a0] AS v

// purchases: figures 2 on arcadedb
MATCH (n3:Interaction) WHERE (n3.kind IN ['PURCHASE']) AND (n3.archivedAt IS NULL) AND (n3.at >= $p0) AND EXISTS { MATCH (n3)<-[r2:HAD]-(n4:Customer) WHERE n4.archivedAt IS NULL MATCH (n4)-[r3:MEMBER_OF]->(n5:Household) WHERE (r3.isPrimary = true) AND ((r3.since IS NULL) OR (r3.since <= $p1)) AND ((r3.until IS NULL) OR (r3.until > $p1)) AND (n5.archivedAt IS NULL) AND (r3.role = $p2) }
WITH CASE WHEN n3.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n3.at + 'Z'), timezone: $p3}))), 0, 7) END AS k0, n3.country AS k1, n3.countryKey AS h0, count(n3) AS m0, sum(n3.total) AS m1 WHERE (m0 >= $p4) AND (m1 > $p5)
WITH k0 + '-01' AS k0, k1, h0, m0, m1 ORDER BY k0, m1 DESC, k0, h0, k1 LIMIT $p6
WITH collect([k0, k1, m0, m1, [k0, m1, k0, h0, k1]]) AS g0
RETURN [g0] AS v

// purchases: figures 3 on arcadedb
MATCH (n6:Interaction) WHERE (n6.kind IN ['PURCHASE']) AND (n6.archivedAt IS NULL) AND (n6.at >= $p0) AND EXISTS { MATCH (n6)<-[r4:HAD]-(n7:Customer) WHERE n7.archivedAt IS NULL MATCH (n7)-[r5:MEMBER_OF]->(n8:Household) WHERE (r5.isPrimary = true) AND ((r5.since IS NULL) OR (r5.since <= $p1)) AND ((r5.until IS NULL) OR (r5.until > $p1)) AND (n8.archivedAt IS NULL) AND (r5.role = $p2) }
WITH CASE WHEN n6.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n6.at + 'Z'), timezone: $p3}))), 0, 7) END AS k2, n6.country AS k3, count(n6) AS m2, sum(n6.total) AS m3 WHERE (m2 >= $p4) AND (m3 > $p5)
WITH count(1) AS g1
RETURN [g1] AS v

// customers: page
MATCH (n2:Category) WHERE n2.key = $p0
MATCH (n2:Category)<-[r1:IN_CATEGORY]-(n1:Product) WHERE n2.archivedAt IS NULL
MATCH (n1:Product)<-[r0:BOUGHT]-(n0:Customer) WHERE (n1.archivedAt IS NULL) AND (r0.times >= $p1)
WITH DISTINCT n0
WITH n0 WHERE (n0.archivedAt IS NULL) AND ((size(coalesce(n0.tags, [])) > 0) OR EXISTS { MATCH (n0)-[r2:IDENTIFIED_BY]->(n3:Identifier) WHERE (n3.type = 'EMAIL') AND (r2.isPrimary = true) AND ((r2.since IS NULL) OR (r2.since <= $p2)) AND ((r2.until IS NULL) OR (r2.until > $p2)) AND (n3.archivedAt IS NULL) AND (n3.normalised ENDS WITH $p3) }) AND (COUNT { MATCH (n0)-[r3:WORKS_AT]->(n4:Company) WHERE ((r3.since IS NULL) OR (r3.since <= $p4)) AND ((r3.until IS NULL) OR (r3.until > $p4)) AND (n4.archivedAt IS NULL) } >= $p5) AND (NOT EXISTS { MATCH (n0)-[r4:BOUGHT]->(n5:Product) WHERE n5.archivedAt IS NULL MATCH (n5)-[r5:IN_CATEGORY]->(n6:Category) WHERE (n6.archivedAt IS NULL) AND (n6.key = $p6) }) AND (coalesce(COLLECT { MATCH (n0)-[r6:BOUGHT]->(n7:Product) WHERE (n7.archivedAt IS NULL) AND (n7.kind = $p7) RETURN sum(r6.spent) AS v }[0], 0) > $p8)
WITH n0, COUNT { MATCH (n0)-[r7:REFERRED]->(n8:Customer) WHERE (r7.isCredited = true) AND (n8.archivedAt IS NULL) } AS s0, COLLECT { MATCH (n0)-[r8:MEMBER_OF]->(n9:Household) WHERE (r8.isPrimary = true) AND ((r8.since IS NULL) OR (r8.since <= $p2)) AND ((r8.until IS NULL) OR (r8.until > $p2)) AND (n9.archivedAt IS NULL) RETURN n9.nameKey AS v ORDER BY n9.id LIMIT 1 }[0] AS s1, COLLECT { MATCH (n0)-[r9:MEMBER_OF]->(n10:Household) WHERE (r9.isPrimary = true) AND ((r9.since IS NULL) OR (r9.since <= $p2)) AND ((r9.until IS NULL) OR (r9.until > $p2)) AND (n10.archivedAt IS NULL) RETURN n10.name AS v ORDER BY n10.id LIMIT 1 }[0] AS s2, coalesce(COLLECT { MATCH (n0)-[r10:BOUGHT]->(n11:Product) WHERE n11.archivedAt IS NULL RETURN sum(r10.spent) AS v }[0], 0) AS s3
WITH n0, s0, s1, s2, s3 ORDER BY s0, s1 DESC, s2 DESC, s3, n0.id LIMIT $p9
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r11:MEMBER_OF]->(n12:Household) WHERE ((r11.since IS NULL) OR (r11.since <= $p10)) AND ((r11.until IS NULL) OR (r11.until > $p10)) AND (n12.archivedAt IS NULL) WITH n12, r11 ORDER BY r11.since, n12.id, r11.since LIMIT $p11 RETURN [r11.since, r11.until] AS v }]) AS rows

// product: page
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.spent DESC, n1.id DESC LIMIT $p2 RETURN [n1.id, n1.name, r0.spent] AS v }]) AS rows
