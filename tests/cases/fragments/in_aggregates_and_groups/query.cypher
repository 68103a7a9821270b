// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) RETURN [count(n0), sum(n0.total)] AS a0 }
CALL () { MATCH (n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) WITH n1.channel AS k0, count(n1) AS m0, sum(n1.total) AS m1 WITH k0, m0, m1 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0, m1]) AS g0 }
RETURN [a0, g0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH [count(n0), sum(n0.total)] AS a0
RETURN [a0] AS v

// purchases: figures 2 on arcadedb
MATCH (n1:Interaction) WHERE (n1.kind IN ['PURCHASE']) AND (n1.archivedAt IS NULL)
WITH n1.channel AS k0, count(n1) AS m0, sum(n1.total) AS m1
WITH k0, m0, m1 ORDER BY k0 LIMIT $p0
WITH collect([k0, m0, m1]) AS g0
RETURN [g0] AS v
