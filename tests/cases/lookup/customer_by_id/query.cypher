// customer: page on neo4j
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect(['', n0.id, n0.createdAt, n0.updatedAt, n0.version, n0.archivedAt, n0.name, n0.nativeName, n0.stage, n0.birthDate, n0.interests, n0.tags, n0.notes][1..]) AS rows

// customer: page on arcadedb
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.createdAt, n0.updatedAt, n0.version, n0.archivedAt, n0.name, n0.nativeName, n0.stage, n0.birthDate, n0.interests, n0.tags, n0.notes]) AS rows
