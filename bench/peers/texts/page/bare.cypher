// The first fifty by name and how many there are; by the index of the stage.
MATCH (c:Customer)
WHERE c.stage = $stage AND c.language = $language
WITH c ORDER BY c.nameKey
WITH collect(c) AS found
RETURN {total: size(found), rows: [c IN found[..50] | {id: c.id, name: c.name, birthDate: c.birthDate}]} AS answer
