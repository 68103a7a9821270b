// A claim that is refused counts for nothing: it gives up its credit, so that another can have it.
MATCH (:Customer)-[r:REFERRED]->(:Customer)
WHERE r.status = 'REJECTED' AND r.isCredited = true
SET r.isCredited = false;
