// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.birthDate, n0.stage IS NULL, n0.stage DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.id, n0.stage, n0.birthDate]) AS rows
