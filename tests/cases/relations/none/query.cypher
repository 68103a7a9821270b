// customers: figures
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) }) }] AS v
