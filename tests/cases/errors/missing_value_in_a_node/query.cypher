// node: page
MATCH (n0:Product) WHERE n0.id IN $p0
RETURN ['Product', [n0.id, n0.createdAt, n0.sku]] AS v

// again: page
MATCH (n0:Product) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows
