// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.familyNameKey > $p0) OR ((n0.familyNameKey = $p0) AND ((n0.familyName > $p1) OR ((n0.familyName = $p1) AND (n0.id > $p2)))))
WITH n0 ORDER BY n0.familyNameKey IS NULL DESC, n0.familyNameKey, n0.familyName IS NULL DESC, n0.familyName, n0.id LIMIT $p3
RETURN collect([n0.familyName, [n0.familyNameKey, n0.familyName, n0.id]]) AS rows
