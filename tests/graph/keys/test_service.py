"""Keys in a graph, on either engine."""

from datetime import UTC, datetime, timedelta

from graph.keys import service
from graph.keys.service import ApiKey
from graph.keys.spelling import minted
from graph.keys.wanted import Wanted
from graph.statement import Statement
from graph.store import Store, Transaction

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
WANTED = Wanted("till", "agent", "2026-06-01T00:00:00", ("products", "customers"), {"team": "north"})


async def made(store: Store, wanted: Wanted = WANTED, now: datetime = NOW) -> ApiKey:
    async def work(tx: Transaction) -> ApiKey:
        return await service.create(tx, wanted, minted(), by="developer", now=now)

    return await store.write(work)


async def revoked(store: Store, key_id: str, now: datetime) -> ApiKey | None:
    async def work(tx: Transaction) -> ApiKey | None:
        return await service.revoke(tx, key_id, now=now)

    return await store.write(work)


async def test_what_is_made_is_found(store: Store) -> None:
    key = await made(store)
    assert await service.find(store, key.id) == key
    assert (key.roots, dict(key.claims), key.created_by) == (("customers", "products"), {"team": "north"}, "developer")


async def test_what_is_not_limited_is_found_so(store: Store) -> None:
    key = await made(store, Wanted("all", "admin"))
    found = await service.find(store, key.id)
    assert found is not None
    assert (found.roots, found.expires_at, found.claims) == (None, None, {})


async def test_no_secret_is_kept(store: Store) -> None:
    spelled = minted()

    async def work(tx: Transaction) -> None:
        await service.create(tx, WANTED, spelled, by="developer", now=NOW)

    await store.write(work)
    everything = repr(await store.read(Statement("MATCH (n) RETURN n {.*} AS n")))
    assert spelled.id in everything
    assert spelled.secret not in everything


async def test_a_revoked_key_keeps_its_moment(store: Store) -> None:
    key = await made(store)
    first, again = await revoked(store, key.id, NOW), await revoked(store, key.id, NOW + timedelta(days=1))
    assert first == again == await service.find(store, key.id)
    assert first is not None
    assert first.revoked_at == "2026-05-01T12:00:00"


async def test_a_key_that_is_not_there(store: Store) -> None:
    assert await service.find(store, "nobody") is None
    assert await revoked(store, "nobody", NOW) is None


async def test_the_newest_come_first(store: Store) -> None:
    keys = [await made(store, now=NOW + timedelta(days=day)) for day in (1, 3, 2)]
    assert [each.id for each in await service.listed(store, 2)] == [keys[1].id, keys[2].id]


async def test_one_good_key_is_found_among_those_that_are_not(store: Store) -> None:
    assert not await service.is_any_good(store, NOW)
    gone, late = await made(store, Wanted("gone", "agent")), await made(store)
    await revoked(store, gone.id, NOW)
    june = datetime(2026, 6, 1, tzinfo=UTC)
    assert [await service.is_any_good(store, moment) for moment in (NOW, june)] == [True, False]
    await revoked(store, late.id, NOW)
    assert not await service.is_any_good(store, NOW)


async def test_use_is_noted_once_a_minute(store: Store) -> None:
    key = await made(store)
    for seconds in (0, 59, 61):
        await service.touch(store, key.id, now=NOW + timedelta(seconds=seconds))
        found = await service.find(store, key.id)
        assert found is not None
        assert found.last_used_at == ("2026-05-01T12:01:01" if seconds == 61 else "2026-05-01T12:00:00")


async def test_when_a_key_expires(store: Store) -> None:
    key = await made(store)
    assert not key.is_expired(datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC))
    assert key.is_expired(datetime(2026, 6, 1, tzinfo=UTC))
