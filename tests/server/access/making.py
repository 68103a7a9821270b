"""Keys made for tests, and a clock that moves when told."""

from dataclasses import dataclass
from datetime import UTC, datetime

from graph.keys import service
from graph.keys.spelling import Spelled, minted
from graph.keys.wanted import Wanted
from graph.store import Store, Transaction


@dataclass
class Clock:
    """Seconds, as both of our clocks tell them."""

    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)


async def key_made(store: Store, wanted: Wanted, clock: Clock) -> Spelled:
    spelled = minted()

    async def work(tx: Transaction) -> None:
        await service.create(tx, wanted, spelled, by="a test", now=clock.now())

    await store.write(work)
    return spelled


async def key_revoked(store: Store, key_id: str, clock: Clock) -> None:
    async def work(tx: Transaction) -> None:
        await service.revoke(tx, key_id, now=clock.now())

    await store.write(work)
