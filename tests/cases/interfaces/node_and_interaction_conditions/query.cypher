// node: page
MATCH (n0:Interaction) WHERE n0.id IN $p0
RETURN ['Interaction', [n0.id, n0.kind, n0.number, n0.quantity]] AS v
