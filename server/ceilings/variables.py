"""How much of its variables an operation is planned by: a large `where` is as much work there as in a document."""

from __future__ import annotations

from resolvers.selection.values import parts
from server.access.limits import Limits
from server.ceilings.refusal import Ceiling, refusal


def check_shape(shape: tuple[object, ...], limits: Limits) -> None:
    """Raises the refusal of a shape of variables that has more keys and values than a document may have tokens.

    5,000 of them take 20 milliseconds to plan, and 600 KB as long as the plan is kept.
    """
    found = parts(shape)
    if found > limits.tokens:
        raise refusal(Ceiling.VARIABLES, limits.tokens, found)
