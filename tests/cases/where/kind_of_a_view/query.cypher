// conversations: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'CALL') OR (n0.kind = 'EMAIL') OR (n0.kind = 'CHAT') OR (n0.kind = 'MEETING') OR (n0.kind = 'VISIT') OR (n0.kind = 'SOCIAL') OR (n0.kind = 'FORM')) AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.kind, n0.at]) AS rows

// conversations: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'CALL') OR (n0.kind = 'EMAIL') OR (n0.kind = 'CHAT') OR (n0.kind = 'MEETING') OR (n0.kind = 'VISIT') OR (n0.kind = 'SOCIAL') OR (n0.kind = 'FORM')) AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
RETURN [n0.kind, n0.at] AS v ORDER BY n0.id LIMIT $p1
