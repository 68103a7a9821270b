// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.nameKey IN $p0) AND (n0.name IN $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows
