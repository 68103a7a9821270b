// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.updatedAt >= $p0) AND (n0.updatedAt <= $p1) }] AS v
