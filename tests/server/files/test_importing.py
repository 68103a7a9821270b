"""Imports through the API: a file is looked at, a job is started, done, stopped, and accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from graphql import GraphQLSchema

from graph.bolt import BoltStore
from graph.jobs import job as jobs
from graph.jobs import service
from graph.model import MODEL
from graph.statement import Statement
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.rooting import schema_of
from server.everybody import everybody
from server.files.finding import shelf_of
from server.files.here import Here
from server.imports import batches
from server.jobs import importing
from server.jobs.running import Cancelled, Failed, Running, running
from server.settings import Settings, load
from server.wire.surface import Surface
from tests.server.wire.house import browser

pytestmark = pytest.mark.usefixtures("open_to_jobs")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
PEOPLE = "key;name;e-mail;shoe size\nC1;Ann Lee;ann@example.com;\nC2;Bo;not an address;\nC3;Cy Dee;cy@example.com;\n"
PREVIEW = """query ($input: ImportPreviewInput!) { importPreview(input: $input) {
  name kind source looked rejected isWhole columns { column field samples } left { column why } map
  rows { line values { field value } } rejects { line column value reason } } }"""
START = """mutation ($input: ImportStartInput!) {
  importStart(input: $input) { job { id kind state by } userErrors { code field } } }"""
REPORT = """query ($id: ID!) { importReport(id: $id) { name kind source isDry rows created unchanged rejected agrees
  entries { label rows sum storedRows storedSum agrees } rejects { line column value } job { id state progress } } }"""


@cache
def schema() -> GraphQLSchema:
    return schema_of(MODEL, "GBP", UTC, OPERATIONS)


@dataclass(frozen=True)
class House:
    """A server with a folder of files, whose jobs are done when the test says so."""

    store: BoltStore
    settings: Settings

    @property
    def api(self) -> GraphQL:
        setting = Setting(UTC, "GBP", b"k" * 32, 1000, files=Here(self.settings, MODEL))
        return GraphQL(self.store, MODEL, setting, clock=lambda: NOW, made=schema())

    def lies(self, name: str, text: str) -> dict[str, str]:
        assert self.settings.import_folder is not None
        (self.settings.import_folder / name).write_text(text)
        return {"path": name}

    async def asked(self, query: str, **variables: Any) -> Any:
        body = (await self.api.answer(Request(query, None, variables))).body()
        assert "errors" not in body, body
        (value,) = body["data"].values()
        return value

    async def started(self, **wanted: Any) -> str:
        payload = await self.asked(START, input=wanted)
        assert payload["userErrors"] == []
        id_: str = payload["job"]["id"]
        return id_

    async def claimed(self) -> Running:
        job = await self.store.write(partial(service.claim, kind="import", owner="here", now=NOW))
        assert job is not None
        return running(job, self.store)

    async def done(self) -> None:
        job = await self.claimed()
        await importing.work(job, self.store, self.settings)
        await self.ends(job)

    async def ends(self, job: Running, turn: service.Turn = jobs.succeeded) -> None:
        end = partial(service.end, job_id=job.job.id, owner="here", turn=turn, now=NOW, done=job.done, total=job.total)
        await self.store.write(end)

    async def rows(self, text: str) -> Sequence[Sequence[object]]:
        return await self.store.read(Statement(text))


@pytest.fixture
def house(indexed: BoltStore, store: BoltStore, tmp_path: Path) -> House:
    (tmp_path / "folder").mkdir()
    settings = replace(load({}), data_dir=tmp_path / "data", import_folder=tmp_path / "folder")
    return House(store, settings)


async def test_a_file_is_looked_at_before_it_is_imported(house: House) -> None:
    wanted = house.lies("people.csv", PEOPLE) | {"kind": "CUSTOMERS", "ignore": ["shoe size"]}
    shown = await house.asked(PREVIEW, input=wanted)
    assert (shown["name"], shown["kind"], shown["source"]) == ("people.csv", "CUSTOMERS", "import")
    assert (shown["looked"], shown["rejected"], shown["isWhole"]) == (3, 1, True)
    assert {each["column"]: each["field"] for each in shown["columns"]} == {
        "key": "key",
        "name": "name",
        "e-mail": "email",
    }
    assert [each["column"] for each in shown["left"]] == ["shoe size"]
    assert [each["line"] for each in shown["rows"]] == [2, 4]
    assert {"field": "email", "value": "ann@example.com"} in shown["rows"][0]["values"]
    assert [(each["line"], each["column"]) for each in shown["rejects"]] == [(3, "email")]
    again = await house.asked(PREVIEW, input={"path": "people.csv", "map": shown["map"]})
    assert again["rows"] == shown["rows"]


async def test_a_job_imports_what_was_sent(house: House) -> None:
    surface = Surface(shelf=shelf_of(house.settings))
    async with browser(surface, everybody(house.api)) as client:
        heads = {"content-type": "text/csv", "kith-file-name": "people.csv"}
        sent = (await client.post("/files", content=PEOPLE.encode(), headers=heads)).json()
        id_ = await house.started(file=sent["id"], kind="CUSTOMERS", source="shop", ignore=["shoe size"])
        assert (await house.asked(REPORT, id=id_))["rows"] == 0
        await house.done()
        rejects = await client.get(f"/files/{id_}/rejects")
        strange = await client.get("/files/job_/rejects")
    report = await house.asked(REPORT, id=id_)
    assert {name: report[name] for name in ("name", "kind", "source", "rows", "created", "rejected", "agrees")} == {
        "name": "people.csv", "kind": "CUSTOMERS", "source": "shop", "rows": 3, "created": 2, "rejected": 1,
        "agrees": True}  # fmt: skip
    assert report["rejects"] == [{"line": 3, "column": "email", "value": "not an address"}]
    assert report["job"] == {"id": id_, "state": "SUCCEEDED", "progress": 3}
    assert (rejects.headers["content-type"], strange.status_code) == ("text/csv; charset=utf-8", 404)
    assert rejects.text.splitlines()[1].startswith('3,"email","not an address",')
    assert await house.rows("MATCH (n:Change) RETURN DISTINCT n.by, n.source") == [["developer", "shop"]]


async def test_a_dry_run_writes_nothing_but_its_report(house: House) -> None:
    id_ = await house.started(**house.lies("people.csv", PEOPLE), kind="CUSTOMERS", ignore=["*"], dryRun=True)
    await house.done()
    report = await house.asked(REPORT, id=id_)
    assert (report["isDry"], report["rows"], report["rejected"], report["created"]) == (True, 3, 1, 0)
    assert await house.rows("MATCH (c:Customer) RETURN count(c)") == [[0]]


async def test_a_job_that_was_stopped_goes_on_where_it_was(house: House) -> None:
    lines = "".join(f"{n // 3},S{n % 7},1,2.50,2010-01-01,C{n // 3 % 5}\n" for n in range(60))
    wanted = house.lies("sales.csv", "number,sku,quantity,price,at,customer\n" + lines)
    id_ = await house.started(**wanted, kind="PURCHASES")
    job = await house.claimed()
    with patch.object(batches, "CHUNK_OF_LINES", 20):
        writing = patch.object(Running, "keep", autospec=True, side_effect=_then_cancelled(Running.keep))
        with writing, pytest.raises(Cancelled):
            await importing.work(job, house.store, house.settings)
        await house.ends(job, jobs.lost)
        assert 0 < (await house.asked(REPORT, id=id_))["rows"] < 60
        await house.done()
    report = await house.asked(REPORT, id=id_)
    assert (report["rows"], report["agrees"]) == (60, True)
    assert report["entries"][0] == {"label": "purchase lines", "rows": 60, "sum": "150.00", "storedRows": 60,
                                    "storedSum": "150.00", "agrees": True}  # fmt: skip
    assert await house.rows("MATCH (:Interaction)-[l:CONTAINS]->() RETURN count(l)") == [[60]]
    done = await service.find(house.store, id_)
    assert done is not None
    with patch.object(importing, "_planned", side_effect=AssertionError):
        await importing.work(running(replace(done, owner="here"), house.store), house.store, house.settings)


def _then_cancelled(keep: Any) -> Any:
    """Keep as it is, and ask the job to end once that was done."""

    async def kept(job: Running, *given: Any, **named: Any) -> None:
        await keep(job, *given, **named)
        job.is_cancelled = True

    return kept


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [({"path": "../x"}, "INVALID", "path"), ({"path": "none.csv"}, "NOT_FOUND", "path"),
     ({"file": "fil_1"}, "NOT_FOUND", "file"), ({}, "INVALID", "file"),
     ({"path": "a", "file": "b"}, "INVALID", "file")],
)  # fmt: skip
async def test_what_cannot_be_found_is_not_asked_for(
    house: House, wanted: dict[str, str], code: str, field: str
) -> None:
    payload = await house.asked(START, input=wanted)
    assert payload == {"job": None, "userErrors": [{"code": code, "field": field}]}
    assert await service.unended(house.store) == ()


async def test_a_file_that_cannot_be_understood_says_why(house: House) -> None:
    wanted = house.lies("odd.csv", "a,b\n1,2\n")
    answer = await house.api.answer(Request(PREVIEW, None, {"input": wanted | {"kind": "CUSTOMERS"}}))
    (error,) = answer.body()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    await house.started(**wanted, kind="CUSTOMERS")
    with pytest.raises(Failed, match="column") as failed:
        await importing.work(await house.claimed(), house.store, house.settings)
    assert str(house.settings.import_folder) not in str(failed.value) + error["message"]


async def test_an_import_is_not_asked_for_by_its_kind_alone(house: House) -> None:
    start = "mutation { jobStart(input: {kind: IMPORT}) { job { id } userErrors { code field } } }"
    assert await house.asked(start) == {"job": None, "userErrors": [{"code": "INVALID", "field": "kind"}]}
