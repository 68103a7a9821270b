// The first fifty by name, their last five purchases and up to five lines of each; by the index of the name.
MATCH (c:Customer)
WHERE c.nameKey >= '' AND c.stage = $stage AND c.language = $language
WITH c ORDER BY c.nameKey LIMIT 50
RETURN collect({id: c.id, name: c.name, birthDate: c.birthDate,
  household: head(COLLECT { MATCH (c)-[:MEMBER_OF]->(h:Household) RETURN {name: h.name} }),
  purchases: COLLECT {
    MATCH (c)-[:HAD]->(i:Interaction)
    WHERE i.kind = 'PURCHASE'
    WITH i ORDER BY i.at DESC LIMIT 5
    RETURN {at: i.at, channel: i.channel, total: i.total, lines: COLLECT {
      MATCH (i)-[l:CONTAINS]->(p:Product)
      WITH l, p ORDER BY l.line LIMIT 5
      RETURN {quantity: l.quantity, unitPrice: l.unitPrice, product: {sku: p.sku, name: p.name}}
    }}
  }}) AS answer
