// How many interactions of each kind there were in each month; by the index of the moment.
MATCH (i:Interaction)
WHERE i.at >= $since
WITH i.kind AS kind, left(i.at, 7) AS month, count(*) AS count
RETURN collect({kind: kind, month: month + '-01', count: count}) AS answer
