"""Forms of Cypher that one of the engines misreads, slowly answers or refuses: none of them is ever sent.

Texts of constants are blanked first, so that nothing in them is mistaken for Cypher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

FORBIDDEN = {
    "a map projection": r"\b(?!EXISTS\b|COUNT\b|COLLECT\b|CALL\b)\w+\s*\{\s*(\.|\w+\s*\.)",
    "back-quotes": r"`",
    "a quantifier over a list": r"\b(any|all|none|single)\s*\(",
    "a pattern comprehension": r"\[\s*(\w+\s*=\s*)?\(\w*(:\w+(\|\w+)*)?\)\s*<?-",
    "a filter behind a limit in one WITH": r"\bLIMIT \S+ WHERE\b",
    "a pattern that returns to its start": r"\((?P<a>\w+)(:[\w|]+)?\)<?-\[[^\]]*\]->?\((?P=a)[:)]",
    "elements by the engine's own ids": r"\b(elementId|id)\s*\(",
    "several shortest paths": r"\bSHORTEST\b",
    "NEXT": r"\bNEXT\b",
    "digits with underscores": r"\b\d+_\d",
    "values inside patterns": r"\([^()]*:[\w|]+\s*\{",
    "SKIP": r"\bSKIP\b",
    "a literal number that could be a client's": r"\b\d{5,}\b",
    "a pattern as a value": r"\b(coalesce|CASE|size)\s*\(?\s*\(\w*\)\s*<?-",
    "an aggregate in a COLLECT in a returned list": (
        r"\bRETURN \[(?:[^\[\]{}]|\[[^\[\]{}]*\])*COLLECT \{(?:[^{}]|\{[^{}]*\})*\b(sum|avg|min|max)\("
    ),
}
SHAPES = {name: re.compile(pattern) for name, pattern in FORBIDDEN.items()}
CONSTANT = re.compile(r"'(?:[^'\\]|\\.)*'")
LEAST = re.compile(r"-9223372036854775808")
"""Below all numbers: what makes an engine read an order from an index."""


def forbidden_in(statement: str) -> Iterator[str]:
    """The forms that a statement has and must not have."""
    plain = LEAST.sub("0", CONSTANT.sub("''", statement))
    for name, shape in SHAPES.items():
        found = shape.search(plain)
        if found:
            yield f"{name}: …{plain[max(0, found.start() - 30) : found.end() + 30]}…"
