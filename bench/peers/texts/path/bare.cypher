// The customers on a shortest way between two over ties.
MATCH (a:Customer {id: $from}), (b:Customer {id: $to})
MATCH way = shortestPath((a)-[:TIED_TO*..8]->(b))
RETURN [n IN nodes(way) | n.id] AS answer
