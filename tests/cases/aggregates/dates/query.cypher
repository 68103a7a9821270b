// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL RETURN [count(n0), count(DISTINCT n0.acquisitionSource), count(DISTINCT n0.language), count(DISTINCT n0.occupation), count(DISTINCT n0.stage), max(n0.archivedAt), max(n0.birthDate), min(n0.acquiredOn), min(n0.birthDate)] AS a0 }
RETURN [a0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH [count(n0), count(DISTINCT n0.acquisitionSource), count(DISTINCT n0.language), count(DISTINCT n0.occupation), count(DISTINCT n0.stage), max(n0.archivedAt), max(n0.birthDate), min(n0.acquiredOn), min(n0.birthDate)] AS a0
RETURN [a0] AS v
