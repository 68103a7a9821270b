// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, coalesce(COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN sum(n1.total) AS v }[0], 0) AS s0
WITH n0, s0 ORDER BY s0, n0.id LIMIT $p0
RETURN collect([n0.name]) AS rows
