// purchases: figures on neo4j
CALL () { CALL () { MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.kind IS NOT NULL) AND (n0.kind = 'PURCHASE') RETURN CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))) END AS k0, count(n0) AS m0 UNION MATCH (n0:Interaction) WHERE (n0.archivedAt IS NOT NULL) AND (n0.kind = 'PURCHASE') RETURN CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))) END AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p1 RETURN collect([k0, m0]) AS g0 }
RETURN [g0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH CASE WHEN n0.at IS NULL THEN null ELSE toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))) END AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p1
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v
