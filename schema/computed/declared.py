"""What is declared of a computed field besides its shape."""

from __future__ import annotations

from dataclasses import dataclass

from schema.shapes import Field


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that code answers. `owner` is the type that it stands on, None for the query itself.

    A role that does not see all types of `needs` has no such field. `price` is what it costs beside the nodes that it
    shows: the statements that it may take, in the currency of `server/ceilings/prices.py`. It shows as many nodes as
    the argument `page` says, `usual` where it is not given or there is none, and `most` bounds it where it is no page.
    `found` says that code has just met its nodes in the graph: of one of which no more than the id is asked nothing is
    read.
    """

    owner: str | None
    field: Field
    needs: frozenset[str]
    price: int = 20
    page: str | None = "first"
    usual: int = 25
    most: int | None = None
    found: bool = False
