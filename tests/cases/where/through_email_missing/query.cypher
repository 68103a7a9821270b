// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0) AND (NOT EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) AND (n1.normalised IS NOT NULL) }) AND (NOT EXISTS { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'PHONE') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) AND (n2.normalised IS NOT NULL) })
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows
