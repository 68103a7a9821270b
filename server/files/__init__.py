"""Files that can be imported by the API: sent to `POST /files`, or lying in a folder that the operator mounted.

    shelf.py      bytes that arrive → a file under the data directory, kept for a day; rejects of imports
    finding.py    Wanted → where it lies, or why there is no such file → Plan
    looking.py    Plan → the first rows as they will be
    telling.py    what a job has saved → the figures of its import
    here.py       all of it as `resolvers.files.Files`, which the API is handed

>>> kept = await shelf.received(parts, "people.csv")
>>> (kept.id, kept.size)
('fil_01hzxv5p8q6rw2m3k4n7t9b0cd', 5120)
"""
