"""Files on their way into the graph: `./kith import FILE --as KIND`, from bytes to records.

    detect.py       what kind of file it is: encoding.py, tables.py      → Format
    tools/          which tool has written it, and what its headings mean → Tool
    mapping.py      which column is which field (fields.py, synonyms.py) → Columns
    plan.py         all of it, shown before anything is written          → Plan
    reading.py      rows, a chunk at a time, by the reader of the format → Chunk (vcards/ for cards)
    cells.py        values as the store keeps them (convert.py)          → Converted
    build.py        records; build_contacts.py, build_purchases.py       → graph.ingest.records
    run.py          one transaction a chunk, resumable                   → Report
    reconcile.py    rows and sums of the file against those of the graph → Entry

>>> plan = planned(Path("people.csv"), kind="customers", source="shop", options=Options(), zone=UTC)
>>> [f"{match.column} is {match.field.name}: {match.why}" for match in plan.columns.matches]
['Customer ID is key: known name', 'E-Mail is email: same name']
>>> (await import_file(store, plan, currency="GBP", rejects=Path("rejects.csv"))).outcome.created
2

What is wrong with a file is an `errors.ImportFault` before a row is written; what is wrong with a row is a `Reject`
in a file of its own, and the rest goes on. A map file (options.py) says what cannot be found out.
"""
