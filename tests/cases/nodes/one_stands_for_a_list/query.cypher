// nodes: page
MATCH (n0:Source) WHERE n0.id IN $p0
RETURN ['Source', [n0.id]] AS v

// again: page
MATCH (n0:Source) WHERE n0.id IN $p0
RETURN ['Source', [n0.id]] AS v
