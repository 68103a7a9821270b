// Everybody within eight steps of referral below a customer.
MATCH way = (:Customer {id: $id})-[:REFERRED*1..8]->(c:Customer)
RETURN collect({depth: length(way), parent: nodes(way)[-2].id, id: c.id, name: c.name}) AS answer
