// categories: figures
RETURN [COUNT { MATCH (n0:Category) WHERE n0.archivedAt IS NULL }] AS v
