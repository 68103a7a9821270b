"""The graph as files, and files as the graph: `./kith export FOLDER` and `./kith import FOLDER`.

    writing.py    pages of the graph into a folder, the manifest last    → Manifest
    sheets.py     a file for each type; cells.py what values look like, formats.py as bytes, guard.py against formulas
    manifest.py   what an export says of itself
    reading.py    files in batches of stored values                      → Nodes | Links
    looking.py    all of it, looked through before anything is written    → Looked
    restoring.py  one transaction a batch, resumable, compared at the end → Restored
    command.py    what a person sees of the way back

>>> manifest = await export(store, tables(MODEL), Path("backup"), form="jsonl", about=about)
>>> looked = looked_through(Path("backup"), tables(MODEL), currency="GBP")
>>> (await restore(other, looked, tables(MODEL))).is_equal
True

The format is described in docs/export.md.
"""
