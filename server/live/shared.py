"""Work that several need while they need it, done once for all of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Shared:
    """Tasks by what they are for. Each ends with the last of those who wait for it."""

    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    people: Counter[str] = field(default_factory=Counter)

    async def together(self, key: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Wait for the work of this key, which the first one begins; raises what it raises."""
        if key not in self.tasks:
            self.tasks[key] = asyncio.create_task(work())
        task = self.tasks[key]
        self.people[key] += 1
        try:
            await asyncio.shield(task)
        finally:
            self.people[key] -= 1
            if task.done() or not self.people[key]:
                self._forget(key, task)

    def _forget(self, key: str, task: asyncio.Task[None]) -> None:
        """Whoever comes next begins anew; others may still be on their way out of what has ended."""
        task.cancel()
        if self.tasks.get(key) is task:
            del self.tasks[key]
        if not self.people[key]:
            del self.people[key]
