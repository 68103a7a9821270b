"""Texts in CSV that no spreadsheet takes for a formula, and the way back.

An apostrophe goes before whatever could begin one: = + - @ at the beginning of the text, behind spaces and quotes too,
and behind every character at which somebody else's spreadsheet may cut cells apart. Where there are apostrophes
already one more comes, so that taking one away gives the text again; an empty text is one apostrophe, and no text an
empty cell.

>>> guarded("=1+1"), guarded("+44 20"), guarded("'=1"), guarded("a;=1"), guarded("a-b"), guarded("")
("'=1+1", "'+44 20", "''=1", "a;'=1", 'a-b', "'")
>>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'")
('=1+1', "'=1", '')
"""

import re

_CUTS = ";,|\t\r\n\v\f\x85\u2028\u2029"
_DANGEROUS = '[ "\u00a0\u3000]*[=+\\-@＝＋－＠]'
_BEFORE = re.compile(f"(?:^|(?<=[{_CUTS}]))(?='*{_DANGEROUS})")
_GUARD = re.compile(f"(?:^|(?<=[{_CUTS}]))'(?='*{_DANGEROUS})")


def guarded(text: str) -> str:
    """The text as it stands in a cell."""
    return f"'{text}" if _is_nothing_but_guards(text) else _BEFORE.sub("'", text)


def unguarded(cell: str) -> str:
    """The text that a cell holds."""
    return cell[1:] if _is_nothing_but_guards(cell) else _GUARD.sub("", cell)


def _is_nothing_but_guards(text: str) -> bool:
    return not text.strip("'")
