// companies: page
MATCH (n1:Company) WHERE (n1.nameKey = $p0) AND (n1.name = $p1)
MATCH (n1:Company)-[r0:PARTNERS_WITH]-(n0:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows
