// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT (n0.name IN $p0)) }] AS v
