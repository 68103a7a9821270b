// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.nativeNameKey IS NOT NULL) OR ((n0.nativeNameKey IS NULL) AND ((n0.nativeName IS NOT NULL) OR ((n0.nativeName IS NULL) AND ((n0.familyNameKey < $p0) OR ((n0.familyNameKey = $p0) AND ((n0.familyName < $p1) OR ((n0.familyName = $p1) AND (n0.id < $p2)))))))))
WITH n0 ORDER BY n0.nativeNameKey IS NULL DESC, n0.nativeNameKey, n0.nativeName IS NULL DESC, n0.nativeName, n0.familyNameKey DESC, n0.familyName DESC, n0.id DESC LIMIT $p3
RETURN collect([n0.id, n0.familyName, ['', n0.nativeNameKey, n0.nativeName, n0.familyNameKey, n0.familyName, n0.id][1..]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((n0.nativeNameKey IS NOT NULL) OR ((n0.nativeNameKey IS NULL) AND ((n0.nativeName IS NOT NULL) OR ((n0.nativeName IS NULL) AND ((n0.familyNameKey < $p0) OR ((n0.familyNameKey = $p0) AND ((n0.familyName < $p1) OR ((n0.familyName = $p1) AND (n0.id < $p2)))))))))
WITH n0 ORDER BY n0.nativeNameKey IS NULL DESC, n0.nativeNameKey, n0.nativeName IS NULL DESC, n0.nativeName, n0.familyNameKey DESC, n0.familyName DESC, n0.id DESC LIMIT $p3
RETURN collect([n0.id, n0.familyName, [n0.nativeNameKey, n0.nativeName, n0.familyNameKey, n0.familyName, n0.id]]) AS rows
