// category: page on neo4j
MATCH (n0:Category) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// category: page on arcadedb
MATCH (n0:Category) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1

// household: page on neo4j
MATCH (n0:Household) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// household: page on arcadedb
MATCH (n0:Household) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1

// purchase: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.number]) AS rows

// purchase: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
RETURN [n0.id, n0.number] AS v ORDER BY n0.id LIMIT $p1

// interaction: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.kind, n0.number]) AS rows

// interaction: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
RETURN [n0.id, n0.kind, n0.number] AS v ORDER BY n0.id LIMIT $p1

// return: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'RETURN') AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.number]) AS rows

// return: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['RETURN']) AND (n0.archivedAt IS NULL) AND (n0.key = $p0)
RETURN [n0.id, n0.number] AS v ORDER BY n0.id LIMIT $p1
