// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) } - COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL }] AS v

// customers: figures on arcadedb
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL }] AS v

// named: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.stage = $p0 } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.stage = $p0) }] AS v

// named: figures on arcadedb
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0) }] AS v
