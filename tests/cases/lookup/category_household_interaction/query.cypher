// category: page
MATCH (n0:Category) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// household: page
MATCH (n0:Household) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// purchase: page
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.number]) AS rows

// interaction: page
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.kind, n0.number]) AS rows

// return: page
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'RETURN') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.number]) AS rows
