"""Half-open intervals of days as relationships carry them; no day means unknown or open."""

from collections.abc import Mapping


def is_current(properties: Mapping[str, object], today: str) -> bool:
    """Whether it holds on this day."""
    since, until = properties.get("since"), properties.get("until")
    return (since is None or str(since) <= today) and (until is None or str(until) > today)


def overlap(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether both hold on some day."""
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    since, until = one.get("since"), other.get("until")
    return since is None or until is None or str(since) < str(until)
