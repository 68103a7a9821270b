from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from server.telemetry.metrics import Meters, meters
from server.telemetry.page import metrics_route
from server.telemetry.record import Record, Run

TOKEN = "a-token-of-sixteen-or-more"

ROLES = ("agent", "admin")


def shown(found: Meters) -> dict[str, float]:
    lines = [line for line in found.text().decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_a_request_is_counted_once_with_all_that_belongs_to_it() -> None:
    found = meters(roles=ROLES)
    sent = [Run("RETURN 1", 0.0, 0.01), Run("RETURN 1", 0.0, 0.01, "Unavailable")]
    found.count(Record(code="UNAVAILABLE", kind="query", role="agent", cost=7, plans_made=1, seconds=0.02, sent=sent))
    lines = shown(found)
    assert lines['kith_requests_total{code="UNAVAILABLE",kind="query",role="agent"}'] == 1
    assert lines['kith_statements_total{outcome="Unavailable"}'] == lines['kith_statements_total{outcome="OK"}'] == 1
    assert (lines['kith_cost_total{role="agent"}'], lines['kith_plans_total{how="made"}']) == (7, 1)
    assert lines['kith_request_seconds_count{kind="query"}'] == 1
    assert lines["process_resident_memory_bytes"] > 0


@pytest.mark.parametrize(
    ("code", "refusal", "reason"),
    [
        ("QUERY_TOO_COMPLEX", "depth", "depth"),
        ("QUERY_TOO_COMPLEX", "merging", "merging"),
        ("RATE_LIMITED", "cost_a_minute", "cost_a_minute"),
        ("QUERY_TOO_COMPLEX", "x\ny", "QUERY_TOO_COMPLEX"),
        ("FORBIDDEN", "", "FORBIDDEN"),
    ],
)
def test_refusals_are_counted_by_what_refused(code: str, refusal: str, reason: str) -> None:
    found = meters(roles=ROLES)
    found.count(Record(code=code, refusal=refusal))
    assert shown(found)[f'kith_refusals_total{{reason="{reason}"}}'] == 1


def test_no_word_from_outside_becomes_a_label() -> None:
    found = meters(roles=ROLES)
    for number in range(50):
        found.count(Record(code=f"C{number}", kind=f"k{number}", role=f"r{number}", refusal=f"x{number}"))
    assert [name for name in shown(found) if name.startswith("kith_requests_total")] == [
        'kith_requests_total{code="other",kind="other",role="other"}'
    ]


def test_workers_are_added_up_and_a_successor_goes_on(tmp_path: Path) -> None:
    for worker in (0, 1, 0):
        meters(tmp_path, worker, ROLES).count(Record(code="OK", kind="query", role="admin"))
    lines = shown(meters(tmp_path, 1, ROLES))
    assert lines['kith_requests_total{code="OK",kind="query",role="admin"}'] == 3
    assert {name for name in lines if name.startswith("process_resident")} == {
        f'process_resident_memory_bytes{{worker="{number}"}}' for number in (0, 1)
    }


@pytest.mark.parametrize(
    ("token", "brought", "status"),
    [
        ("", "", 200),
        (TOKEN, "", 401),
        (TOKEN, f"Bearer {TOKEN}x", 401),
        (TOKEN, TOKEN, 401),
        (TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
async def test_the_token_opens_the_page(token: str, brought: str, status: int) -> None:
    app = Starlette(routes=[metrics_route(meters(), token)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        answer = await client.get("/metrics", headers={"authorization": brought})
    assert answer.status_code == status
    assert ("kith_requests" in answer.text) is (status == 200)
