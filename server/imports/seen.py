"""What an import has told the graph already and need not look for again: bounded, and only what is committed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from graph.ingest.records import PurchaseBatch

T = TypeVar("T")
MOST = 500_000


class Seen(Generic[T]):
    """A set that begins anew beyond its bound."""

    def __init__(self) -> None:
        self._seen: set[T] = set()

    def __contains__(self, one: T) -> bool:
        return one in self._seen

    def add(self, some: Iterable[T]) -> None:
        """Remember some."""
        if len(self._seen) > MOST:
            self._seen.clear()
        self._seen.update(some)


def rest(batch: PurchaseBatch, skus: Seen[str]) -> PurchaseBatch:
    """A batch without the products that need not be told again."""
    return replace(batch, articles=tuple(each for each in batch.articles if each.sku not in skus))


def settled(batch: PurchaseBatch) -> list[str]:
    """The products that a committed batch has settled; one without a name may get it later."""
    return [each.sku for each in batch.articles if each.name is not None]
