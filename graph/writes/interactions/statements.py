"""Every Cypher text of this package."""

# What new purchases and returns add to BOUGHT, by buyer and product, where the buyers are locked.
ADD_BOUGHT = """UNWIND $rows AS row
MATCH (b:<label> {id: row.id})
MATCH (p:Product {sku: row.sku})
MERGE (b)-[x:BOUGHT]->(p)
ON CREATE SET x.times = 0, x.quantity = 0, x.spent = 0, x.returnedQuantity = 0, x.refunded = 0
SET x.times = x.times + row.times, x.quantity = x.quantity + row.quantity, x.spent = x.spent + row.spent,
  x.returnedQuantity = x.returnedQuantity + row.returnedQuantity, x.refunded = x.refunded + row.refunded,
  x.firstAt = CASE WHEN x.firstAt IS NULL OR row.firstAt < x.firstAt THEN row.firstAt ELSE x.firstAt END,
  x.lastAt = CASE WHEN x.lastAt IS NULL OR row.lastAt > x.lastAt THEN row.lastAt ELSE x.lastAt END
RETURN count(x)"""

# Credited referrals of customers who have bought: they count as converted unless they were refused. Returns who
# brought whom, of those that have changed.
CONVERT_REFERRALS = """UNWIND $ids AS id
MATCH (b:Customer {id: id})<-[r:REFERRED {isCredited: true}]-(a:Customer)
WHERE r.status IS NULL OR r.status IN ['INVITED', 'SIGNED_UP']
SET r.status = 'CONVERTED'
RETURN a.id, id"""
