"""Where Cypher may stand, and that no text of it is made of values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch

from tests.rules.sources import Source

CLAUSE = re.compile(
    r"\b(MATCH|MERGE|UNWIND|CREATE|DELETE|REMOVE|RETURN|WHERE|WITH|CALL|YIELD|FOREACH|ORDER BY|UNION ALL)\b"
)
STATEMENT = re.compile(
    r"\b(MATCH|MERGE|CREATE) \(|\bUNWIND [$\[\w]|\bDETACH DELETE\b|\bCREATE (\w+ )?(INDEX|CONSTRAINT)\b"
    r"|\bDROP (INDEX|CONSTRAINT)\b|\bRETURN [\w$\[{]|\bCALL (db|dbms|apoc)\.|\bPROFILE\b"
)
PLACES = ("graph/cypher/render.py", "*/statements.py", "graph/indexing.py", "migrations/V*")
EXCEPTIONS = {
    "graph/bolt.py": "asks an engine who it is by RETURN 1, and puts PROFILE before a statement of the compiler",
}
INDEXING = "graph/indexing.py"  # Commands about indexes take no parameters; their names come from the model alone.


def made_of_values(one: Source) -> Iterator[str]:
    """Cypher in an f-string, or behind % or format: a value may have found its way into the text."""
    for node in ast.walk(one.tree):
        text = _mixed(node)
        if one.path != INDEXING and CLAUSE.search(text):
            yield f"{getattr(node, 'lineno', 1)} Cypher with values in its text: {text[:60]!r}"


def _mixed(node: ast.AST) -> str:
    """The fixed part of a text that other values are put into."""
    match node:
        case ast.JoinedStr(values=values) if any(isinstance(each, ast.FormattedValue) for each in values):
            return "".join(str(each.value) for each in values if isinstance(each, ast.Constant))
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod()):
            return text
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format" | "format_map")):
            return text
        case _:
            return ""


def out_of_place(one: Source) -> Iterator[str]:
    """A text that is Cypher in a file that is no home of it."""
    if one.path in EXCEPTIONS or any(fnmatch(one.path, place) for place in PLACES):
        return
    for node in _texts(one):
        if STATEMENT.search(str(node.value)):
            yield f"{node.lineno} Cypher outside of {', '.join(PLACES)}: {str(node.value)[:60]!r}"


def _texts(one: Source) -> Iterator[ast.Constant]:
    """Every text but docstrings, which may well show a statement."""
    shown = {id(node.value) for node in ast.walk(one.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in shown:
            yield node
