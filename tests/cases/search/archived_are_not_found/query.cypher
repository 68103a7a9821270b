// search: page on neo4j
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('customer_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Customer', [n0.id, n0.name, n0.nativeName]] AS v
UNION ALL
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('company_words', $p0) YIELD node AS n1, score AS score
WITH n1, score WHERE n1.archivedAt IS NULL
WITH n1, score ORDER BY score DESC, n1.id LIMIT $p1
RETURN ['Company', [n1.id, n1.name, n1.legalName]] AS v
UNION ALL
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('household_words', $p0) YIELD node AS n2, score AS score
WITH n2, score WHERE n2.archivedAt IS NULL
WITH n2, score ORDER BY score DESC, n2.id LIMIT $p1
RETURN ['Household', [n2.id, n2.name]] AS v
UNION ALL
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('product_words', $p0) YIELD node AS n3, score AS score
WITH n3, score WHERE n3.archivedAt IS NULL
WITH n3, score ORDER BY score DESC, n3.id LIMIT $p1
RETURN ['Product', ['', n3.id, n3.sku, n3.name, n3.description][1..]] AS v
UNION ALL
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('category_words', $p0) YIELD node AS n4, score AS score
WITH n4, score WHERE n4.archivedAt IS NULL
WITH n4, score ORDER BY score DESC, n4.id LIMIT $p1
RETURN ['Category', [n4.id, n4.name]] AS v

// search: page on arcadedb
CALL db.index.fulltext.queryNodes('customer_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Customer', [n0.id, n0.name, n0.nativeName]] AS v
UNION ALL
CALL db.index.fulltext.queryNodes('company_words', $p0) YIELD node AS n1, score AS score
WITH n1, score WHERE n1.archivedAt IS NULL
WITH n1, score ORDER BY score DESC, n1.id LIMIT $p1
RETURN ['Company', [n1.id, n1.name, n1.legalName]] AS v
UNION ALL
CALL db.index.fulltext.queryNodes('household_words', $p0) YIELD node AS n2, score AS score
WITH n2, score WHERE n2.archivedAt IS NULL
WITH n2, score ORDER BY score DESC, n2.id LIMIT $p1
RETURN ['Household', [n2.id, n2.name]] AS v
UNION ALL
CALL db.index.fulltext.queryNodes('product_words', $p0) YIELD node AS n3, score AS score
WITH n3, score WHERE n3.archivedAt IS NULL
WITH n3, score ORDER BY score DESC, n3.id LIMIT $p1
RETURN ['Product', [n3.id, n3.sku, n3.name, n3.description]] AS v
UNION ALL
CALL db.index.fulltext.queryNodes('category_words', $p0) YIELD node AS n4, score AS score
WITH n4, score WHERE n4.archivedAt IS NULL
WITH n4, score ORDER BY score DESC, n4.id LIMIT $p1
RETURN ['Category', [n4.id, n4.name]] AS v
