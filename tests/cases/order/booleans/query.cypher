// products: page
MATCH (n0:Product) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.isAvailable IS NULL, n0.isAvailable DESC, n0.nameKey, n0.name, n0.id LIMIT $p0
RETURN collect([n0.name, n0.isAvailable]) AS rows
