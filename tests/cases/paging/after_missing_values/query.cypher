// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.birthDate < $p0) OR (n0.birthDate IS NULL) OR ((n0.birthDate = $p0) AND ((n0.stage > $p1) OR (n0.stage IS NULL) OR ((n0.stage = $p1) AND (n0.id > $p2)))))
WITH n0 ORDER BY n0.birthDate IS NULL, n0.birthDate DESC, n0.stage, n0.id LIMIT $p3
RETURN collect([n0.id, n0.stage, n0.birthDate, [n0.birthDate, n0.stage, n0.id]]) AS rows
