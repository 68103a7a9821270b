// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 7) END AS k0, count(n0) AS m0, sum(n0.quantity) AS m1, sum(n0.total) AS m2 WITH k0 + '-01' AS k0, m0, m1, m2 ORDER BY k0 LIMIT $p1 RETURN collect([k0, m0, m1, m2]) AS g0 }
RETURN [g0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 7) END AS k0, count(n0) AS m0, sum(n0.quantity) AS m1, sum(n0.total) AS m2
WITH k0 + '-01' AS k0, m0, m1, m2 ORDER BY k0 LIMIT $p1
WITH collect([k0, m0, m1, m2]) AS g0
RETURN [g0] AS v
