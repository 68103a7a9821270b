// customers: figures
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.stage AS k0, count(n0) AS m0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH n1.stage AS k1, count(n1) AS m1 RETURN count(1) AS g1 }
RETURN [g0, g1] AS v
