// companies: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:PARENT_OF*0..32]-(n1:Company) WHERE (size([x0 IN r0 WHERE NOT (((x0.since IS NULL) OR (x0.since <= $p0)) AND ((x0.until IS NULL) OR (x0.until > $p0)))]) = 0) AND (NOT EXISTS { MATCH (n1)<-[r1:PARENT_OF]-(n2) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) }) AND (size([x1 IN r0 WHERE NOT (startNode(x1).archivedAt IS NULL)]) = 0) AND (n1.nameKey = $p1) AND (n1.name = $p2) }
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows

// companies: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:PARENT_OF*0..32]-(n1:Company) WHERE (size([x0 IN r0 WHERE NOT (((x0.since IS NULL) OR (x0.since <= $p0)) AND ((x0.until IS NULL) OR (x0.until > $p0)))]) = 0) AND (NOT EXISTS { MATCH (n1)<-[r1:PARENT_OF]-(n2) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) }) AND (size([x1 IN r0 WHERE NOT (startNode(x1).archivedAt IS NULL)]) = 0) AND (n1.nameKey = $p1) AND (n1.name = $p2) }
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p3
