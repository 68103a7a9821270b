


// d: figures
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.stage AS k0, count(n0) AS m0 RETURN count(1) AS g0 }
RETURN [g0] AS v
