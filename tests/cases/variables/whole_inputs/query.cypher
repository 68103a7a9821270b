// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.nameKey CONTAINS $p0) OR (size([x IN $p1 WHERE x IN coalesce(n0.tags, [])]) > 0)) AND (n0.stage IN $p2)
WITH n0 ORDER BY n0.stage IS NULL, n0.stage DESC, n0.nameKey, n0.name, n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows
