// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.stage AS k0, n0.gender AS k1, count(n0) AS m0, count(DISTINCT n0.language) AS m1, min(n0.birthDate) AS m2 WITH k0, k1, m0, m1, m2 ORDER BY k0, k1 LIMIT $p0 RETURN collect([k0, k1, m0, m1, m2]) AS g0 }
RETURN [g0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.stage AS k0, n0.gender AS k1, count(n0) AS m0, count(DISTINCT n0.language) AS m1, min(n0.birthDate) AS m2
WITH k0, k1, m0, m1, m2 ORDER BY k0, k1 LIMIT $p0
WITH collect([k0, k1, m0, m1, m2]) AS g0
RETURN [g0] AS v
