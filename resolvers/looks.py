"""How many relations a question looks through to filter, order and group: what its price is made of beside its rows."""

from __future__ import annotations

from graph.plan import And, Compare, Foremost, Groups, Listing, Measured, Not, Or, Related, Where


def looks(listing: Listing) -> int:
    """The relations that are followed for the nodes of a listing before any of them is shown."""
    return _in_where(listing.where) + sum(bool(each.path) for each in listing.orders)


def looks_of_groups(groups: Groups) -> int:
    return sum(bool(each.path) for each in groups.keys)


def _in_where(where: Where) -> int:
    match where:
        case And(parts) | Or(parts):
            return sum(map(_in_where, parts))
        case Not(part):
            return _in_where(part)
        case Related() | Measured():
            return 1 + _in_where(where.where)
        case Foremost(by=by):
            return 1 + _in_where(where.where) + sum(map(_in_where, by))
        case Compare():
            return 0
