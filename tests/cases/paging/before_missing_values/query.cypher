// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.birthDate IS NOT NULL) OR ((n0.birthDate IS NULL) AND (n0.id < $p0)))
WITH n0 ORDER BY n0.birthDate DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.id, n0.birthDate, [n0.birthDate, n0.id]]) AS rows
