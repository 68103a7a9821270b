// node: page on neo4j
MATCH (n0:Interaction) WHERE n0.id IN $p0
RETURN ['Interaction', ['', n0.id, n0.kind, n0.number, n0.quantity][1..]] AS v

// node: page on arcadedb
MATCH (n0:Interaction) WHERE n0.id IN $p0
RETURN ['Interaction', [n0.id, n0.kind, n0.number, n0.quantity]] AS v
