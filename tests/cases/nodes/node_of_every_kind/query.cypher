// nodes: page on neo4j
MATCH (n0:Customer) WHERE n0.id IN $p0
RETURN ['Customer', [n0.id, n0.name]] AS v
UNION ALL
MATCH (n1:Company) WHERE n1.id IN $p0
RETURN ['Company', [n1.id, n1.name, n1.employeeCount]] AS v
UNION ALL
MATCH (n2:Household) WHERE n2.id IN $p0
RETURN ['Household', [n2.id, n2.name]] AS v
UNION ALL
MATCH (n3:Product) WHERE n3.id IN $p0
RETURN ['Product', [n3.id, n3.sku]] AS v
UNION ALL
MATCH (n4:Category) WHERE n4.id IN $p0
RETURN ['Category', [n4.id, n4.key]] AS v
UNION ALL
MATCH (n5:Interaction) WHERE n5.id IN $p0
RETURN ['Interaction', ['', n5.id, n5.kind, n5.at, n5.total, n5.rating][1..]] AS v
UNION ALL
MATCH (n6:Identifier) WHERE n6.id IN $p0
RETURN ['Identifier', [n6.id, n6.normalised]] AS v
UNION ALL
MATCH (n7:Address) WHERE n7.id IN $p0
RETURN ['Address', [n7.id, n7.city]] AS v
UNION ALL
MATCH (n8:Consent) WHERE n8.id IN $p0
RETURN ['Consent', [n8.id, n8.purpose]] AS v
UNION ALL
MATCH (n9:Source) WHERE n9.id IN $p0
RETURN ['Source', [n9.id, n9.name]] AS v
UNION ALL
MATCH (n10:Adjustment) WHERE n10.id IN $p0
RETURN ['Adjustment', [n10.id, n10.quantity]] AS v

// nodes: page on arcadedb
MATCH (n0:Customer) WHERE n0.id IN $p0
RETURN ['Customer', [n0.id, n0.name]] AS v
UNION ALL
MATCH (n1:Company) WHERE n1.id IN $p0
RETURN ['Company', [n1.id, n1.name, n1.employeeCount]] AS v
UNION ALL
MATCH (n2:Household) WHERE n2.id IN $p0
RETURN ['Household', [n2.id, n2.name]] AS v
UNION ALL
MATCH (n3:Product) WHERE n3.id IN $p0
RETURN ['Product', [n3.id, n3.sku]] AS v
UNION ALL
MATCH (n4:Category) WHERE n4.id IN $p0
RETURN ['Category', [n4.id, n4.key]] AS v
UNION ALL
MATCH (n5:Interaction) WHERE n5.id IN $p0
RETURN ['Interaction', [n5.id, n5.kind, n5.at, n5.total, n5.rating]] AS v
UNION ALL
MATCH (n6:Identifier) WHERE n6.id IN $p0
RETURN ['Identifier', [n6.id, n6.normalised]] AS v
UNION ALL
MATCH (n7:Address) WHERE n7.id IN $p0
RETURN ['Address', [n7.id, n7.city]] AS v
UNION ALL
MATCH (n8:Consent) WHERE n8.id IN $p0
RETURN ['Consent', [n8.id, n8.purpose]] AS v
UNION ALL
MATCH (n9:Source) WHERE n9.id IN $p0
RETURN ['Source', [n9.id, n9.name]] AS v
UNION ALL
MATCH (n10:Adjustment) WHERE n10.id IN $p0
RETURN ['Adjustment', [n10.id, n10.quantity]] AS v
