"""Counters for Prometheus. Labels come out of short lists of ours, so that no client can make us count without end.

Workers write their counters into files of one folder, named by the worker's number, and whichever worker is asked adds
them up. A worker that took the place of a dead one goes on with its files, so that counters never fall.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest, values
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from server.access.limits import Limits
from server.telemetry.record import Record

CODES = frozenset({
    "OK", "UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT", "RATE_LIMITED", "QUERY_TOO_COMPLEX",
    "PERSISTED_QUERY_NOT_FOUND", "UNAVAILABLE", "TIMEOUT", "INTERNAL", "HTTP_REFUSED", "GONE",
})  # fmt: skip
KINDS = frozenset({"query", "mutation", "subscription"})
REFUSING = frozenset({"UNAUTHENTICATED", "FORBIDDEN", "RATE_LIMITED", "QUERY_TOO_COMPLEX", "HTTP_REFUSED"})
CEILINGS = frozenset(each.name for each in fields(Limits)) | {"nesting", "introspection", "merging"}
SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


@dataclass(frozen=True, slots=True)
class Meters:
    """Everything that is counted, and the registry that adds it up."""

    registry: CollectorRegistry
    roles: frozenset[str]
    requests: Counter
    seconds: Histogram
    statements: Counter
    statement_seconds: Histogram
    plans: Counter
    cost: Counter
    refusals: Counter
    connections: Gauge
    engine_away: Gauge

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)

    def count(self, record: Record) -> None:
        """Add one request, with its statements and its plan."""
        code, kind = _known(record.code, CODES), _known(record.kind, KINDS)
        role = _known(record.role, self.roles)
        self.requests.labels(code, kind, role).inc()
        self.seconds.labels(kind).observe(record.seconds)
        for each in record.sent:
            self.statements.labels(each.outcome).inc()
            self.statement_seconds.observe(each.seconds)
        if record.plans_found:
            self.plans.labels("found").inc(record.plans_found)
        if record.plans_made:
            self.plans.labels("made").inc(record.plans_made)
        if record.cost:
            self.cost.labels(role).inc(record.cost)
        if code in REFUSING:
            self.refusals.labels(record.refusal if record.refusal in CEILINGS else code).inc()


def meters(folder: Path | None = None, worker: int = 0, roles: Collection[str] = ()) -> Meters:
    """Fresh counters: of this process alone, or those of one of several workers, kept in the folder they share.

    `roles` are those of the policy; others are counted as one.
    """
    registry = CollectorRegistry()
    if folder is None:
        values.ValueClass = values.MutexValue
        ProcessCollector(registry=registry)
        return _made(registry, registry, roles)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    values.ValueClass = values.MultiProcessValue(process_identifier=lambda: worker)  # type: ignore[no-untyped-call]
    (folder / f"worker_{worker}.pid").write_text(str(os.getpid()))
    MultiProcessCollector(registry, path=str(folder))  # type: ignore[no-untyped-call]
    registry.register(_Processes(folder))
    # The folder is what is read, so these are registered where nobody looks.
    return _made(registry, CollectorRegistry(), roles)


def _made(shown: CollectorRegistry, own: CollectorRegistry, roles: Collection[str]) -> Meters:
    return Meters(
        shown,
        frozenset(roles),
        Counter("kith_requests", "Requests by outcome.", ("code", "kind", "role"), registry=own),
        Histogram("kith_request_seconds", "How long requests took.", ("kind",), buckets=SECONDS, registry=own),
        Counter("kith_statements", "Statements sent, by how they ended.", ("outcome",), registry=own),
        Histogram("kith_statement_seconds", "How long statements took.", buckets=SECONDS, registry=own),
        Counter("kith_plans", "Plans found among those kept, or made.", ("how",), registry=own),
        Counter("kith_cost", "Cost that was charged.", ("role",), registry=own),
        Counter("kith_refusals", "Requests refused, by what refused them.", ("reason",), registry=own),
        Gauge("kith_connections", "Connections of clients now.", multiprocess_mode="livesum", registry=own),
        Gauge("kith_engine_away", "1 while the engine cannot be reached.", multiprocess_mode="livemax", registry=own),
    )


def _known(word: str, words: frozenset[str]) -> str:
    return word if word in words else "other"


class _Processes(Collector):
    """Memory, processor time and open files of each worker."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        found: dict[str, Metric] = {}
        for place in sorted(self._folder.glob("worker_*.pid")):
            worker, number = place.stem.removeprefix("worker_"), place.read_text()
            for metric in ProcessCollector(pid=partial(str, number), registry=None).collect():
                whole = found.setdefault(metric.name, Metric(metric.name, metric.documentation, metric.type))
                for each in metric.samples:
                    whole.add_sample(each.name, {"worker": worker}, each.value)
        yield from found.values()
