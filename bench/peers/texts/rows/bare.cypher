// The last thousand purchases of a channel and a country; by the index of the moment.
MATCH (i:Interaction)
WHERE i.at >= '' AND i.kind = 'PURCHASE' AND i.channel = $channel AND i.country = $country
WITH i ORDER BY i.at DESC LIMIT 1000
RETURN collect({id: i.id, number: i.number, at: i.at, createdAt: i.createdAt, channel: i.channel, status: i.status,
  paymentMethod: i.paymentMethod, country: i.country, quantity: i.quantity, total: i.total}) AS answer
