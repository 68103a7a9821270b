// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.language AS k0, count(n0) AS m0, max(n0.birthDate) AS m1 WHERE ((m1 IS NULL) OR (NOT (m1 IN $p0))) AND (m1 IS NOT NULL) WITH k0, m0, m1 ORDER BY k0 LIMIT $p1 RETURN collect([k0, m0, m1]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH n1.language AS k1, count(n1) AS m2, min(n1.birthDate) AS m3 WHERE ((m2 IS NULL) OR (NOT (m2 = $p2))) AND (m3 IS NULL) WITH k1, m2, m3 ORDER BY k1 LIMIT $p3 RETURN collect([k1, m2, m3]) AS g1 }
RETURN [g0, g1] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.language AS k0, count(n0) AS m0, max(n0.birthDate) AS m1 WHERE ((m1 IS NULL) OR (NOT (m1 IN $p0))) AND (m1 IS NOT NULL)
WITH k0, m0, m1 ORDER BY k0 LIMIT $p1
WITH collect([k0, m0, m1]) AS g0
RETURN [g0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE n1.archivedAt IS NULL
WITH n1.language AS k1, count(n1) AS m2, min(n1.birthDate) AS m3 WHERE ((m2 IS NULL) OR (NOT (m2 = $p0))) AND (m3 IS NULL)
WITH k1, m2, m3 ORDER BY k1 LIMIT $p1
WITH collect([k1, m2, m3]) AS g1
RETURN [g1] AS v
