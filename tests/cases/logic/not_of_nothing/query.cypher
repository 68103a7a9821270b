// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE false } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND false }] AS v

// customers: figures on arcadedb
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND false }] AS v
