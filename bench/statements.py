"""What somebody with the bare driver would write: it returns what the questions ask for under its names.

Everything else that is measured is the compiler's own.
"""

# What a question is about, by its root field; leans on the unique index of the id.
FOUND = {
    "customer": "MATCH (n:Customer) WHERE n.id = $id",
    "purchases": "MATCH (n:Interaction) WHERE n.kind = 'PURCHASE' AND n.archivedAt IS NULL AND n.id >= $from",
    "customers": "MATCH (n:Customer) WHERE n.archivedAt IS NULL AND n.id >= $from",
}

# A row of it.
NAMED = {
    "customer": """{id: n.id, name: n.name, givenName: n.givenName, familyName: n.familyName, stage: n.stage,
 gender: n.gender, birthDate: n.birthDate, language: n.language, createdAt: n.createdAt + 'Z',
 updatedAt: n.updatedAt + 'Z'}""",
    "purchases": """{id: n.id, number: n.number, at: n.at + 'Z', createdAt: n.createdAt + 'Z', channel: n.channel,
 status: n.status, paymentMethod: n.paymentMethod, country: n.country, quantity: n.quantity,
 total: {amount: n.total, currency: 'GBP'}}""",
    "customers": """{id: n.id, name: n.name, birthDate: n.birthDate,
 household: head(COLLECT { MATCH (n)-[r:MEMBER_OF]->(h:Household) WHERE r.isPrimary = true
 AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today) AND h.archivedAt IS NULL
 WITH h ORDER BY h.id LIMIT 1 RETURN {name: h.name} AS v }),
 purchases: {nodes: COLLECT { MATCH (n)-[:HAD]->(p:Interaction) WHERE p.kind = 'PURCHASE' AND p.archivedAt IS NULL
 WITH p ORDER BY p.id LIMIT 5 RETURN {at: p.at + 'Z', channel: p.channel, total: {amount: p.total, currency: 'GBP'},
 lines: {edges: COLLECT { MATCH (p)-[l:CONTAINS]->(x:Product) WHERE x.archivedAt IS NULL
 WITH x, l ORDER BY x.id, l.line LIMIT 5
 RETURN {quantity: l.quantity, unitPrice: {amount: l.unitPrice}, node: {sku: x.sku, name: x.name}} AS v }}} AS v }}}""",
}


def named(root: str, *, streams_sorted: bool) -> str:
    """One record that holds all rows; or rows, on an engine that reads a page from an index only so."""
    if streams_sorted or root == "customer":
        page = "" if root == "customer" else " ORDER BY n.id LIMIT $first"
        return FOUND[root] + "\nRETURN " + NAMED[root] + " AS v" + page
    return FOUND[root] + "\nWITH n ORDER BY n.id LIMIT $first\nRETURN collect(" + NAMED[root] + ") AS rows"
