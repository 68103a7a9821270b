// purchases: figures on neo4j
CALL () { CALL () { MATCH (n0:Interaction) WHERE (n0.kind IS NOT NULL) AND (n0.kind = 'PURCHASE') AND (n0.at >= $p0) RETURN CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(datetime(n0.at + 'Z') - duration({minutes: datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}).minute})), 0, 16) END AS k0, count(n0) AS m0 UNION MATCH (n0:Interaction) WHERE (n0.archivedAt IS NOT NULL) AND (n0.kind = 'PURCHASE') AND (n0.at >= $p0) RETURN CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(datetime(n0.at + 'Z') - duration({minutes: datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}).minute})), 0, 16) END AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0 + ':00' AS k0, m0 ORDER BY k0 LIMIT $p2 RETURN collect([k0, m0]) AS g0 }
CALL () { CALL () { MATCH (n1:Interaction) WHERE (n1.kind IS NOT NULL) AND (n1.kind = 'PURCHASE') AND (n1.at >= $p0) RETURN CASE WHEN n1.at IS NULL THEN null ELSE substring(toString(datetime(n1.at + 'Z') - duration({minutes: datetime({datetime: datetime(n1.at + 'Z'), timezone: $p3}).minute})), 0, 16) END AS k1, count(n1) AS m1 UNION MATCH (n1:Interaction) WHERE (n1.archivedAt IS NOT NULL) AND (n1.kind = 'PURCHASE') AND (n1.at >= $p0) RETURN CASE WHEN n1.at IS NULL THEN null ELSE substring(toString(datetime(n1.at + 'Z') - duration({minutes: datetime({datetime: datetime(n1.at + 'Z'), timezone: $p3}).minute})), 0, 16) END AS k1, 0 - count(n1) AS m1 } WITH k1, sum(m1) AS m1 WHERE m1 > 0 WITH k1 + ':00' AS k1, m1 ORDER BY k1 LIMIT $p4 RETURN collect([k1, m1]) AS g1 }
RETURN [g0, g1] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.at >= $p0)
WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(datetime(n0.at + 'Z') - duration({minutes: datetime({datetime: datetime(n0.at + 'Z'), timezone: $p1}).minute})), 0, 16) END AS k0, count(n0) AS m0
WITH k0 + ':00' AS k0, m0 ORDER BY k0 LIMIT $p2
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind IN ['PURCHASE']) AND (n1.archivedAt IS NULL) AND (n1.at >= $p0)
WITH CASE WHEN n1.at IS NULL THEN null ELSE substring(toString(datetime(n1.at + 'Z') - duration({minutes: datetime({datetime: datetime(n1.at + 'Z'), timezone: $p1}).minute})), 0, 16) END AS k1, count(n1) AS m1
WITH k1 + ':00' AS k1, m1 ORDER BY k1 LIMIT $p2
WITH collect([k1, m1]) AS g1
RETURN [g1] AS v
