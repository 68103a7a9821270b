"""Telemetry as the settings want it, for this process."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from graph.store import Engine
from server.settings import BadSettings, Settings
from server.telemetry import logs
from server.telemetry.metrics import meters
from server.telemetry.observing import Telemetry

WANTED = (
    "KITH_TRACES=otlp needs the OpenTelemetry packages, which are not installed here. "
    "Start Kith by ./kith, which installs them when this setting is there, or install requirements-traces.lock by pip."
)


def check_traces(settings: Settings) -> None:
    """Raise BadSettings if traces are wanted and cannot be had."""
    if settings.traces == "otlp" and find_spec("opentelemetry") is None:
        raise BadSettings(WANTED)


@contextmanager
def telemetry(
    settings: Settings,
    engine: Engine,
    roles: Collection[str],
    *,
    shared: Path | None = None,
    worker: int = 0,
    level: str | None = None,
) -> Iterator[Telemetry]:
    """Logs, counters and traces of this process; `shared` is the folder in which several workers count."""
    logs.configured(settings.log or ("text" if settings.dev else "json"), level or settings.log_level)
    counters, slow = meters(shared, worker, roles), settings.slow_ms / 1000
    if settings.traces != "otlp":
        yield Telemetry(counters, slow)
        return
    hear, provider = importlib.import_module("server.telemetry.otlp").tracing(engine=engine)
    try:
        yield Telemetry(counters, slow, hear)
    finally:
        provider.shutdown()
