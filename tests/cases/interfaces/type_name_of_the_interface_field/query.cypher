// interactions: page
MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.kind]) AS rows
