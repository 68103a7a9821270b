// search: page on neo4j
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()
CALL db.index.fulltext.queryNodes('customer_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Customer', [n0.id, n0.name, n0.nativeName, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }]] AS v

// search: page on arcadedb
CALL db.index.fulltext.queryNodes('customer_words', $p0) YIELD node AS n0, score AS score
WITH n0, score WHERE n0.archivedAt IS NULL
WITH n0, score ORDER BY score DESC, n0.id LIMIT $p1
RETURN ['Customer', [n0.id, n0.name, n0.nativeName, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }]] AS v
