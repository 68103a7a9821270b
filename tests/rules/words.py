"""Words that a name or a text may not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.rules.sources import Function, Source

# Spelt in parts, or this file would be found itself. Capitals in a text may be anything, a currency for one.
UNFINISHED = re.compile(
    r"#.*\b(TO"
    + r"DO|FIX"
    + r"ME|X"
    + r"XX)\b|\bNotImplemented"
    + r"Error\b|\bpytest\.(mark\.)?(sk"
    + r"ip|xf"
    + r"ail)"
)
EMPTY_NAME = re.compile(
    r"(^|_|(?<=[a-zA-Z]))(Manager|Helper|Util|Utils|Base|Data|Info)s?$|(^|_)(manager|helper|utils?)s?$"
)
ACCEPTED = {"PageInfo": "what Relay calls it"}


def unfinished(one: Source) -> Iterator[str]:
    """Work that was left for later, and tests that are not run."""
    for number, line in enumerate(one.text.splitlines(), start=1):
        if UNFINISHED.search(line):
            yield f"{number} {line.strip()[:80]}"


def empty_name(one: Source) -> Iterator[str]:
    """A name that says only that there is something."""
    names = [(1, PurePosixPath(one.path).stem)]
    names += [(node.lineno, node.name) for node in ast.walk(one.tree) if isinstance(node, Function | ast.ClassDef)]
    for line, name in names:
        if EMPTY_NAME.search(name) and name not in ACCEPTED:
            yield f"{line} {name} says only that there is something"
