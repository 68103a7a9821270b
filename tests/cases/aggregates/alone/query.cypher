// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL RETURN [count(n0)] AS a0 }
RETURN [a0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH [count(n0)] AS a0
RETURN [a0] AS v
