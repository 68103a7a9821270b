"""vCards of versions 2.1, 3.0 and 4.0 on their way to rows, whatever program wrote them.

    content_lines.py   physical lines  → lines that mean something: unfolded, soft breaks joined, pictures passed over
    properties.py      such a line     → Property(group, name, parameters, value)
    cards.py           properties      → Card, one for each BEGIN:VCARD, or why it is none
    contact.py         Card            → a row: fields of people (people.py) or firms, and what has no field
    reader.py          file            → Survey of what occurs in it, and chunks of rows

>>> [card] = cards(io.StringIO("BEGIN:VCARD\\nFN:Ann Smith\\nTEL;CELL:+44 20 7946 0958\\nEND:VCARD\\n"))
>>> row_of(card, "customers")
{'name': 'Ann Smith', 'phones': ['+44 20 7946 0958']}

Nothing is kept of a file but the card that is being read, and of a card no more than a million characters.
"""
