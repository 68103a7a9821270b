"""Learn from what is in the graph, and wait until it is done."""

from __future__ import annotations

import argparse

from server.commands import jobs
from server.settings import Settings

TOPICS = ("cross-sell", "patterns")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "The same as ./kith jobs start KIND --wait. Readers have the old model until the new one replaces it at once."
    )
    parser.add_argument("topic", choices=TOPICS, help="what to learn")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return jobs.run(argparse.Namespace(what="start", kind=arguments.topic, wait=True), settings)
