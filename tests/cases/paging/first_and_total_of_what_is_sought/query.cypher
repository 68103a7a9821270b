// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey >= $p0) AND ((n0.nameKey > $p0) OR (n0.name >= $p1)) AND (n0.stage = $p2)
WITH n0 LIMIT 2001
WITH collect(n0) AS found
CALL (found) { UNWIND CASE WHEN size(found) > 2000 THEN [] ELSE found END AS n0 WITH n0 ORDER BY n0.nameKey, n0.name, n0.id LIMIT $p3 RETURN collect([n0.name, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p4)) AND ((r0.until IS NULL) OR (r0.until > $p4)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, [n0.nameKey, n0.name, n0.id]]) AS rows }
RETURN rows, [size(found)] AS v

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey >= $p0) AND ((n0.nameKey > $p0) OR (n0.name >= $p1)) AND (n0.stage = $p2)
WITH n0 ORDER BY n0.nameKey, n0.name, n0.id LIMIT $p3
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p4)) AND ((r0.until IS NULL) OR (r0.until > $p4)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, [n0.nameKey, n0.name, n0.id]]) AS rows

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey >= $p0) AND ((n0.nameKey > $p0) OR (n0.name >= $p1)) AND (n0.stage = $p2)
WITH count(n0) AS t0
RETURN [t0] AS v

// last: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 LIMIT 2001
WITH collect(n0) AS found
CALL (found) { UNWIND CASE WHEN size(found) > 2000 THEN [] ELSE found END AS n0 WITH n0 ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p1 RETURN collect([n0.name]) AS rows }
RETURN rows, [size(found)] AS v

// last: page on arcadedb
MATCH (n0:Customer) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.name]) AS rows

// last: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH count(n0) AS t0
RETURN [t0] AS v
