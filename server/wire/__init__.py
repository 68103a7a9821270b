"""HTTP and nothing else: bytes of a stranger become a request of somebody known, and a reply becomes bytes.

In the order in which a request meets them:

    protocol.py    a connection, its head and its patience         bytes → ASGI scope
    crowd.py       more than can be answered soon is told so       503
    door.py        how many are let in, and who; pace.py: how slow answers are
    gate.py        names that are not ours stop; headers of every answer
    sites.py       pages of other sites: CORS, Sec-Fetch-Site
    endpoint.py    /graphql, which calls upon all that follows     scope → status, headers, body
    media.py       Accept and Content-Type, read to the letter
    admitting.py   headers → Caller, and the API of their role     401, 403
    arriving.py    headers in one pass; no more of a body than may come
    strict.py      JSON that means one thing                       400, never 500
    ingress.py     body or URL → Sent
    trusted.py     documents by their SHA-256                      Sent → text
    packing.py     long answers as gzip
    events.py      answers as server-sent events                   Reply, Watched → events
    sockets.py     /graphql as a WebSocket: opened, introduced, closed
    talk.py        the messages on it                              graphql-transport-ws
    socket_protocol.py   a socket that ends for certain
    streams.py     what ends sockets and events: revoked keys, the server's own end
    files.py       /files: what is sent to be imported, what was not taken
    networks.py    /network: what surrounds somebody, as a file    query string → GraphML, GEXF, …
    surface.py     what of all this is configured: Settings → Surface

>>> sent = sent_in_body(b'{"query": "{ __typename }"}')
>>> await api.answer(Request(texts.of(sent), sent.operation_name, sent.variables), caller)
"""
