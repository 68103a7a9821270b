"""What somebody who watches jobs is told: each job as it is now, numbered in the order in which that was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.jobs.job import Job

REMEMBERED = 1_000  # news of jobs that have ended


@dataclass(frozen=True, slots=True)
class News:
    """A job as it was when it was last seen to have changed."""

    position: int
    job: Job


@dataclass(frozen=True, slots=True)
class Known:
    """The last news of each job, by its id. What was between two looks is not told: a job is where it is now."""

    position: int
    news: Mapping[str, News]

    @property
    def unended(self) -> frozenset[str]:
        return frozenset(key for key, each in self.news.items() if not each.job.has_ended)

    def between(self, after: int, until: int, limit: int) -> list[News]:
        """At most so much news behind a position and not behind another one, in its order."""
        found = (each for each in self.news.values() if after < each.position <= until)
        return sorted(found, key=lambda each: each.position)[:limit]


NOTHING = Known(0, {})


def known(before: Known, seen: Iterable[Job], gone: Iterable[str] = ()) -> Known:
    """What is known after a look; those that are gone, or ended long ago, are forgotten."""
    position, news = before.position, dict(before.news)
    for each in sorted(seen, key=lambda job: job.id):
        if each.id not in news or _told(each) != _told(news[each.id].job):
            position += 1
            news[each.id] = News(position, each)
    for key in gone:
        del news[key]
    oldest = position - REMEMBERED
    return Known(position, {key: each for key, each in news.items() if not _is_old(each, oldest)})


def _told(job: Job) -> Job:
    """A job without what changes every second and says only that it is being done."""
    return replace(job, beat=0, heard_at=None, saved=None, owner=None)


def _is_old(news: News, oldest: int) -> bool:
    return news.job.has_ended and news.position <= oldest
