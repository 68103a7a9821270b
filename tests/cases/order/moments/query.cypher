// interactions: page
MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.dueAt, n0.at DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.kind, n0.at, n0.dueAt]) AS rows
