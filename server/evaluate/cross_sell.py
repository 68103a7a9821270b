"""`./kith evaluate cross-sell`: how well the last basket of each buyer is guessed from all the others."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from server.commands.export import in_folder
from server.settings import Settings

BASKETS = "server.evaluate.baskets"
"""Where it is done: loaded when it is asked for, since other commands should not wait for numpy."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Holds out the last basket of each buyer and guesses it from the others. Without --data-dir and "
        "KITH_ENGINE_URI the purchases are those of the sample, and no engine is needed."
    )
    parser.add_argument("--data-dir", type=Path, help="the folder of an embedded engine whose purchases are judged")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, unrounded")
    parser.add_argument("--seed", type=int, default=1, help="what ties and intervals are drawn by; 1 if not given")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    has_graph = arguments.data_dir is not None or settings.engine_uri is not None
    chosen = in_folder(settings, arguments.data_dir) if has_graph else None
    work = importlib.import_module(BASKETS)
    return int(work.evaluate(work.Asked(chosen, is_json=arguments.json, seed=arguments.seed)))
