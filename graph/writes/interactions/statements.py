"""Every Cypher text of this package."""

# Credited referrals of customers who have bought: they count as converted unless they were refused. Returns who
# brought whom, of those that have changed.
CONVERT_REFERRALS = """UNWIND $ids AS id
MATCH (b:Customer {id: id})<-[r:REFERRED {isCredited: true}]-(a:Customer)
WHERE r.status IS NULL OR r.status IN ['INVITED', 'SIGNED_UP']
SET r.status = 'CONVERTED'
RETURN a.id, id"""
