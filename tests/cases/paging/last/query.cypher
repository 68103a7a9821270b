// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.familyNameKey IS NULL DESC, n0.familyNameKey, n0.familyName IS NULL DESC, n0.familyName, n0.id LIMIT $p0
RETURN collect([n0.familyName, [n0.familyNameKey, n0.familyName, n0.id]]) AS rows
