"""Trees as they stand in an answer: by response keys, with the nodes that were read in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from resolvers.computed.kit import Shown
from resolvers.output import TYPE
from resolvers.selection.asked import Pick

Show = Callable[[Any], Any]
"""Makes of a tree what stands in the answer."""


@dataclass(frozen=True, slots=True)
class View:
    """How trees are shown with their nodes in place, for one way of an answer."""

    nodes: Mapping[int, Mapping[str, Any]]
    is_patient: bool

    def of(self, pick: Pick) -> Show:
        """Shows any tree of a pick: made once for all trees, of which there may be thousands."""
        if pick.ends:
            return partial(_in_lists, self.nodes.get(id(pick), {}).get)
        return partial(_in_lists, self._object(pick)) if pick.of else _as_it_is

    def _object(self, pick: Pick) -> Show:
        """Shows a tree by response keys."""
        entries = [self._entry(each, pick) for each in pick.of]
        tag = {TYPE: pick.type} if self.is_patient else {}
        if not tag and not any(show for *_, show in entries):
            names = [(key, name) for key, name, _ in entries]
            return lambda tree: {key: tree.get(name) for key, name in names}

        def shown(tree: Any) -> Any:
            made = {key: tree.get(name) if show is None else show(tree.get(name)) for key, name, show in entries}
            return {**made, **tag} if tag else made

        return shown

    def _entry(self, each: Pick, above: Pick) -> tuple[str, str, Show | None]:
        """The key and name of a field, and what shows it where it is not shown as it is."""
        if each.name == "__typename":
            return each.key, each.name, lambda _: above.type
        return each.key, each.name, self.of(each) if each.ends or each.of else None


def _as_it_is(tree: Any) -> Any:
    return tree


def _in_lists(show: Show, tree: Any) -> Any:
    """The same in lists of any depth, and nothing of nothing."""
    if tree is None:
        return None
    if not isinstance(tree, (list, tuple)):
        return show(tree)
    return [show(each) if isinstance(each, (dict, str)) else _in_lists(show, each) for each in tree]


def by_id(results: Iterable[tuple[Sequence[str], Shown]], *, patient: bool) -> dict[str, Any]:
    """Nodes by their ids, as they are written at once or as the executor reads them."""
    found: dict[str, Any] = {}
    for ids, result in results:
        found |= zip(ids, result.tree() if patient or result.is_odd else result.value, strict=True)
    return found
