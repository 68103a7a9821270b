"""What of the nodes that keys lead to is there for who writes."""

from __future__ import annotations

from graph.writes.drafts import Scope
from graph.writes.keys import Found
from graph.writes.writing import Writing


async def seen(writing: Writing, scope: Scope, found: Found) -> Found:
    """The same without what they do not see."""
    if scope.visible is None:
        return found
    ids: dict[str, set[str]] = {}
    for key, some in found.items():
        ids.setdefault(key.to, set()).update(known.id for known in some)
    there = {to: await scope.visible(writing, to, sorted(some)) for to, some in ids.items()}
    return {key: tuple(known for known in some if known.id in there[key.to]) for key, some in found.items()}
