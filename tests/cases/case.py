"""One case: its folder, and its variables with cursors filled in.

A variable `{"$from": ["customers", "pageInfo", "endCursor"]}` is what an earlier run of the same question answers at that
path: a run without any such variable, with the variables under `with` instead of those written beside it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Ask = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
"""Variables to data."""


@dataclass(frozen=True, slots=True)
class Case:
    folder: Path

    @property
    def name(self) -> str:
        return "/".join(self.folder.parts[-2:])

    @property
    def query(self) -> str:
        return (self.folder / "query.graphql").read_text()

    @property
    def operation(self) -> str | None:
        return self.text("operation.txt").strip() or None

    async def variables(self, ask: Ask) -> dict[str, Any]:
        """The variables of the case, cursors taken from earlier answers."""
        written: dict[str, Any] = json.loads(self.text("variables.json") or "{}")
        return {name: await _filled(value, written, ask) for name, value in written.items()}

    def text(self, name: str) -> str:
        path = self.folder / name
        return path.read_text() if path.exists() else ""


async def _filled(value: Any, written: dict[str, Any], ask: Ask) -> Any:
    if not isinstance(value, dict) or "$from" not in value:
        return value
    plain = {name: each for name, each in written.items() if not isinstance(each, dict) or "$from" not in each}
    found: Any = await ask({**plain, **value.get("with", {})})
    for step in value["$from"]:
        found = found[step]
    return found


def cases() -> list[Case]:
    """Every case, in order of topic and name."""
    return [Case(each.parent) for each in sorted(FOLDER.glob("*/*/query.graphql"))]


def without_cursors(value: Any) -> Any:
    """The same with every cursor but for a missing one replaced: each way has its own."""
    if isinstance(value, dict):
        return {key: _hidden(key, each) for key, each in value.items()}
    return [without_cursors(each) for each in value] if isinstance(value, list) else value


def _hidden(key: str, value: Any) -> Any:
    return "<cursor>" if key.lower().endswith("cursor") and value is not None else without_cursors(value)
