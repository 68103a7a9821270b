// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL }] AS v

// named: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0) }] AS v
