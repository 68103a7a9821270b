// companies: figures on neo4j
CALL () { MATCH (n0:Company) WHERE n0.archivedAt IS NULL RETURN [CASE WHEN count(n0.employeeCount) = 0 THEN null ELSE toFloat(sum(n0.employeeCount)) / count(n0.employeeCount) END, count(n0), count(DISTINCT n0.industry), count(DISTINCT n0.industryCode), count(DISTINCT n0.website), max(n0.employeeCount), min(n0.employeeCount), min(n0.foundedOn), sum(n0.employeeCount)] AS a0 }
RETURN [a0] AS v

// companies: figures on arcadedb
MATCH (n0:Company) WHERE n0.archivedAt IS NULL
WITH [CASE WHEN count(n0.employeeCount) = 0 THEN null ELSE toFloat(sum(n0.employeeCount)) / count(n0.employeeCount) END, count(n0), count(DISTINCT n0.industry), count(DISTINCT n0.industryCode), count(DISTINCT n0.website), max(n0.employeeCount), min(n0.employeeCount), min(n0.foundedOn), sum(n0.employeeCount)] AS a0
RETURN [a0] AS v
