// households: page
MATCH (n0:Household) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.confidence, n0.id LIMIT $p0
RETURN collect([n0.name, n0.confidence]) AS rows
