"""Jobs in the API: asked for, looked at, cancelled, by those whose policy says so."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from graph.jobs import job as jobs
from graph.jobs import service
from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from schema.jobs import enum_name
from schema.operations import OPERATIONS
from server.access.policy import load
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.rooting import schema_of

pytestmark = pytest.mark.usefixtures("open_to_jobs")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
JOB = "id kind state progress total attempt by isCancelAsked queuedAt startedAt heardAt finishedAt error"
START = f"""mutation ($kind: JobKind!) {{
  jobStart(input: {{kind: $kind}}) {{ job {{ {JOB} }} userErrors {{ code field message }} }}
}}"""
CANCEL = """mutation ($id: ID!) {
  jobCancel(input: {id: $id}) { job { id state isCancelAsked } userErrors { code field message } }
}"""


@pytest.fixture(scope="module")
def make() -> partial[GraphQL]:
    setting = Setting(UTC, "GBP", b"k" * 32, 1000)
    made = schema_of(MODEL, "GBP", UTC, OPERATIONS)
    return partial(GraphQL, model=MODEL, setting=setting, clock=lambda: NOW, made=made)


async def asked(api: GraphQL, query: str, **variables: Any) -> dict[str, Any]:
    return (await api.answer(Request(query, None, variables))).body()


async def started(api: GraphQL, kind: str = "RECOUNT") -> dict[str, Any]:
    payload = (await asked(api, START, kind=kind))["data"]["jobStart"]
    assert payload["userErrors"] == []
    job: dict[str, Any] = payload["job"]
    return job


async def done(store: Store, turn: service.Turn) -> None:
    job = await store.write(partial(service.claim, kind="recount", owner="here", now=NOW))
    assert job is not None
    await store.write(partial(service.end, job_id=job.id, owner="here", turn=turn, now=NOW, done=3, total=4))


async def test_a_job_is_asked_for_and_looked_at(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    job = await started(api)
    assert {name: value for name, value in job.items() if value is not None and name != "id"} == {
        "kind": "RECOUNT", "state": "QUEUED", "progress": 0, "attempt": 1, "by": "developer", "isCancelAsked": False,
        "queuedAt": "2026-05-01T12:00:00Z"}  # fmt: skip
    assert (await asked(api, f"query ($id: ID!) {{ job(id: $id) {{ {JOB} }} }}", id=job["id"]))["data"]["job"] == job
    assert await started(api) == job


async def test_what_became_of_a_job_is_shown(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    await started(api)
    await done(store, service.failing("The file is gone."))
    (job,) = (await asked(api, f"{{ jobs {{ {JOB} }} }}"))["data"]["jobs"]
    assert (job["state"], job["error"], job["progress"], job["total"]) == ("FAILED", "The file is gone.", 3, 4)
    assert {job[each] for each in ("startedAt", "heardAt", "finishedAt")} == {"2026-05-01T12:00:00Z"}


async def test_jobs_are_listed_by_what_is_asked(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    for kind in ("RECOUNT", "TIDY"):
        await started(api, kind)
    await done(store, jobs.succeeded)
    query = """{ all: jobs { kind } first: jobs(first: 1) { kind } kind: jobs(kind: RECOUNT) { kind }
                 state: jobs(state: QUEUED) { kind } none: jobs(kind: TIDY, state: FAILED) { kind } }"""
    found = {key: [each["kind"] for each in jobs] for key, jobs in (await asked(api, query))["data"].items()}
    assert found == {"all": ["TIDY", "RECOUNT"], "first": ["TIDY"], "kind": ["RECOUNT"], "state": ["TIDY"], "none": []}


@pytest.mark.parametrize("first", [-1, 1001])
async def test_a_list_has_its_limits(store: Store, make: partial[GraphQL], first: int) -> None:
    answer = await asked(make(store), "query ($first: Int) { jobs(first: $first) { id } }", first=first)
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_job_is_cancelled(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    job = await started(api)
    for _ in range(2):
        assert (await asked(api, CANCEL, id=job["id"]))["data"]["jobCancel"] == {
            "job": {"id": job["id"], "state": "CANCELLED", "isCancelAsked": True}, "userErrors": []}  # fmt: skip


async def test_what_is_not_there_or_has_ended_cannot_be_cancelled(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    job = await started(api)
    await done(store, jobs.succeeded)
    for id_, code in (("job_", "NOT_FOUND"), (job["id"], "ENDED")):
        payload = (await asked(api, CANCEL, id=id_))["data"]["jobCancel"]
        (error,) = payload["userErrors"]
        assert (payload["job"], error["code"], error["field"]) == (None, code, "id")
    assert (await asked(api, '{ job(id: "job_") { id } }'))["data"] == {"job": None}


async def test_a_kind_of_another_version_is_shown_without_its_name(store: Store, make: partial[GraphQL]) -> None:
    await store.write(partial(service.enqueue, kind="unheard", by="somebody", now=NOW))
    assert (await asked(make(store), "{ jobs { kind state } }"))["data"]["jobs"] == [{"kind": None, "state": "QUEUED"}]


def test_administrators_and_stewards_have_jobs() -> None:
    ours = {"job", "jobs", "jobChanged", "jobStart", "jobCancel"}
    having = {name for name, role in load().roles.items() if role.operations & ours}
    assert having == {"admin", "steward"}
    assert all(load().roles[name].operations >= ours for name in having)


def test_names_of_kinds_are_those_of_enums() -> None:
    assert (enum_name("recount"), enum_name("cross-sell")) == ("RECOUNT", "CROSS_SELL")
