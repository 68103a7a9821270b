


// d: figures on neo4j
CALL () { CALL () { MATCH (n0:Customer) RETURN n0.stage AS k0, count(n0) AS m0 UNION MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL RETURN n0.stage AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 RETURN count(1) AS g0 }
RETURN [g0] AS v

// d: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.stage AS k0, count(n0) AS m0
WITH count(1) AS g0
RETURN [g0] AS v
