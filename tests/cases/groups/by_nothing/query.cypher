// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH count(n0) AS m0, max(n0.birthDate) AS m1 WITH m0, m1 LIMIT $p0 RETURN collect([m0, m1]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH count(n1) AS m2, max(n1.birthDate) AS m3 RETURN count(1) AS g1 }
RETURN [g0, g1] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH count(n0) AS m0, max(n0.birthDate) AS m1
WITH m0, m1 LIMIT $p0
WITH collect([m0, m1]) AS g0
RETURN [g0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE n1.archivedAt IS NULL
WITH count(n1) AS m2, max(n1.birthDate) AS m3
WITH count(1) AS g1
RETURN [g1] AS v
