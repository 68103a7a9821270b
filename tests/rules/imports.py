"""Where imports stand, and how modules may be called."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.rules.sources import BESIDE, PRODUCT, Source, functions

OURS = frozenset((*PRODUCT, *BESIDE))


def hidden_import(one: Source) -> Iterator[str]:
    """An import inside a function hides what the file depends on."""
    for node in functions(one):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                yield f"{inner.lineno} {node.name} imports inside"


def libraries(all_sources: tuple[Source, ...]) -> frozenset[str]:
    """The top-level names of every library that these files import."""
    return frozenset(name for one in all_sources for name in _imported(one)) - sys.stdlib_module_names - OURS


def _imported(one: Source) -> Iterator[str]:
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def taken_name(one: Source, taken: frozenset[str]) -> Iterator[str]:
    """A module whose name means something else to everybody who reads an import."""
    path = PurePosixPath(one.path)
    name = path.parent.name if path.name == "__init__.py" else path.stem
    if not name.startswith("__") and name in taken:
        yield f"1 {name} is the name of a library"
