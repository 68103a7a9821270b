"""How long files and functions may be, and how deep functions may nest."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.rules.sources import Function, Source, functions

FILE_LINES, FUNCTION_LINES, DEPTH = 300, 40, 3
REASON = re.compile(r"\blong(er)?\b.*\b(because|since|so that|:)", re.DOTALL)
BLOCKS = ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match


def long_file(one: Source) -> Iterator[str]:
    """A file of more than 300 lines says at its top why it is so long."""
    lines = one.text.count("\n")
    top = (ast.get_docstring(one.tree) or "").partition("\n\n")[0]
    if lines > FILE_LINES and not REASON.search(top):
        yield f"1 {lines} lines, and its first sentence does not say why it is so long"


def long_function(one: Source) -> Iterator[str]:
    for node in functions(one):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{node.lineno} {node.name} has {lines} lines, more than {FUNCTION_LINES}"


def deep_function(one: Source) -> Iterator[str]:
    for node in functions(one):
        levels = depth(node)
        if levels > DEPTH:
            yield f"{node.lineno} {node.name} nests {levels} levels, more than {DEPTH}"


def depth(node: ast.AST, level: int = 0) -> int:
    """The deepest nesting of blocks; elif goes no deeper, and functions inside count for themselves."""
    deepest = level
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef):
            step = isinstance(child, BLOCKS) and not _is_elif(node, child)
            deepest = max(deepest, depth(child, level + step))
    return deepest


def _is_elif(node: ast.AST, child: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
