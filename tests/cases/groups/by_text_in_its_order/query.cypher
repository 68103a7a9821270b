// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) WITH n0.country AS k0, n0.countryKey AS h0, count(n0) AS m0, sum(n0.total) AS m1 WITH k0, h0, m0, m1 ORDER BY h0 IS NULL, h0 DESC, k0 IS NULL, k0 DESC, h0, k0 LIMIT $p0 RETURN collect([k0, m0, m1]) AS g0 }
RETURN [g0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH n0.country AS k0, n0.countryKey AS h0, count(n0) AS m0, sum(n0.total) AS m1
WITH k0, h0, m0, m1 ORDER BY h0 IS NULL, h0 DESC, k0 IS NULL, k0 DESC, h0, k0 LIMIT $p0
WITH collect([k0, m0, m1]) AS g0
RETURN [g0] AS v
