"""How a graph becomes what this version of Kith expects.

    migrations/V0001__schema.py, V0002__….cypher     files.found()    → Migration(version, name, checksum)
    (:Migration {name, checksum, steps, finishedAt}) history.read()   → what this graph has seen
    what is left, under a lock                       runner.migrate() → names of those applied

A `.cypher` file holds statements that end with a semicolon at the end of a line. A `.py` file holds
`async def up(store: Store, endpoint: Endpoint) -> None`. Either may be cut off at any point and run again, so
each of their statements must do no harm the second time. A file that has been applied anywhere is never edited:
its checksum, which covers all files before it, stands in every graph it was applied to.
"""
