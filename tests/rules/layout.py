"""A statement laid out for reading: a clause a line, deeper inside of braces, no line too long for a page."""

from __future__ import annotations

from collections.abc import Iterator

CLAUSES = frozenset({"MATCH", "WITH", "RETURN", "CALL", "UNION"})
WIDEST = 116


def laid_out(statement: str) -> str:
    """The same words in the same order, other white space."""
    return "\n".join(_lines(statement.split()))


def _lines(words: list[str]) -> Iterator[str]:
    line, depth, before = "", 0, ""
    for word in words:
        if line and (_begins(word, before) or len(line) + len(word) >= WIDEST):
            yield line
            line = "  " * (depth if _begins(word, before) else depth + 1) + word
        else:
            line = f"{line} {word}" if line else word
        depth += word.count("{") - word.count("}")
        before = word
    yield line


def _begins(word: str, before: str) -> bool:
    """Whether a word begins a clause: `STARTS WITH` begins none."""
    return word in CLAUSES and before not in ("STARTS", "ENDS")
