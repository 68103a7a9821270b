// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 7) END AS k0, n0.country AS k1, n0.countryKey AS h0, CASE WHEN count(n0.quantity) = 0 THEN null ELSE toFloat(sum(n0.quantity)) / count(n0.quantity) END AS m0, count(n0) AS m1, count(DISTINCT n0.channel) AS m2, min(n0.at) AS m3, sum(n0.total) AS m4 WHERE (m1 >= $p1) AND (m4 > $p2) AND (m0 < $p3) AND (m3 > $p4) AND (m2 = $p5) WITH k0 + '-01' AS k0, k1, h0, m0, m1, m2, m3, m4 ORDER BY m4 DESC, k0, k0, h0, k1 LIMIT $p6 RETURN collect([k0, k1, m0, m1, m2, m3, m4]) AS g0 }
CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) WITH CASE WHEN n1.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n1.at + 'Z'), timezone: $p0}))), 0, 7) END AS k2, n1.country AS k3, CASE WHEN count(n1.quantity) = 0 THEN null ELSE toFloat(sum(n1.quantity)) / count(n1.quantity) END AS m5, count(n1) AS m6, count(DISTINCT n1.channel) AS m7, min(n1.at) AS m8, sum(n1.total) AS m9 WHERE (m6 >= $p1) AND (m9 > $p2) AND (m5 < $p3) AND (m8 > $p4) AND (m7 = $p5) RETURN count(1) AS g1 }
RETURN [g0, g1] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 7) END AS k0, n0.country AS k1, n0.countryKey AS h0, CASE WHEN count(n0.quantity) = 0 THEN null ELSE toFloat(sum(n0.quantity)) / count(n0.quantity) END AS m0, count(n0) AS m1, count(DISTINCT n0.channel) AS m2, min(n0.at) AS m3, sum(n0.total) AS m4 WHERE (m1 >= $p1) AND (m4 > $p2) AND (m0 < $p3) AND (m3 > $p4) AND (m2 = $p5)
WITH k0 + '-01' AS k0, k1, h0, m0, m1, m2, m3, m4 ORDER BY m4 DESC, k0, k0, h0, k1 LIMIT $p6
WITH collect([k0, k1, m0, m1, m2, m3, m4]) AS g0
RETURN [g0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind IN ['PURCHASE']) AND (n1.archivedAt IS NULL)
WITH CASE WHEN n1.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n1.at + 'Z'), timezone: $p0}))), 0, 7) END AS k2, n1.country AS k3, CASE WHEN count(n1.quantity) = 0 THEN null ELSE toFloat(sum(n1.quantity)) / count(n1.quantity) END AS m5, count(n1) AS m6, count(DISTINCT n1.channel) AS m7, min(n1.at) AS m8, sum(n1.total) AS m9 WHERE (m6 >= $p1) AND (m9 > $p2) AND (m5 < $p3) AND (m8 > $p4) AND (m7 = $p5)
WITH count(1) AS g1
RETURN [g1] AS v
