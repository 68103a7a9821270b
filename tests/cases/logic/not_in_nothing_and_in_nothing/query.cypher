// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (((n0.nameKey IN $p0) AND (n0.name IN $p1)) OR (NOT (n0.name IN $p2))) }] AS v
