// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.id <> $p0) AND (NOT (n0.id IN $p1)) }] AS v
