"""Where strangers may call, nothing starts before somebody has a key or an issuer is named."""

from __future__ import annotations

import pytest

from graph.errors import Unavailable
from server.entrance import Unguarded, check_guarded
from server.settings import load
from tests.server.operation.faking import FakeStore


async def test_without_keys_it_says_how_to_make_one() -> None:
    with pytest.raises(Unguarded, match="keys create --role admin"):
        await check_guarded(load({}), (), FakeStore())


async def test_developers_need_none() -> None:
    store = FakeStore()
    await check_guarded(load({"KITH_DEV": "1"}), (), store)
    assert store.reached == 0


async def test_an_engine_that_is_away_is_no_reason_to_start() -> None:
    with pytest.raises(Unavailable):
        await check_guarded(load({}), (), FakeStore(is_away=True))
