// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.stage IS NOT NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.stage IS NOT NULL)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p0

// customers: figures on neo4j
CALL () { MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage IS NOT NULL) RETURN [count(n1)] AS a0 }
CALL () { CALL () { MATCH (n2:Customer) WHERE n2.stage IS NOT NULL RETURN n2.gender AS k0, count(n2) AS m0 UNION MATCH (n2:Customer) WHERE (n2.archivedAt IS NOT NULL) AND (n2.stage IS NOT NULL) RETURN n2.gender AS k0, 0 - count(n2) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY m0 DESC, k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
CALL () { CALL () { MATCH (n3:Customer) WHERE n3.stage IS NOT NULL RETURN n3.stage AS k1, count(n3) AS m1 UNION MATCH (n3:Customer) WHERE (n3.archivedAt IS NOT NULL) AND (n3.stage IS NOT NULL) RETURN n3.stage AS k1, 0 - count(n3) AS m1 } WITH k1, sum(m1) AS m1 WHERE m1 > 0 WITH k1, m1 ORDER BY k1 LIMIT $p1 RETURN collect([k1, m1]) AS g1 }
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.stage IS NOT NULL } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.stage IS NOT NULL) }, a0, g0, g1] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage IS NOT NULL)
WITH count(n0) AS t0
RETURN [t0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage IS NOT NULL)
WITH [count(n1)] AS a0
RETURN [a0] AS v

// customers: figures 3 on arcadedb
MATCH (n2:Customer) WHERE (n2.archivedAt IS NULL) AND (n2.stage IS NOT NULL)
WITH n2.gender AS k0, count(n2) AS m0
WITH k0, m0 ORDER BY m0 DESC, k0 LIMIT $p0
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// customers: figures 4 on arcadedb
MATCH (n3:Customer) WHERE (n3.archivedAt IS NULL) AND (n3.stage IS NOT NULL)
WITH n3.stage AS k1, count(n3) AS m1
WITH k1, m1 ORDER BY k1 LIMIT $p0
WITH collect([k1, m1]) AS g1
RETURN [g1] AS v
