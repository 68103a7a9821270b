"""Print the GraphQL schema, or write it to schema.graphql."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from schema.build import build, sdl
from server.lifespan import model_of
from server.settings import CHECKOUT, Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="write schema.graphql in the checkout instead of printing")
    parser.add_argument("--output", type=Path, help="write to this file instead of printing")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    text = sdl(build(model_of(settings), currency=settings.currency, zone=settings.time_zone))
    place = CHECKOUT / "schema.graphql" if arguments.write else arguments.output
    if place is None:
        sys.stdout.write(text)
    else:
        place.write_text(text)
    return 0
