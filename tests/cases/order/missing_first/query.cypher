// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.familyNameKey IS NULL DESC, n0.familyNameKey, n0.familyName IS NULL DESC, n0.familyName, n0.id DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.id, n0.familyName]) AS rows
