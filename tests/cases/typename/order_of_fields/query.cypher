// b: page on neo4j
MATCH (n0:Source) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
WITH collect([n0.id, n0.updatedAt, n0.name, [n0.id]]) AS rows
RETURN rows, [COUNT { MATCH (n0:Source) } - COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NOT NULL }] AS v

// b: page on arcadedb
MATCH (n0:Source) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.updatedAt, n0.name, [n0.id]] AS v ORDER BY n0.id LIMIT $p0

// b: figures on arcadedb
MATCH (n0:Source) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v

// a: page on neo4j
MATCH (n0:Category) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
WITH collect([n0.id, n0.key, n0.name]) AS rows
RETURN rows, [COUNT { MATCH (n0:Category) } - COUNT { MATCH (n0:Category) WHERE n0.archivedAt IS NOT NULL }] AS v

// a: page on arcadedb
MATCH (n0:Category) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.key, n0.name] AS v ORDER BY n0.id LIMIT $p0

// a: figures on arcadedb
MATCH (n0:Category) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v
