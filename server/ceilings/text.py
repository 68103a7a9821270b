"""A document before it is parsed: how deep its brackets nest and how many directives it has.

The parser calls itself for each bracket, so a text of a few kilobytes could end it. Nothing here does: the text is cut
into strings, comments and the characters that matter, in one go that never looks back.
"""

from __future__ import annotations

import re

from server.ceilings.refusal import Ceiling, refusal

DEEPEST = 64
"""Brackets open at once: fifteen fields with a fragment on each level and a deep filter need half of it."""

PIECES = re.compile(
    r'"""(?:\\"""|[^"]|"(?!""))*+"""'  # a block string
    r'|"(?:\\.|[^"\\\r\n])*+"'
    r"|(?:#[^\r\n]*+[\s,\ufeff]*+)++"  # comments, as many as follow each other
    r"|[{\[(}\])@]"
)
OPENING, CLOSING = "{[(", "}])"


def check_text(text: str, *, tokens: int, directives: int) -> None:
    """Raise the refusal of a text that nests too deeply, or has more brackets or directives than allowed."""
    depth = brackets = found = 0
    for piece in PIECES.finditer(text):
        sign = text[piece.start()]
        if sign in OPENING:
            depth, brackets = depth + 1, brackets + 1
        elif sign in CLOSING:
            depth -= 1
        elif sign == "@":
            found += 1
        if depth > DEEPEST:
            raise refusal(Ceiling.NESTING, DEEPEST, depth)
        if brackets + found > tokens:
            raise refusal(Ceiling.TOKENS, tokens, brackets + found)
    if found > directives:
        raise refusal(Ceiling.DIRECTIVES, directives, found)
