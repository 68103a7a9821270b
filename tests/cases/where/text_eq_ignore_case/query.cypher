// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.nameKey = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows
