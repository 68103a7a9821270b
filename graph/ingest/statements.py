"""Every Cypher text of this package; longer than most files since one text a task reads best side by side.

Slots in angle brackets are names from the model (see slots.py; `<map>`: all that a row's `properties` have), everything
else is a parameter. Rows come in lists of
maps of at most a thousand; each statement anchors on a unique key, so its cost is that of its rows alone.
"""

# The nodes with these keys: key, all properties, whether this source has told of it. Leans on the key's unique index.
FIND_NODES = """UNWIND $keys AS key
MATCH (n:<label> {<property>: key})
OPTIONAL MATCH (n)-[:FROM]->(s:Source {key: $source})
RETURN key, properties(n), s IS NOT NULL"""

# The ids of the nodes with these keys: key, id.
FIND_IDS = """UNWIND $keys AS key
MATCH (n:<label> {<property>: key})
RETURN key, n.id"""

# Who holds these identifiers today: key, id, labels. One row for each holder.
FIND_HOLDERS = """UNWIND $keys AS key
MATCH (x:Identifier {key: key})<-[held:IDENTIFIED_BY]-(n)
WHERE held.until IS NULL OR held.until > $today
RETURN key, n.id, labels(n)"""

# Every source by its key.
FIND_SOURCES = """MATCH (s:Source)
RETURN s.key"""

# The source, created when it is new.
TELL_SOURCE = """MERGE (s:Source {key: $source})
ON CREATE SET s += $properties"""

# New nodes, each told by the source; returns how many.
CREATE_NODES = """MATCH (s:Source {key: $source})
UNWIND $rows AS row
CREATE (n:<label>)
SET n = row.properties
CREATE (n)-[:FROM {at: $at, key: row.told}]->(s)
RETURN count(n)"""

# Changes of known nodes; the version counts them; returns how many.
CHANGE_NODES = """UNWIND $rows AS row
MATCH (n:<label> {id: row.id})
SET n += row.changes, n.updatedAt = $at, n.version = n.version + 1
RETURN count(n)"""

# The same where the source has told of them, which is noted with the change.
TELL_CHANGES = """MATCH (s:Source {key: $source})
UNWIND $rows AS row
MATCH (n:<label> {id: row.id})
SET n += row.changes, n.updatedAt = $at, n.version = n.version + 1
MERGE (n)-[f:FROM]->(s)
SET f.at = $at, f.key = row.told
RETURN count(n)"""

# The source tells of known nodes, for the first time or again.
TELL_NODES = """MATCH (s:Source {key: $source})
UNWIND $rows AS row
MATCH (n:<label> {id: row.id})
MERGE (n)-[f:FROM]->(s)
SET f.at = $at, f.key = row.told"""

# What leads from these nodes over one type of relationship: start, end, properties, element, type of an identifier.
FIND_LINKS_OUT = """UNWIND $ids AS id
MATCH (a:<start> {id: id})-[r:<type>]->(b:<end>)
RETURN id, b.id, properties(r), elementId(r), b.type"""

# The same read from the other side: start, end, properties, element, nothing. The ids are those of the ends, and the
# pattern begins with them: the embedded engine starts where the text does.
FIND_LINKS_IN = """UNWIND $ids AS id
MATCH (b:<end> {id: id})<-[r:<type>]-(a:<start>)
RETURN a.id, id, properties(r), elementId(r), null"""

# New relationships; returns how many.
CREATE_LINKS = """UNWIND $rows AS row
MATCH (a:<start> {id: row.start})
MATCH (b:<end> {id: row.end})
CREATE (a)-[r:<type> <map>]->(b)
RETURN count(r)"""

# Changes of known relationships, found again by what names them within the transaction; returns how many.
CHANGE_LINKS = """UNWIND $rows AS row
MATCH (a:<start> {id: row.start})-[r:<type>]->(b:<end> {id: row.end})
WHERE elementId(r) = row.element
SET r += row.changes
RETURN count(r)"""

# Relationships that no longer hold; returns how many.
DROP_LINKS = """UNWIND $rows AS row
MATCH (a:<start> {id: row.start})-[r:<type>]->(b:<end> {id: row.end})
WHERE elementId(r) = row.element
DELETE r
RETURN count(*)"""

# Whoever changes a hierarchy counts on here, and so waits for the others who do: two links that would lead in a circle
# together cannot both be made.
LOCK_HIERARCHY = """MERGE (f:Feed {name: $name})
ON CREATE SET f.position = 0
SET f.position = f.position + 1"""

# How far customers have come, locked: id, stage, the moment of the first purchase.
LOCK_STANDINGS = """UNWIND $ids AS id
MATCH (c:Customer {id: id})
SET c.lock = true
REMOVE c.lock
WITH c
OPTIONAL MATCH (c)-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL
RETURN c.id, c.stage, min(i.at)"""

# Which of these products are known: sku, whether its name is but its code.
FIND_ARTICLES = """UNWIND $keys AS key
MATCH (p:Product {sku: key})
RETURN key, p.name = p.sku"""

# Products that had no name get one; returns their ids and versions.
NAME_ARTICLES = """UNWIND $rows AS row
MATCH (p:Product {sku: row.sku})
SET p += row.changes, p.updatedAt = $at, p.version = p.version + 1
RETURN p.id, p.version"""

# The lines of known purchases: id of the purchase, sku, properties, element.
FIND_LINES = """UNWIND $ids AS id
MATCH (i:Interaction {id: id})-[l:CONTAINS]->(p:Product)
RETURN id, p.sku, properties(l), elementId(l)"""

# New lines; returns for each kind of interaction how many they are and their sum.
CREATE_LINES = """UNWIND $purchases AS purchase
MATCH (i:Interaction {id: purchase.id})
UNWIND purchase.lines AS row
MATCH (p:Product {sku: row.sku})
CREATE (i)-[l:CONTAINS <map>]->(p)
RETURN i.kind, count(l), sum(l.total)"""

# Lines that stand no more as they did.
DROP_LINES = """UNWIND $rows AS row
MATCH (i:Interaction {id: row.id})-[l:CONTAINS]->()
WHERE elementId(l) = row.element
DELETE l"""

# The sums of purchases whose lines have changed, and what the change is worth in their own currency; returns all their
# properties.
SUM_LINES = """UNWIND $rows AS row
MATCH (i:Interaction {id: row.id})-[l:CONTAINS]->()
WITH i, row, sum(l.total) AS total, sum(l.quantity) AS quantity, sum(l.discount) AS discount
SET i.total = total, i.quantity = quantity, i.discount = discount, i.originalTotal = i.originalTotal + row.original,
  i.updatedAt = $at, i.version = i.version + 1
RETURN properties(i)"""

# Which buyers these purchases have: id of the purchase, id of the buyer, its labels.
FIND_BUYERS = """UNWIND $ids AS id
MATCH (i:Interaction {id: id})<-[:HAD]-(b)
RETURN id, b.id, labels(b)"""

# Links from adjustments to products, and what is there: returns how many and their sum.
CREATE_CORRECTIONS = """MATCH (s:Source {key: $source})
UNWIND $rows AS row
MATCH (p:Product {sku: row.sku})
CREATE (a:Adjustment)
SET a = row.properties
CREATE (a)-[:ADJUSTS]->(p)
CREATE (a)-[:FROM {at: $at, key: row.told}]->(s)
RETURN count(a), sum(a.amount)"""

# Known adjustments: key, properties, sku.
FIND_CORRECTIONS = """UNWIND $keys AS key
MATCH (a:Adjustment {key: key})-[:ADJUSTS]->(p:Product)
RETURN key, properties(a), p.sku"""

# An adjustment moves to another product.
MOVE_CORRECTIONS = """UNWIND $rows AS row
MATCH (a:Adjustment {id: row.id})-[old:ADJUSTS]->()
MATCH (p:Product {sku: row.sku})
DELETE old
CREATE (a)-[:ADJUSTS]->(p)"""

# Buyers whose BOUGHT is out of date, kept with the import until it has been added up: survives a kill.
OWE_BOUGHT = """MATCH (m:Import {key: $import})
UNWIND $ids AS id
MATCH (b:<label> {id: id})
CREATE (m)-[:OWES]->(b)"""

# Some of those buyers: id, labels.
FIND_OWED = """MATCH (m:Import {key: $import})-[:OWES]->(b)
WITH DISTINCT b
LIMIT $limit
RETURN b.id, labels(b)"""

# They have been added up.
PAY_OWED = """UNWIND $ids AS id
MATCH (b:<label> {id: id})<-[owed:OWES]-(:Import {key: $import})
DELETE owed"""

# Every buyer of one label after this one, in the order of ids.
NEXT_BUYERS = """MATCH (b:<label>)
WHERE b.id > $after
RETURN b.id
ORDER BY b.id
LIMIT $limit"""

# How many buyers of one label there are.
COUNT_BUYERS = """MATCH (b:<label>)
RETURN count(b)"""

# Nobody else changes these buyers until the commit: a value that comes and goes changes nothing, and locks.
LOCK_BUYERS = """UNWIND $ids AS id
MATCH (b:<label> {id: id})
SET b.lock = true
REMOVE b.lock"""

# What all purchases and returns of these buyers add up to, product by product: the old sums go ...
DROP_BOUGHT = """UNWIND $ids AS id
MATCH (b:<label> {id: id})-[x:BOUGHT]->()
DELETE x"""

# ... and the new ones come; returns how many. Archived interactions count for nothing.
ADD_UP_BOUGHT = """UNWIND $ids AS id
MATCH (b:<label> {id: id})-[:HAD]->(i:Interaction)-[l:CONTAINS]->(p:Product)
WHERE i.archivedAt IS NULL
WITH b, p,
  count(DISTINCT CASE WHEN i.kind = 'PURCHASE' THEN i.id END) AS times,
  sum(CASE WHEN i.kind = 'PURCHASE' THEN l.quantity ELSE 0 END) AS quantity,
  sum(CASE WHEN i.kind = 'PURCHASE' THEN l.total ELSE 0 END) AS spent,
  sum(CASE WHEN i.kind = 'RETURN' THEN l.quantity ELSE 0 END) AS returnedQuantity,
  sum(CASE WHEN i.kind = 'RETURN' THEN l.total ELSE 0 END) AS refunded,
  min(CASE WHEN i.kind = 'PURCHASE' THEN i.at END) AS firstAt,
  max(CASE WHEN i.kind = 'PURCHASE' THEN i.at END) AS lastAt
CREATE (b)-[x:BOUGHT {times: times, quantity: quantity, spent: spent, returnedQuantity: returnedQuantity,
  refunded: refunded, firstAt: firstAt, lastAt: lastAt}]->(p)
RETURN count(x)"""

# How far an import has come: its state, none when it has never run.
READ_PROGRESS = """MATCH (m:Import {key: $import})
RETURN m.state"""

# The same transaction that writes a batch says so.
SAVE_PROGRESS = """MERGE (m:Import {key: $import})
ON CREATE SET m.startedAt = $at
SET m.state = $state, m.updatedAt = $at"""
