"""A job as properties of its node, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from graph.jobs.job import Job, State

NAMES = {
    each.name: "".join(word.capitalize() if place else word for place, word in enumerate(each.name.split("_")))
    for each in fields(Job)
}
"""What each field is called in the graph, such as queuedAt."""


def properties(job: Job) -> dict[str, object]:
    """All that is known of it; what is missing is null."""
    told = {name: getattr(job, own) for own, name in NAMES.items()}
    return {**told, "state": job.state.value}


def changes(before: Job, after: Job) -> dict[str, object]:
    """What is different; null where something is no longer there."""
    old = properties(before)
    return {name: value for name, value in properties(after).items() if value != old[name]}


def job(row: Mapping[str, Any]) -> Job:
    """The job of a node. What the graph keeps beside, such as how often it was locked, is left out."""
    given = {own: row[name] for own, name in NAMES.items() if name in row}
    return Job(**{**given, "state": State(row["state"])})
