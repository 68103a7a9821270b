"""What serving says to an engine: long because Cypher stands in one file of a package alone.

Every text starts at ids or another unique key, and goes one step at a time.
"""

MOST_BOUGHT = 1000
"""Products of one buyer that are looked at, those bought last."""

# The model that is served: its number, its settings as JSON, and when it was learned. Leans on the unique id.
MODEL = """MATCH (m:Model {id: 'cross-sell'})
RETURN m.number, m.settings, m.at, m.isPacked, m.newestPurchase"""

# Parts of what is read of customers `c`: what they bought lately; and what they said of personalisation, complained
# about, where they live, what they dismissed.
_BOUGHT = """COLLECT {
    MATCH (c)-[b:BOUGHT]->(p:Product)
    WHERE p.kind = 'GOODS'
    RETURN [p.id, b.lastAt, b.times, b.quantity, b.returnedQuantity, b.spent]
    ORDER BY b.lastAt DESC
    LIMIT $most
  }"""
_TOLD = """COLLECT {
    MATCH (c)-[:GAVE]->(k:Consent)
    WHERE k.purpose = 'PERSONALISATION' AND k.archivedAt IS NULL AND k.at <= $now
    RETURN [k.channel, k.state, k.at, k.until]
  },
  COLLECT {
    MATCH (c)-[:HAD]->(i:Interaction)
    WHERE i.kind = 'COMPLAINT' AND i.archivedAt IS NULL
    RETURN [i.status, COLLECT { MATCH (i)-[:ABOUT]->(p:Product) RETURN p.id }]
  },
  COLLECT {
    MATCH (c)-[l:LOCATED_AT]->(a:Address)
    WHERE l.isPrimary = true AND l.until IS NULL
    RETURN a.country
  },
  COLLECT {
    MATCH (c)-[d:DISMISSED]->(p:Product)
    WHERE d.at >= $dismissed
    RETURN p.id
  }"""

# Customers: id and those parts.
PERSONS = (
    """MATCH (c:Customer)
WHERE c.id IN $ids
RETURN c.id,
  """
    + _BOUGHT
    + """,
  """
    + _TOLD
)

# Parts of the same, and all that it takes to go on from there: of what was bought at their last visits the packed
# weights, and what people said of pairs with it; the model, if there is one: beside a second MATCH the embedded engine
# would read all customers. Visits are the different moments of last purchases.
_LATELY = (
    """MATCH (c:Customer)
WHERE c.id IN $ids
WITH c, """
    + _BOUGHT
    + """ AS bought
WITH c, bought,
  [i IN range(0, size(bought) - 1) WHERE i = 0 OR bought[i][1] <> bought[i - 1][1] | bought[i][1]] AS visits
WITH c, bought, coalesce(visits[$visits - 1], '') AS since
RETURN c.id, bought,
  """
    + _TOLD
    + """,
  COLLECT {
    MATCH (c)-[b:BOUGHT]->(p:Product)
    WHERE p.kind = 'GOODS' AND b.lastAt >= since
    """
)
_PAIRS = """COLLECT {
      MATCH (p)-[r:PINNED|BOOSTED|BLOCKED|COMPLEMENTS|SUBSTITUTES]-(q:Product)
      RETURN [type(r), q.id, startNode(r).id]
    }]
  },
  COLLECT {
    MATCH (m:Model {id: 'cross-sell'})
    RETURN [m.number, m.settings, m.at, m.isPacked, m.newestPurchase]
  }"""

# A customer with all of that, by unique keys.
WHOLE = (
    _LATELY
    + """OPTIONAL MATCH (s:Sheet {key: 'goes-with/' + p.id})
    RETURN [p.id, p.name, s.text, """
    + _PAIRS
)

# The same where weights are likely to be kept: null stands in their place.
BESIDE = _LATELY + "RETURN [p.id, p.name, null, " + _PAIRS

# What companies bought, of each of them the last ones.
COMPANIES = """MATCH (c:Company)
WHERE c.id IN $ids
RETURN c.id,
  COLLECT {
    MATCH (c)-[b:BOUGHT]->(p:Product)
    WHERE p.kind = 'GOODS'
    RETURN [p.id, b.lastAt, b.times, b.quantity, b.returnedQuantity, b.spent]
    ORDER BY b.lastAt DESC
    LIMIT $most
  }"""

# Who owns whom today, one step down.
OWNED = """MATCH (a:Company)-[r:PARENT_OF]->(b:Company)
WHERE a.id IN $ids AND b.archivedAt IS NULL
  AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN a.id, b.id"""

# Who lives in households today.
MEMBERS = """MATCH (h:Household)<-[r:MEMBER_OF]-(c:Customer)
WHERE h.id IN $ids AND c.archivedAt IS NULL
  AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN h.id, c.id"""

# The households in which customers live today.
HOMES = """MATCH (c:Customer)-[r:MEMBER_OF]->(h:Household)
WHERE c.id IN $ids AND h.archivedAt IS NULL
  AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN c.id, h.id"""

# That a product `q` can be offered today: the part of a text that is the same in four of them.
_SOLD = """q.kind = 'GOODS' AND q.archivedAt IS NULL
  AND (q.isAvailable IS NULL OR q.isAvailable = true)
  AND (q.validFrom IS NULL OR q.validFrom <= $today) AND (q.validUntil IS NULL OR q.validUntil > $today)"""

# Candidates: for each subject what goes with the products it is weighed by, added up, the best ones.
CANDIDATES = (
    """UNWIND $wants AS want
MATCH (p:Product {id: want[1]})-[g:GOES_WITH]->(q:Product)
WHERE """
    + _SOLD
    + """
WITH want[0] AS subject, q.id AS candidate, sum(g.weight * want[2]) AS score
ORDER BY score DESC, candidate
WITH subject, collect([candidate, score]) AS found
RETURN subject, found[..$most]"""
)

# The weights of what products lead to, packed into texts by learning, in one record; from the unique keys.
WEIGHTS = """MATCH (s:Sheet)
WHERE s.key IN $keys
RETURN collect([s.key, s.text])"""

# What people said of pairs: the product that was bought, what they said, the candidate, the name of the first.
CURATED = """MATCH (p:Product)<-[r:PINNED|BOOSTED|BLOCKED|COMPLEMENTS|SUBSTITUTES]-(q:Product)
WHERE p.id IN $ids
RETURN p.id, type(r), q.id, p.name
UNION
MATCH (p:Product)-[r:COMPLEMENTS|SUBSTITUTES]->(q:Product)
WHERE p.id IN $ids
RETURN p.id, type(r), q.id, p.name"""

# Which of these products can be offered today, in one record.
SELLABLE = (
    """MATCH (q:Product)
WHERE q.id IN $ids AND """
    + _SOLD
    + """
RETURN collect(q.id)"""
)

# What leads to each of these products, the strongest edges, with all that speaks for them.
EVIDENCE = """MATCH (q:Product)
WHERE q.id IN $ids
RETURN q.id,
  COLLECT {
    MATCH (q)<-[g:GOES_WITH]-(p:Product)
    RETURN [q.id, p.id, p.name, g.weight, g.buyers, g.ofBuyers, g.buyerLift, g.together, g.support, g.confidence,
      g.lift, g.significance]
    ORDER BY g.weight DESC, p.id
    LIMIT $most
  }"""

# What leads to these from some products alone, in the same columns and in one record.
EVIDENCE_FROM = """MATCH (q:Product)<-[g:GOES_WITH]-(p:Product)
WHERE q.id IN $ids AND p.id IN $from
RETURN collect([q.id, p.id, p.name, g.weight, g.buyers, g.ofBuyers, g.buyerLift, g.together, g.support, g.confidence,
  g.lift, g.significance])"""

# What these products lead to, in the same columns.
TOGETHER = """MATCH (p:Product)-[g:GOES_WITH]->(q:Product)
WHERE p.id IN $ids AND q.archivedAt IS NULL
RETURN q.id, p.id, p.name, g.weight, g.buyers, g.ofBuyers, g.buyerLift, g.together, g.support, g.confidence, g.lift,
  g.significance"""

# The categories of products.
CATEGORIES = """MATCH (q:Product)-[:IN_CATEGORY]->(k:Category)
WHERE q.id IN $ids
RETURN q.id, k.id"""

# Products by what they are sold under: sku, id. Leans on the unique sku.
BY_SKU = """MATCH (p:Product)
WHERE p.sku IN $skus AND p.archivedAt IS NULL
RETURN p.sku, p.id"""

# What the model has for everybody: which list, product, its rank, how many buyers that rests on.
POPULAR = (
    """MATCH (m:Model {id: 'cross-sell'})-[r:POPULAR|RISING]->(q:Product)
WHERE """
    + _SOLD
    + """
RETURN type(r), q.id, r.rank, r.buyers
ORDER BY type(r), r.rank, q.id"""
)

# Lists for those who are alike, by their keys: key, product, its rank, how many buyers that rests on.
ALIKE = (
    """MATCH (l:Ranking)-[r:RANKS]->(q:Product)
WHERE l.key IN $keys AND """
    + _SOLD
    + """
RETURN l.key, q.id, r.rank, r.buyers
ORDER BY l.key, r.rank, q.id"""
)

# How many bought each of these products, as learning counted them.
BUYERS_OF = """MATCH (p:Product)-[g:GOES_WITH]->(q:Product)
WHERE p.id IN $ids
RETURN p.id, max(g.ofBuyers)"""

# Who bought any of these products: for each target its likely buyers, the best ones, without a regard to when.
BUYERS = """UNWIND $wants AS want
MATCH (p:Product {id: want[1]})<-[:BOUGHT]-(c:Customer)
WHERE c.archivedAt IS NULL
WITH want[0] AS target, c.id AS customer, sum(want[2]) AS score
ORDER BY score DESC, customer
WITH target, collect(customer) AS found
RETURN target, found[..$most]"""

# ------------------------------------------------------------------------------------------------------ what came of it

# Products by what they are sold under, archived ones among them: sku, id.
ANY_BY_SKU = """MATCH (p:Product)
WHERE p.sku IN $skus
RETURN p.sku, p.id"""

# What was shown, each product of each list once. Leans on the unique key.
OFFERED = """UNWIND $rows AS row
MERGE (o:Offer {key: row.key})
ON CREATE SET o = row.first"""

# What happened to it, by the name of what happened; the first time is kept.
MARK = {
    "CLICKED": """UNWIND $rows AS row
MATCH (o:Offer {key: row.key})
WHERE o.clickedAt IS NULL
SET o.clickedAt = row.at""",
    "BOUGHT": """UNWIND $rows AS row
MATCH (o:Offer {key: row.key})
WHERE o.boughtAt IS NULL
SET o.boughtAt = row.at""",
    "DISMISSED": """UNWIND $rows AS row
MATCH (o:Offer {key: row.key})
WHERE o.dismissedAt IS NULL
SET o.dismissedAt = row.at""",
}

# Who does not want to see a product for a while, by what they are.
DISMISS = {
    "Customer": """UNWIND $rows AS row
MATCH (s:Customer {id: row[0]}), (p:Product {id: row[1]})
MERGE (s)-[d:DISMISSED]->(p)
SET d.at = row[2]""",
    "Household": """UNWIND $rows AS row
MATCH (s:Household {id: row[0]}), (p:Product {id: row[1]})
MERGE (s)-[d:DISMISSED]->(p)
SET d.at = row[2]""",
    "Company": """UNWIND $rows AS row
MATCH (s:Company {id: row[0]}), (p:Product {id: row[1]})
MERGE (s)-[d:DISMISSED]->(p)
SET d.at = row[2]""",
}

# What households, or companies, do not want to see for a while.
DISMISSED_BY = {
    "Household": """MATCH (s:Household)-[d:DISMISSED]->(p:Product)
WHERE s.id IN $ids AND d.at >= $dismissed
RETURN s.id, p.id""",
    "Company": """MATCH (s:Company)-[d:DISMISSED]->(p:Product)
WHERE s.id IN $ids AND d.at >= $dismissed
RETURN s.id, p.id""",
}

# What was shown between two moments, and when what came of it, from the index of those moments.
SHOWN = """MATCH (o:Offer)
WHERE o.shownAt >= $since AND o.shownAt < $until
RETURN o.list, o.product, o.subject, o.strategy, o.model, o.arm, o.shownAt, o.clickedAt, o.boughtAt, o.dismissedAt
ORDER BY o.shownAt, o.key
LIMIT $most"""

# Who bought what they had been shown, soon after that, by how their ids begin.
BOUGHT_AFTER = {
    "cus": """UNWIND $rows AS row
MATCH (c:Customer {id: row[0]})-[b:BOUGHT]->(p:Product {id: row[1]})
WHERE b.lastAt > row[2]
MATCH (c)-[:HAD]->(i:Interaction)-[:CONTAINS]->(p)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at > row[2] AND i.at <= row[3]
RETURN DISTINCT row[0], row[1], row[2]""",
    "com": """UNWIND $rows AS row
MATCH (c:Company {id: row[0]})-[b:BOUGHT]->(p:Product {id: row[1]})
WHERE b.lastAt > row[2]
MATCH (c)-[:HAD]->(i:Interaction)-[:CONTAINS]->(p)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at > row[2] AND i.at <= row[3]
RETURN DISTINCT row[0], row[1], row[2]""",
}

# ------------------------------------------------------------------------------------------------------- for everybody

# The next customers in the order of ids, by the unique index.
NEXT = """MATCH (c:Customer)
WHERE c.id > $after AND c.archivedAt IS NULL
RETURN c.id
ORDER BY c.id
LIMIT $limit"""

# A list of those who are alike, made anew: what stood in it goes, then its products come in their order.
EMPTY = """UNWIND $keys AS key
MERGE (l:Ranking {key: key})
WITH l
OPTIONAL MATCH (l)-[r:RANKS]->(q:Product)
DELETE r"""
FILL = """UNWIND $rows AS row
MATCH (l:Ranking {key: row[0]})
MATCH (q:Product {id: row[1]})
CREATE (l)-[:RANKS {rank: row[2], buyers: row[3]}]->(q)"""

# The lists of editions that are no longer kept.
LISTS = """MATCH (l:Ranking)
RETURN l.key"""
FORGET = """UNWIND $keys AS key
MATCH (l:Ranking {key: key})
DETACH DELETE l"""

# What products are called: id, sku, name.
NAMES = """MATCH (p:Product)
WHERE p.id IN $ids
RETURN p.id, p.sku, p.name"""
