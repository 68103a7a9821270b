// customers: figures
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL RETURN [count(n0)] AS a0 }
RETURN [a0] AS v
