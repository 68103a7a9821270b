"""Our own Python files, read once, and what the rules say of one that breaks them: a place and a sentence."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("server", "schema", "resolvers", "graph", "migrations")
BESIDE = ("samples", "bench", "tests")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the root of the checkout, its text and its tree."""

    path: str
    text: str
    tree: ast.Module


def source(path: str, text: str) -> Source:
    return Source(path, text, ast.parse(text))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below these folders of the checkout."""
    return tuple(_read(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def _read(path: Path) -> Source:
    """A file that several rules look at is parsed once."""
    return source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def functions(one: Source) -> Iterator[Function]:
    return (node for node in ast.walk(one.tree) if isinstance(node, Function))


def faults(rule: Callable[[Source], Iterator[str]], *folders: str) -> list[str]:
    """What a rule finds in these folders, one line a place."""
    return [f"{one.path}:{fault}" for one in sources(*folders) for fault in rule(one)]
