"""Learn from what is in the graph, and wait until it is done."""

from __future__ import annotations

import argparse
import sys

from graph.jobs.kinds import UNTOLD
from server.commands import jobs
from server.settings import Settings

TOPICS = ("cross-sell", "patterns")
REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "The same as ./kith jobs start KIND --wait. Readers have the old model until the new one replaces it at once."
    )
    parser.add_argument("topic", choices=TOPICS, help="what to learn")
    parser.add_argument(
        "--restore", action="store_true", help="go back to the model that was replaced last; done twice, forward again"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    kind = f"{arguments.topic}-restore" if arguments.restore else arguments.topic
    if kind not in UNTOLD:
        sys.stderr.write(f"kith: {arguments.topic} cannot be restored, cross-sell can.\n")
        return REFUSED
    return jobs.run(argparse.Namespace(what="start", kind=kind, wait=True), settings)
