// node: page
MATCH (n0:Customer) WHERE n0.id IN $p0
RETURN ['Customer', [n0.id]] AS v
