// companies: figures on neo4j
CALL () { MATCH (n0:Company) WHERE n0.archivedAt IS NULL WITH n0.industry AS k0, n0.industryKey AS h0, CASE WHEN count(n0.employeeCount) = 0 THEN null ELSE toFloat(sum(n0.employeeCount)) / count(n0.employeeCount) END AS m0, count(n0) AS m1, max(n0.employeeCount) AS m2 WITH k0, h0, m0, m1, m2 ORDER BY h0, k0 LIMIT $p0 RETURN collect([k0, m0, m1, m2]) AS g0 }
RETURN [g0] AS v

// companies: figures on arcadedb
MATCH (n0:Company) WHERE n0.archivedAt IS NULL
WITH n0.industry AS k0, n0.industryKey AS h0, CASE WHEN count(n0.employeeCount) = 0 THEN null ELSE toFloat(sum(n0.employeeCount)) / count(n0.employeeCount) END AS m0, count(n0) AS m1, max(n0.employeeCount) AS m2
WITH k0, h0, m0, m1, m2 ORDER BY h0, k0 LIMIT $p0
WITH collect([k0, m0, m1, m2]) AS g0
RETURN [g0] AS v
