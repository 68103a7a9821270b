// nodes: page
MATCH (n0:Customer) WHERE n0.id IN $p0
RETURN ['Customer', [n0.id]] AS v
UNION ALL
MATCH (n1:Product) WHERE n1.id IN $p0
RETURN ['Product', [n1.id, n1.version]] AS v
