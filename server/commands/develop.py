"""The commands of those who work on Kith: test, check, prove and bench."""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from server.settings import CHECKOUT, Settings

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
    ("pytest", "-q", "tests/rules", "tests/schema"),
    ("python", "-m", "bench.gate"),
)
PROOFS = {
    "agreement": "tests.agreement.prove",
    "doors": "tests.server.access.prove",
    "http": "tests.server.wire.prove",
    "operation": "tests.server.operation.prove",
    "roundtrip": "tests.server.exports.prove",
    "writes": "tests.mutations.prove",
}
BENCHES = {
    "cross-sell": "bench.cross_sell",
    "gate": "bench.gate",
    "growth": "bench.growth",
    "load": "bench.load",
    "peers": "bench.peers.command",
    "reads": "bench.reads",
    "relations": "bench.relations",
    "supernodes": "bench.supernodes",
    "writes": "bench.writes",
}
MOST_AT_ONCE = 4


def add_test_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine under the tests"
    )
    parser.description = (
        "All tests, on as many processors as there are (at most four), each with an engine of its own. "
        "Anything else is for pytest, in one process: ./kith test -q tests/rules."
    )
    parser.set_defaults(hands_on=True)


def test(arguments: argparse.Namespace, _settings: Settings) -> int:
    if arguments.engine == "neo4j" and _module("tests.engines.neo4j", []):
        return 1
    return _module("pytest", ["--engine", arguments.engine, *(_options(arguments.rest) or _side_by_side())])


def _side_by_side() -> list[str]:
    """Split all tests among the processors; an engine takes up to 2 GB of memory, so they are not taken without end."""
    return ["-q", "--numprocesses", str(min(os.cpu_count() or 1, MOST_AT_ONCE)), "--dist", "worksteal"]


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Style, types, arrows between packages, the committed schema, sizes and other rules of the house; and what a "
        "read costs the server, beside the bare driver over a recorded engine."
    )


def check(_arguments: argparse.Namespace, _settings: Settings) -> int:
    failed = [" ".join(each[:3]) for each in CHECKS if _checked(each[0], each[1:])]
    sys.stdout.write(f"failed: {', '.join(failed)}\n" if failed else "all checks passed\n")
    return 1 if failed else 0


def _checked(program: str, rest: Sequence[str]) -> int:
    """Run a program that stands beside this Python."""
    sys.stdout.write(f"== {' '.join((program, *rest))}\n")
    sys.stdout.flush()
    return subprocess.run([Path(sys.executable).with_name(program), *rest], cwd=CHECKOUT, check=False).returncode


def add_prove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", choices=sorted(PROOFS), help="what to prove; its last figures stand in docs/proofs.md")
    parser.description = "A proof has options of its own: ./kith prove agreement -- --help shows them."
    parser.set_defaults(hands_on=True)


def prove(arguments: argparse.Namespace, _settings: Settings) -> int:
    return int(importlib.import_module(PROOFS[arguments.topic]).main(_options(arguments.rest)))


def add_bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", choices=sorted(BENCHES), help="what to measure")
    parser.description = "A measurement has options of its own: ./kith bench reads -- --help shows them."
    parser.set_defaults(hands_on=True)


def bench(arguments: argparse.Namespace, _settings: Settings) -> int:
    return int(importlib.import_module(BENCHES[arguments.topic]).main(_options(arguments.rest)))


def _options(rest: Sequence[str]) -> list[str]:
    return [each for each in rest if each != "--"]


def _module(name: str, arguments: Sequence[str]) -> int:
    """Run a tool of this environment from the checkout."""
    return subprocess.run([sys.executable, "-m", name, *arguments], cwd=CHECKOUT, check=False).returncode
