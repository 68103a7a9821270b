// products: figures
CALL () { MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND (n0.price IN $p0) RETURN [avg(n0.price), count(n0), sum(n0.price)] AS a0 }
RETURN [a0] AS v
