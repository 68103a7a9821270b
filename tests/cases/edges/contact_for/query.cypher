// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:CONTACT]-(n1:Interaction) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY n1.at, n1.id LIMIT $p2 RETURN [n1.kind, n1.number, r0.source, COLLECT { MATCH (n1)<-[r1:HAD]-(n2:Company) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }] AS v }]) AS rows
