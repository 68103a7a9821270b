// products: figures on neo4j
CALL () { MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND (n0.price IN $p0) RETURN [CASE WHEN count(n0.price) = 0 THEN null ELSE toFloat(sum(n0.price)) / count(n0.price) END, count(n0), sum(n0.price)] AS a0 }
RETURN [a0] AS v

// products: figures on arcadedb
MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND (n0.price IN $p0)
WITH [CASE WHEN count(n0.price) = 0 THEN null ELSE toFloat(sum(n0.price)) / count(n0.price) END, count(n0), sum(n0.price)] AS a0
RETURN [a0] AS v
