"""The days that a computed field speaks of: its arguments `since` and `until`."""

from __future__ import annotations

from dataclasses import dataclass

from graph.normalise.moments import day_bounds
from resolvers.computed.ask import Ask
from resolvers.errors import BadInput

FIRST, LAST = "", "9999-12-31T23:59:59.999999"


@dataclass(frozen=True, slots=True)
class Window:
    """Stored moments from `since` on and before `until`. `is_open` says that neither was given."""

    since: str = FIRST
    until: str = LAST
    is_open: bool = True


def window_of(ask: Ask) -> Window:
    """From the first moment of `since` to that of `until`, in the deployment's zone; raises BadInput for reversed ones.

    Both are days, the second the first that no longer counts, as everywhere in the API.
    """
    since, until = ask.given.get("since"), ask.given.get("until")
    if since is not None and until is not None and until < since:
        raise BadInput(
            f"until: it should not come before since, and {until} is before {since}. Swap them.", argument="until"
        )
    zone = ask.values.setting.zone
    return Window(
        FIRST if since is None else day_bounds(since, zone=zone)[0],
        LAST if until is None else day_bounds(until, zone=zone)[0],
        since is None and until is None,
    )
