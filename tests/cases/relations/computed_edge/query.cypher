// households: page on neo4j
MATCH (n0:Household) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:MEMBER_OF]-(n1:Customer)-[r1:HAD]->(n2:Interaction)-[r2:CONTAINS]->(n3:Product) WHERE ((r0.since IS NULL) OR (toString(date(datetime({datetime: datetime(n2.at + 'Z'), timezone: $p0}))) >= r0.since)) AND ((r0.until IS NULL) OR (toString(date(datetime({datetime: datetime(n2.at + 'Z'), timezone: $p0}))) < r0.until)) AND (n1.archivedAt IS NULL) AND (n2.archivedAt IS NULL) AND (n3.archivedAt IS NULL) WITH n3, count(DISTINCT n2) AS n3_times, sum(r2.quantity) AS n3_quantity, sum(r2.total) AS n3_spent, min(n2.at) AS n3_firstAt, max(n2.at) AS n3_lastAt WHERE (n3_times >= $p1) AND (n3_spent > $p2) RETURN n3 }
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows

// households: page on arcadedb
MATCH (n0:Household) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:MEMBER_OF]-(n1:Customer)-[r1:HAD]->(n2:Interaction)-[r2:CONTAINS]->(n3:Product) WHERE ((r0.since IS NULL) OR (toString(date(datetime({datetime: datetime(n2.at + 'Z'), timezone: $p0}))) >= r0.since)) AND ((r0.until IS NULL) OR (toString(date(datetime({datetime: datetime(n2.at + 'Z'), timezone: $p0}))) < r0.until)) AND (n1.archivedAt IS NULL) AND (n2.archivedAt IS NULL) AND (n3.archivedAt IS NULL) WITH n3, count(DISTINCT n2) AS n3_times, sum(r2.quantity) AS n3_quantity, sum(r2.total) AS n3_spent, min(n2.at) AS n3_firstAt, max(n2.at) AS n3_lastAt WHERE (n3_times >= $p1) AND (n3_spent > $p2) RETURN n3 }
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p3
