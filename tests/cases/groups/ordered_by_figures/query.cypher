// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.stage AS k0, count(n0) AS m0, count(DISTINCT n0.language) AS m1, max(n0.birthDate) AS m2 WITH k0, m0, m1, m2 ORDER BY m2 IS NULL, m2 DESC, m1 DESC, k0 LIMIT $p0 RETURN collect([k0, m0, m1, m2]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH n1.stage AS k1, count(n1) AS m3, min(n1.birthDate) AS m4 WITH k1, m3, m4 ORDER BY m4 IS NULL DESC, m4, k1 LIMIT $p1 RETURN collect([k1, m3, m4]) AS g1 }
RETURN [g0, g1] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.stage AS k0, count(n0) AS m0, count(DISTINCT n0.language) AS m1, max(n0.birthDate) AS m2
WITH k0, m0, m1, m2 ORDER BY m2 IS NULL, m2 DESC, m1 DESC, k0 LIMIT $p0
WITH collect([k0, m0, m1, m2]) AS g0
RETURN [g0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE n1.archivedAt IS NULL
WITH n1.stage AS k1, count(n1) AS m3, min(n1.birthDate) AS m4
WITH k1, m3, m4 ORDER BY m4 IS NULL DESC, m4, k1 LIMIT $p0
WITH collect([k1, m3, m4]) AS g1
RETURN [g1] AS v
