// companies: page
MATCH (n1:Interaction) WHERE n1.number = $p0
MATCH (n1:Interaction)<-[r0:HAD]-(n0:Company) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows
