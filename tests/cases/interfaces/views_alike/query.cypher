// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.number]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
RETURN [n0.number] AS v ORDER BY n0.id LIMIT $p0

// returns: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'RETURN') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.number]) AS rows

// returns: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['RETURN']) AND (n0.archivedAt IS NULL)
RETURN [n0.number] AS v ORDER BY n0.id LIMIT $p0

// conversations: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'CALL') OR (n0.kind = 'EMAIL') OR (n0.kind = 'CHAT') OR (n0.kind = 'MEETING') OR (n0.kind = 'VISIT') OR (n0.kind = 'SOCIAL') OR (n0.kind = 'FORM')) AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.kind]) AS rows

// conversations: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'CALL') OR (n0.kind = 'EMAIL') OR (n0.kind = 'CHAT') OR (n0.kind = 'MEETING') OR (n0.kind = 'VISIT') OR (n0.kind = 'SOCIAL') OR (n0.kind = 'FORM')) AND (n0.archivedAt IS NULL)
RETURN [n0.kind] AS v ORDER BY n0.id LIMIT $p0

// cases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'COMPLAINT') OR (n0.kind = 'SUPPORT')) AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.kind]) AS rows

// cases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'COMPLAINT') OR (n0.kind = 'SUPPORT')) AND (n0.archivedAt IS NULL)
RETURN [n0.kind] AS v ORDER BY n0.id LIMIT $p0

// reviews: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'REVIEW') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.kind]) AS rows

// reviews: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['REVIEW']) AND (n0.archivedAt IS NULL)
RETURN [n0.kind] AS v ORDER BY n0.id LIMIT $p0
