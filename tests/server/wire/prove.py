"""`./kith prove http`: audits, damaged and hostile requests, and questions made from the schema, over a socket."""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from server.settings import CHECKOUT
from tests.server.wire.hammering import bear, hammer
from tests.server.wire.hostile import hostile
from tests.server.wire.outside import CannotProve, audited, conformed, seen
from tests.server.wire.served import Served, served

PAGE = CHECKOUT / "docs" / "proofs.md"
BETWEEN = re.compile(r"(<!-- http -->\n).*(<!-- /http -->)", re.DOTALL)
ROLES = ("admin", "viewer")
PARTS = ("audits", "page", "damaged", "hostile", "schema")


@dataclass
class Findings:
    """A row of the table for each part, and everything that was not as it should be."""

    rows: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, outcome: str, wrong: Sequence[str] = ()) -> None:
        self.rows.append(f"| {what} | {outcome} |")
        self.wrong += wrong
        sys.stdout.write(f"{what}: {outcome}\n")
        sys.stdout.flush()


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="kith prove http", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--requests", type=int, default=2000, help="damaged requests")
    parser.add_argument("--examples", type=int, default=100, help="questions for each field of Query")
    parser.add_argument("--without", choices=PARTS, action="append", default=[], help="leave a part out")
    parser.add_argument("--picture", type=Path, help="where to put a picture of GraphiQL")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/proofs.md")
    given = parser.parse_args(words)
    findings = asyncio.run(_proved(given))
    sys.stdout.write("\n".join([*findings.wrong, f"{len(findings.wrong)} wrong", ""]))
    if given.write:
        PAGE.write_text(BETWEEN.sub(rf"\g<1>{_table(findings)}\g<2>", PAGE.read_text()))
    return 1 if findings.wrong else 0


async def _proved(given: argparse.Namespace) -> Findings:
    findings = Findings()
    parts = {"audits": _audits, "page": _page, "damaged": _damaged, "hostile": _hostile, "schema": _schema}
    async with served(given.seed) as server:
        for name, part in parts.items():
            if name in given.without:
                continue
            try:
                await part(server, given, findings)
            except CannotProve as error:
                findings.add(name, "not looked at", [str(error)])
    return findings


async def _audits(server: Served, _given: argparse.Namespace, findings: Findings) -> None:
    found = await asyncio.to_thread(audited, server.url)
    findings.add("audits of graphql-http", f"{found.count - len(found.wrong)} of {found.count} ok", found.wrong)


async def _page(server: Served, given: argparse.Namespace, findings: Findings) -> None:
    found = await asyncio.to_thread(seen, f"http://127.0.0.1:{server.port}/", given.picture)
    outcome = f"{found.examples} examples, one run, {len(found.complaints)} complaints of the browser"
    findings.add("GraphiQL in Chromium, without a network", outcome, found.complaints or [outcome] * found.is_wrong)


async def _damaged(server: Served, given: argparse.Namespace, findings: Findings) -> None:
    found = await hammer(server, range(given.seed * 1_000_000, given.seed * 1_000_000 + given.requests))
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(found.statuses.items()))
    outcome = f"{statuses}; the slowest {found.slowest * 1000:,.0f} ms"
    findings.add(f"{given.requests:,} damaged requests", outcome, found.wrong)


async def _hostile(server: Served, _given: argparse.Namespace, findings: Findings) -> None:
    for each in hostile():
        found = await bear(server, each)
        spent = f"{found.seconds * 1000:,.0f} of {each.seconds * 1000:,.0f} ms of processor"
        outcome = f"{found.status}, {spent}, /livez within {found.alive * 1000:,.0f} ms"
        findings.add(each.name, outcome, [f"{each.name}: {outcome}"] if found.is_wrong else ())


async def _schema(server: Served, given: argparse.Namespace, findings: Findings) -> None:
    for role in ROLES:
        key = await asyncio.to_thread(server.key, role)
        found = await asyncio.to_thread(conformed, server.url, given.seed, each=given.examples, key=key)
        outcome = f"{found.requests:,} questions, {'faults found' if found.is_wrong else 'no fault'}"
        what = f"Schemathesis, every root field that the role {role} has"
        findings.add(what, outcome, [f"{what}: faults found"] if found.is_wrong else ())


def _table(findings: Findings) -> str:
    when = datetime.now(UTC).date().isoformat()
    return "\n".join([f"| what was sent | what came of it ({when}) |", "|---|---|", *findings.rows, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
