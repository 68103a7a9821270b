"""The one error of all ceilings: what was asked for, how much is allowed, and what to do about it."""

from __future__ import annotations

from enum import Enum

from graphql import GraphQLError

MOST = 1_000_000_000
"""Where counting ends: what is larger than this is told as this."""


class Ceiling(Enum):
    """What a request may be over, with what is said of it then; its name in small letters is what programs read."""

    TOKENS = ("The document has {found} tokens or more", "Ask for less, or in several requests.")
    COMMENTS = ("The document has {found} comments or more", "Leave them out of what is sent.")
    VARIABLES = (
        "The variables hold {found} keys and values that plans depend on",
        "Ask for values by `in`, or for less.",
    )
    NESTING = ("The document nests brackets and fragments {found} deep", "Nest less.")
    DEPTH = ("The operation is {found} fields deep", "Ask for what lies deeper by its id, in another request.")
    FIELDS = ("The document has {found} fields once its fragments are put in", "Ask for fewer.")
    ALIASES = ("The operation has {found} aliases once its fragments are put in", "Rename fewer fields.")
    DIRECTIVES = ("The document has {found} directives", "Use fewer.")
    MUTATIONS = ("The mutation has {found} root fields", "Send several requests.")
    ROWS = ("The mutation has {found} rows at once", "Send them in several requests.")
    COST = ("The operation costs {found}", "Ask for smaller pages, or for fewer lists inside of lists.")
    INTROSPECTION = ("The schema is asked for {found} things of itself", "Nest less; the usual query has room.")
    MERGING = ("The document says too often what its fields are by fragments", "Use fewer type conditions.")


def refusal(limit: Ceiling, allowed: int, found: int) -> GraphQLError:
    """The error that refuses a request which is over a limit."""
    shown = min(found, MOST)
    said, advice = limit.value
    return GraphQLError(
        f"{said.format(found=f'{shown:,}')}; {allowed:,} are allowed. {advice}",
        extensions={"code": "QUERY_TOO_COMPLEX", "limit": limit.name.lower(), "allowed": allowed, "found": shown},
    )
