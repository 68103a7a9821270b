// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
CALL (n0) { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE n1.archivedAt IS NULL RETURN [count(n1), min(n1.employeeCount), min(r0.since)] AS a0 }
CALL (n0) { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE ((r1.since IS NULL) OR (r1.since <= $p2)) AND ((r1.until IS NULL) OR (r1.until > $p2)) AND (n2.archivedAt IS NULL) RETURN [count(n2), max(r1.since)] AS a1 }
RETURN collect([n0.id, a0, a1]) AS rows
