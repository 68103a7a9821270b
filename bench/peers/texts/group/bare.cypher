// How many interactions of each kind there were in each month; by the index of moment and kind.
MATCH (i:Interaction)
WHERE i.at >= $since AND i.kind IS NOT NULL
WITH i.kind AS kind, left(i.at, 7) AS month, count(*) AS count
RETURN collect({kind: kind, month: month + '-01', count: count}) AS answer
