// purchases: figures on neo4j
CALL () { MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) RETURN [count(n0), sum(n0.quantity), sum(n0.total)] AS a0 }
RETURN [a0] AS v

// purchases: figures on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
WITH [count(n0), sum(n0.quantity), sum(n0.total)] AS a0
RETURN [a0] AS v
