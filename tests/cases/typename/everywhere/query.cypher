// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [] AS v }]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [] AS v }] AS v ORDER BY n0.id LIMIT $p1

// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL RETURN [count(n0)] AS a0 }
CALL () { CALL () { MATCH (n1:Customer) RETURN n1.stage AS k0, count(n1) AS m0 UNION MATCH (n1:Customer) WHERE n1.archivedAt IS NOT NULL RETURN n1.stage AS k0, 0 - count(n1) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
RETURN [a0, g0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH [count(n0)] AS a0
RETURN [a0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE n1.archivedAt IS NULL
WITH n1.stage AS k0, count(n1) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p0
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// product: page
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.price]) AS rows
