// products: page
MATCH (n0:Product) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.price, n0.id LIMIT $p0
RETURN collect([n0.sku, n0.price]) AS rows
