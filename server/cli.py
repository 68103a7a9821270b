"""python -m server …: the commands as one table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.custom import BadFields
from graph.errors import StoreError
from migrations.files import Refused
from server.access.issuers import BadIssuers
from server.access.policy import BadPolicy
from server.commands import (
    analyse,
    demo,
    develop,
    doctor,
    evaluate,
    explain,
    export,
    households,
    jobs,
    keys,
    learn,
    migrate,
    schema,
    serve,
)
from server.imports import command as importing
from server.settings import BadSettings, Settings, load


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, what it is for, and the two functions that do it."""

    name: str
    purpose: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Settings], int]


COMMANDS = (
    Command("demo", "try it: a graph of real purchases, served on this machine", demo.add_arguments, demo.run),
    Command("serve", "answer requests", serve.add_arguments, serve.run),
    Command("migrate", "bring the graph to this version", migrate.add_arguments, migrate.run),
    Command("keys", "make, list and revoke API keys", keys.add_arguments, keys.run),
    Command("jobs", "list, start and cancel jobs", jobs.add_arguments, jobs.run),
    Command("analyse", "find communities and influence among customers", analyse.add_arguments, analyse.run),
    Command("import", "read a file into the graph", importing.add_arguments, importing.run),
    Command("export", "write the whole graph into files", export.add_arguments, export.run),
    Command("households", "conclude who lives together", households.add_arguments, households.run),
    Command("evaluate", "say how good conclusions are", evaluate.add_arguments, evaluate.run),
    Command("learn", "learn which products go together", learn.add_arguments, learn.run),
    Command("explain", "show what a query becomes", explain.add_arguments, explain.run),
    Command("schema", "print the GraphQL schema", schema.add_arguments, schema.run),
    Command("doctor", "check that everything is in place", doctor.add_arguments, doctor.run),
    Command("test", "run the tests", develop.add_test_arguments, develop.test),
    Command("check", "run the checks of style, types and rules", develop.add_check_arguments, develop.check),
    Command("prove", "run a long proof", develop.add_prove_arguments, develop.prove),
    Command("bench", "measure", develop.add_bench_arguments, develop.bench),
)


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of a command line: 0 done, 1 it failed, 2 it was asked for wrongly, 130 interrupted."""
    arguments = asked_for(words)
    try:
        return arguments.run(arguments, load())  # type: ignore[no-any-return]  # a Command's run
    except (BadSettings, BadFields, BadIssuers, BadPolicy, Refused, StoreError, OSError) as error:
        sys.stderr.write(f"kith: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def asked_for(words: Sequence[str] | None = None) -> argparse.Namespace:
    """A command line as read; some commands hand on what they do not know themselves, as `rest`."""
    parsing = parser()
    arguments, rest = parsing.parse_known_args(words)
    if rest and not getattr(arguments, "hands_on", False):
        parsing.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.rest = rest
    return arguments


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith", description="A self-hosted customer graph behind one GraphQL API.")
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for each in COMMANDS:
        own = commands.add_parser(each.name, help=each.purpose, description=each.purpose.capitalize() + ".")
        each.add_arguments(own)
        own.set_defaults(run=each.run)
    return found
