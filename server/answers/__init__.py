"""A request of GraphQL becomes a reply, without anything of HTTP.

    messages.py     Request(query, operation_name, variables) → Reply(data, errors, extensions)
    apis.py         a role → its GraphQL: the same store behind a schema of its own
    sight.py        what that role sees besides its model: conditions of rows, small groups
    answering.py    the way of one request, from its text to its reply
    documents.py    text → Document, read and held to the ceilings once; which operation is meant
    validating.py   a document and the rules of GraphQL → what is wrong with it
    variables.py    what its variables hold, as their types read them
    mutating.py     what fields of a mutation cost, and under which keys they are done once
    watching.py     a subscription, and what it says of each change
    plans.py        documents and shapes of variables → plans that were made, kept
    deadline.py     one time limit for all that an operation reads
    describing.py   what the schema says of itself, kept
    rooting.py      the executor's schema, and its root fields: the patient way
    executing.py    that executor, over variables that were read already
    replies.py      results of root fields → Reply

>>> reply = await graphql.answer(Request("{ customers { nodes { name } } }"), caller)
>>> reply.data
{"customers": {"nodes": [{"name": "Ann Smith"}]}}
"""
