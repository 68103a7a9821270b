// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows
