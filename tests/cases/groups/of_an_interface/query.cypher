// interactions: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 4) END AS k0, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.language AS v ORDER BY n1.id LIMIT 1 }[0] AS k1, count(n0) AS m0 WITH k0 + '-01-01' AS k0, k1, m0 ORDER BY k0, k1 LIMIT $p1 RETURN collect([k0, k1, m0]) AS g0 }
CALL () { MATCH (n2:Interaction) WHERE n2.archivedAt IS NULL WITH n2.kind AS k2, count(n2) AS m1, max(n2.at) AS m2 WITH k2, m1, m2 ORDER BY m1 DESC, k2, k2 LIMIT $p2 RETURN collect([k2, m1, m2]) AS g1 }
RETURN [g0, g1] AS v

// interactions: figures on arcadedb
MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL
WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 4) END AS k0, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.language AS v ORDER BY n1.id LIMIT 1 }[0] AS k1, count(n0) AS m0
WITH k0 + '-01-01' AS k0, k1, m0 ORDER BY k0, k1 LIMIT $p1
WITH collect([k0, k1, m0]) AS g0
RETURN [g0] AS v

// interactions: figures 2 on arcadedb
MATCH (n2:Interaction) WHERE n2.archivedAt IS NULL
WITH n2.kind AS k2, count(n2) AS m1, max(n2.at) AS m2
WITH k2, m1, m2 ORDER BY m1 DESC, k2, k2 LIMIT $p0
WITH collect([k2, m1, m2]) AS g1
RETURN [g1] AS v
