// companies: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COUNT { MATCH (n0)-[r0:PARTNERS_WITH]-(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) } = $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// companies: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COUNT { MATCH (n0)-[r0:PARTNERS_WITH]-(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) } = $p1)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2
