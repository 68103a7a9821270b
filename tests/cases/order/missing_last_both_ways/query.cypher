// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.familyNameKey IS NULL, n0.familyNameKey DESC, n0.familyName IS NULL, n0.familyName DESC, n0.birthDate, n0.id LIMIT $p0
RETURN collect([n0.id, n0.familyName, n0.birthDate]) AS rows
