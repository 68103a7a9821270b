"""Long lists that are learned at once and read as they are: JSON in texts, some rows a node, held by a head.

    statements.py   what is said to an engine
    service.py      laid down some at a time, held all at once, read again

A head is a `(:Model)`: it says when and from what its sheets were made. Sheets that nobody holds are seen by nobody, so
they may be written long before they count; `hold` lets go of the old ones and takes the new ones in one transaction.
"""
