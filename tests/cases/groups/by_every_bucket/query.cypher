// purchases: figures on neo4j
CALL () { CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.number IN $p0) RETURN CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}))) END AS k0, count(n0) AS m0 UNION MATCH (n0:Interaction) WHERE (n0.archivedAt IS NOT NULL) AND (n0.kind = 'PURCHASE') AND (n0.number IN $p0) RETURN CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}))) END AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p2 RETURN collect([k0, m0]) AS g0 }
CALL () { CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.number IN $p0) RETURN CASE WHEN n1.at IS NULL THEN null ELSE toString(date.truncate('quarter', datetime({datetime: datetime(n1.at + 'Z'), timezone: $p3}))) END AS k1, count(n1) AS m1 UNION MATCH (n1:Interaction) WHERE (n1.archivedAt IS NOT NULL) AND (n1.kind = 'PURCHASE') AND (n1.number IN $p0) RETURN CASE WHEN n1.at IS NULL THEN null ELSE toString(date.truncate('quarter', datetime({datetime: datetime(n1.at + 'Z'), timezone: $p3}))) END AS k1, 0 - count(n1) AS m1 } WITH k1, sum(m1) AS m1 WHERE m1 > 0 WITH k1, m1 ORDER BY k1 LIMIT $p4 RETURN collect([k1, m1]) AS g1 }
CALL () { CALL () { MATCH (n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.number IN $p0) RETURN CASE WHEN n2.at IS NULL THEN null ELSE toString(date.truncate('week', datetime({datetime: datetime(n2.at + 'Z'), timezone: $p5}))) END AS k2, count(n2) AS m2 UNION MATCH (n2:Interaction) WHERE (n2.archivedAt IS NOT NULL) AND (n2.kind = 'PURCHASE') AND (n2.number IN $p0) RETURN CASE WHEN n2.at IS NULL THEN null ELSE toString(date.truncate('week', datetime({datetime: datetime(n2.at + 'Z'), timezone: $p5}))) END AS k2, 0 - count(n2) AS m2 } WITH k2, sum(m2) AS m2 WHERE m2 > 0 WITH k2, m2 ORDER BY k2 LIMIT $p6 RETURN collect([k2, m2]) AS g2 }
CALL () { CALL () { MATCH (n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.number IN $p0) RETURN CASE WHEN n3.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n3.at + 'Z'), timezone: $p7}))), 0, 4) END AS k3, count(n3) AS m3 UNION MATCH (n3:Interaction) WHERE (n3.archivedAt IS NOT NULL) AND (n3.kind = 'PURCHASE') AND (n3.number IN $p0) RETURN CASE WHEN n3.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n3.at + 'Z'), timezone: $p7}))), 0, 4) END AS k3, 0 - count(n3) AS m3 } WITH k3, sum(m3) AS m3 WHERE m3 > 0 WITH k3 + '-01-01' AS k3, m3 ORDER BY k3 LIMIT $p8 RETURN collect([k3, m3]) AS g3 }
RETURN [g0, g1, g2, g3] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.number IN $p0)
WITH CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}))) END AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p2
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) AND (n1.number IN $p0)
WITH CASE WHEN n1.at IS NULL THEN null ELSE toString(date.truncate('quarter', datetime({datetime: datetime(n1.at + 'Z'), timezone: $p1}))) END AS k1, count(n1) AS m1
WITH k1, m1 ORDER BY k1 LIMIT $p2
WITH collect([k1, m1]) AS g1
RETURN [g1] AS v

// purchases: figures 3 on arcadedb
MATCH (n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) AND (n2.number IN $p0)
WITH CASE WHEN n2.at IS NULL THEN null ELSE toString(date.truncate('week', datetime({datetime: datetime(n2.at + 'Z'), timezone: $p1}))) END AS k2, count(n2) AS m2
WITH k2, m2 ORDER BY k2 LIMIT $p2
WITH collect([k2, m2]) AS g2
RETURN [g2] AS v

// purchases: figures 4 on arcadedb
MATCH (n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) AND (n3.number IN $p0)
WITH CASE WHEN n3.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n3.at + 'Z'), timezone: $p1}))), 0, 4) END AS k3, count(n3) AS m3
WITH k3 + '-01-01' AS k3, m3 ORDER BY k3 LIMIT $p2
WITH collect([k3, m3]) AS g3
RETURN [g3] AS v
