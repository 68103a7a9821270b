"""Writes: one transaction for everything that belongs together, and a record of what it changed.

`written` (commit.py) runs a piece of work in a transaction. The work gets a `Writing` (writing.py): the transaction, on
whose behalf it is, and a list of what was changed so far, which becomes the change feed in the same transaction
(changes.py). `statements.py` has the Cypher. Nodes are written by records.py, relationships by relations.py: read into
a ledger.py, changed there by relation_verbs.py under the rules.py, written at once; contacts.py and consents.py do the
same for what people are reached by and agreed to.

>>> async def work(writing: Writing) -> str:
...     await writing.run(Statement(RENAME, {"id": "cus_…", "name": "Ann"}))
...     writing.note(Change(ChangeKind.UPDATED, "Customer", "cus_…", fields=("name",), version=2))
...     return "done"
>>> await written(store, work, origin)
'done'
"""
