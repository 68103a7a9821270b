"""What somebody who watches jobs is told, and in which order."""

from __future__ import annotations

from dataclasses import replace

from graph.jobs.job import Job, claimed, heard, queued, succeeded
from graph.jobs.news import NOTHING, REMEMBERED, Known, known

AT = "2026-05-01T12:00:00"


def waiting() -> Job:
    return queued("recount", given="", by="somebody", at=AT)


def told(now: Known, after: int) -> list[Job]:
    return [each.job for each in now.between(after, now.position, 100)]


def test_each_change_is_news_and_a_beat_is_none() -> None:
    job = waiting()
    running = claimed(job, "here", AT)
    first = known(NOTHING, [job])
    second = known(first, [running])
    third = known(second, [heard(running, AT, done=0, total=None)])
    assert (told(first, 0), told(second, first.position), told(third, second.position)) == ([job], [running], [])


def test_only_the_last_of_a_job_is_told() -> None:
    job = claimed(waiting(), "here", AT)
    now = known(known(NOTHING, [job]), [replace(job, done=5)])
    assert [each.done for each in told(now, 0)] == [5]


def test_what_is_gone_is_forgotten() -> None:
    job = waiting()
    assert known(known(NOTHING, [job]), [], [job.id]).news == {}


def test_what_ended_long_ago_is_forgotten() -> None:
    old, open_ = succeeded(claimed(waiting(), "here", AT), AT), waiting()
    now = known(NOTHING, [old, open_])
    for _ in range(REMEMBERED):
        now = known(now, [waiting()])
    assert old.id not in now.news
    assert open_.id in now.unended
