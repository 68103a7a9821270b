"""Who follows what in this process: questions by what they ask, streams by whose they are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from server.answers.watching import Watched
from server.live.bulletin import Bulletin
from server.live.follower import Follower
from server.live.question import Question, Source
from server.live.shared import Shared
from server.live.tail import Tail
from server.turns import Seats

log = logging.getLogger("kith.live")


@dataclass
class Live:
    """All that is followed. `streams` are the sockets and event streams of each caller, `checks` what they showed."""

    questions: dict[Hashable, tuple[Question, asyncio.Task[None]]] = field(default_factory=dict)
    streams: Seats = field(default_factory=Seats)
    checks: Shared = field(default_factory=Shared)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)
    beginning: asyncio.Lock = field(default_factory=asyncio.Lock)
    sources: dict[type[Source], Source] = field(default_factory=dict)

    def leave(self) -> None:
        """The process is about to stop: whoever follows is told so."""
        self.leaving.set()

    @asynccontextmanager
    async def followed(self, watched: Watched) -> AsyncIterator[Follower]:
        """Somebody who follows as long as the block runs."""
        question = await self._question(watched)
        follower = Follower(watched, question.position if watched.after is None else watched.after)
        catching = self._begun(question, follower, watched.after)
        try:
            yield follower
        finally:
            if catching is not None:
                catching.cancel()
            question.followers.discard(follower)
            question.people -= 1
            self._forget(watched.key, question)

    def _begun(self, question: Question, follower: Follower, after: int | None) -> asyncio.Task[None] | None:
        if after is None:
            question.followers.add(follower)
            return None
        return asyncio.create_task(question.catch_up(follower, after))

    async def _question(self, watched: Watched) -> Question:
        """The question that is asked already, or a new one; the caller is counted among its people."""
        async with self.beginning:
            key = watched.key
            if key not in self.questions:
                source = await self._source(watched)
                made = Question(watched, source, source.position)
                self.questions[key] = made, asyncio.create_task(made.run())
                self.questions[key][1].add_done_callback(lambda task: self._ended(made, task))
            question = self.questions[key][0]
            question.people += 1
            return question

    async def _source(self, watched: Watched) -> Source:
        kind = Tail if watched.is_of_changes else Bulletin
        if kind not in self.sources:
            made = kind(watched.api.store)
            await made.begin()
            self.sources[kind] = made
        return self.sources[kind]

    def _ended(self, question: Question, task: asyncio.Task[None]) -> None:
        """A question that cannot be answered any more is our fault: those who asked hear that, and may ask anew."""
        if task.cancelled() or (error := task.exception()) is None:
            return
        self.questions = {key: each for key, each in self.questions.items() if each[0] is not question}
        for follower in question.followers:
            follower.end(error if isinstance(error, Exception) else None)

    def _forget(self, key: Hashable, question: Question) -> None:
        """Nobody asks it any more."""
        if question.people:
            return
        found = self.questions.get(key)
        if found is not None and found[0] is question:
            found[1].cancel()
            del self.questions[key]
        used = [each.source for each, _ in self.questions.values()]
        for kind, source in list(self.sources.items()):
            if source not in used:
                source.end()
                del self.sources[kind]
