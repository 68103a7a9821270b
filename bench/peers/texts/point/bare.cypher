// A customer; by the unique id.
MATCH (c:Customer {id: $id})
RETURN {id: c.id, name: c.name, givenName: c.givenName, familyName: c.familyName, stage: c.stage, gender: c.gender,
  birthDate: c.birthDate, language: c.language, createdAt: c.createdAt, updatedAt: c.updatedAt} AS answer
