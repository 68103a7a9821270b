// search: page on neo4j
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('product_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Product', ['', n0.id, n0.sku, n0.name, n0.description][1..]] AS v

// search: page on arcadedb
CALL db.index.fulltext.queryNodes('product_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Product', [n0.id, n0.sku, n0.name, n0.description]] AS v
