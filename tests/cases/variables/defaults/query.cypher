// customers: page
MATCH (n0:Customer) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.name, n0.stage]) AS rows
