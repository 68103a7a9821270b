"""The one error of all ceilings: what was asked for, how much is allowed, and what to do about it."""

from __future__ import annotations

from graphql import GraphQLError

MOST = 1_000_000_000
"""Where counting ends: what is larger than this is told as this."""

WORDS = {
    "tokens": ("The document has {found} tokens or more", "Ask for less, or in several requests."),
    "comments": ("The document has {found} comments or more", "Leave them out of what is sent."),
    "nesting": ("The document nests brackets and fragments {found} deep", "Nest less."),
    "depth": ("The operation is {found} fields deep", "Ask for what lies deeper by its id, in another request."),
    "fields": ("The document has {found} fields once its fragments are put in", "Ask for fewer."),
    "aliases": ("The operation has {found} aliases once its fragments are put in", "Rename fewer fields."),
    "directives": ("The document has {found} directives", "Use fewer."),
    "mutations": ("The mutation has {found} root fields", "Send several requests."),
    "cost": ("The operation costs {found}", "Ask for smaller pages, or for fewer lists inside of lists."),
    "introspection": ("The schema is asked for {found} things of itself", "Nest less; the usual query has room."),
    "merging": ("The document says too often what its fields are by fragments", "Use fewer type conditions."),
}


def refusal(limit: str, allowed: int, found: int) -> GraphQLError:
    """The error that refuses a request which is over a limit."""
    shown = min(found, MOST)
    said, advice = WORDS[limit]
    return GraphQLError(
        f"{said.format(found=f'{shown:,}')}; {allowed:,} are allowed. {advice}",
        extensions={"code": "QUERY_TOO_COMPLEX", "limit": limit, "allowed": allowed, "found": shown},
    )
