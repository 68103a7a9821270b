// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, coalesce(COLLECT { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL RETURN sum(r0.spent) AS v }[0], 0) AS s0, COLLECT { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE n2.archivedAt IS NULL RETURN max(r1.lastAt) AS v }[0] AS s1
WITH n0, s0, s1 ORDER BY s0 DESC, s1 IS NULL, s1 DESC, n0.id DESC LIMIT $p0
RETURN collect([n0.name]) AS rows
