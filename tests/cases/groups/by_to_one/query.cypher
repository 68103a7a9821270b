// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH COLLECT { MATCH (n0)-[r0:LOCATED_AT]->(n1:Address) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) RETURN n1.country AS v ORDER BY n1.id LIMIT 1 }[0] AS k0, count(n0) AS m0 WITH k0, m0 ORDER BY m0 DESC, k0 LIMIT $p1 RETURN collect([k0, m0]) AS g0 }
RETURN [g0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH COLLECT { MATCH (n0)-[r0:LOCATED_AT]->(n1:Address) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) RETURN n1.country AS v ORDER BY n1.id LIMIT 1 }[0] AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY m0 DESC, k0 LIMIT $p1
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) WITH COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.stage AS v ORDER BY n1.id LIMIT 1 }[0] AS k0, COLLECT { MATCH (n0)<-[r1:HAD]-(n2:Company) WHERE n2.archivedAt IS NULL RETURN n2.industry AS v ORDER BY n2.id LIMIT 1 }[0] AS k1, COLLECT { MATCH (n0)<-[r2:HAD]-(n3:Company) WHERE n3.archivedAt IS NULL RETURN n3.industryKey AS v ORDER BY n3.id LIMIT 1 }[0] AS h0, count(n0) AS m0, sum(n0.total) AS m1 WITH k0, k1, h0, m0, m1 ORDER BY k0, h0, k1 LIMIT $p0 RETURN collect([k0, k1, m0, m1]) AS g0 }
RETURN [g0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.stage AS v ORDER BY n1.id LIMIT 1 }[0] AS k0, COLLECT { MATCH (n0)<-[r1:HAD]-(n2:Company) WHERE n2.archivedAt IS NULL RETURN n2.industry AS v ORDER BY n2.id LIMIT 1 }[0] AS k1, COLLECT { MATCH (n0)<-[r2:HAD]-(n3:Company) WHERE n3.archivedAt IS NULL RETURN n3.industryKey AS v ORDER BY n3.id LIMIT 1 }[0] AS h0, count(n0) AS m0, sum(n0.total) AS m1
WITH k0, k1, h0, m0, m1 ORDER BY k0, h0, k1 LIMIT $p0
WITH collect([k0, k1, m0, m1]) AS g0
RETURN [g0] AS v
