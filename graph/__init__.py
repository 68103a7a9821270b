"""What the business knows. Nothing here has heard of GraphQL or HTTP requests.

What there is:
    model.py, declare.py    every node, relationship and property, declared once; the words they are declared in
    custom.py               a business's own fields, out of a file: field_file.py reads it, field_checks.py says no
    access.py               the model with less in it: what a role may see
    grouping.py             by what nodes can be grouped
    indexes.py, indexing.py which indexes follow from the model, and how they are made
    ids.py, origin.py       what an id says of its thing; on whose behalf something is written

Reading:
    plan.py                 what somebody wants to know: Read, Follow, Where, Order, Page, Aggregate
    cypher/                 plan → Statement: a text that depends on no value, and its parameters
    statement.py            Statement("MATCH (c:Customer {id: $id}) RETURN c.name", {"id": "cus_1"})
    store.py                await store.read(statement) → [["Ann Smith"]]; await store.write(work)
    bolt.py, endpoint.py    the store over Bolt, for Neo4j and for the embedded engine alike; where one listens
    embedded.py, engine/    async with running(data_dir) as endpoint: the embedded engine, shared and watched

Writing, and what concerns the whole:
    normalise/              every spelling of an e-mail, number, name, address → the one that is kept
    writes/, ingest/        one thing after the other, with a record of it; many at once
    keys/, jobs/            API keys; long work that is done later
    cross_sell/             purchases → which products go together: learned, judged, scored
    patterns/               baskets and visits → what is bought together, what after what, what again when
    export/, retention/     everything on its way out and back; what is kept for a while only
    errors.py               what can go wrong below the API, drawn as a tree
"""
