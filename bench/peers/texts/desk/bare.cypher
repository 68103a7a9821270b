// A customer with everything that the questions of this name choose from; by the unique id.
MATCH (c:Customer {id: $id})
RETURN c {.id, .name, .givenName, .familyName, .stage, .gender, .birthDate, .language, .version, .createdAt, .updatedAt,
  household: head(COLLECT { MATCH (c)-[:MEMBER_OF]->(h:Household) RETURN {name: h.name} }),
  purchases: COLLECT {
    MATCH (c)-[:HAD]->(i:Interaction)
    WHERE i.kind = 'PURCHASE'
    WITH i ORDER BY i.at DESC LIMIT 5
    RETURN i {.id, .number, .at, .createdAt, .channel, .status, .paymentMethod, .country, .quantity, .total}
  }} AS answer
