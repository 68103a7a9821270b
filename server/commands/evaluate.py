"""Say how good what is concluded is, beside what is known to be so."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from server.evaluate import cross_sell, households
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be evaluated: its name, what that shows, and the two functions that do it."""

    name: str
    purpose: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Settings], int]


TOPICS = (
    Topic(
        "cross-sell",
        "what would be offered, beside the last basket of each buyer",
        cross_sell.add_arguments,
        cross_sell.run,
    ),
    Topic("households", "inferred households, beside those of a census", households.add_arguments, households.run),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    topics = parser.add_subparsers(title="what to evaluate", metavar="WHAT", required=True, dest="topic")
    for each in TOPICS:
        own = topics.add_parser(each.name, help=each.purpose, description=each.purpose.capitalize() + ".")
        each.add_arguments(own)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return next(each for each in TOPICS if each.name == arguments.topic).run(arguments, settings)
