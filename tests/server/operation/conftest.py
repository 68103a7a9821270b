from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import structlog
from prometheus_client import values


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave logging and counting as they were."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    values.ValueClass = values.MutexValue
