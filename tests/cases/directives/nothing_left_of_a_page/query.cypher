// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL }] AS v
