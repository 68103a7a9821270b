"""Households: found in a census or in made towns, and counted beside the true ones."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator

import orjson
from rich.console import Console
from rich.table import Table

from graph.households.figures import Figures, Pair, figures
from graph.households.infer import THRESHOLD, Scales, infer, scales
from graph.households.infer import Settings as Deciding
from graph.households.people import Known
from server.evaluate.census import Case, census
from server.evaluate.made import population
from server.settings import Settings

WORST = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print figures for a program, unrounded")
    parser.add_argument("--threshold", type=_share, default=THRESHOLD, metavar="P",
                        help=f"from which probability two live together; {THRESHOLD} when not given")  # fmt: skip
    parser.add_argument("--slips", type=_share, default=0.0, metavar="SHARE",
                        help="put one more slip of the pen into this share of the addresses of the census")  # fmt: skip
    parser.add_argument("--made", type=int, metavar="PEOPLE", help="towns made for the purpose, instead of the census")


def _share(text: str) -> float:
    """A number above 0 and below 1; argparse says what is wrong with another."""
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise argparse.ArgumentTypeError(f"wanted a number above 0 and below 1, found {text}")
    return found


def run(arguments: argparse.Namespace, _settings: Settings) -> int:
    case = _made(arguments.made) if arguments.made else census(slips=arguments.slips)
    deciding, known, began = Deciding(threshold=arguments.threshold), Known(), time.process_time()
    found = [[each.id for each in household.members] for household in infer(case.people, known, deciding)]
    seconds = time.process_time() - began
    spared = figures(found, case.home, case.judged, spared=True)
    told = {
        "people": len(case.people), "judged": len(case.judged), "households": len(found),
        "threshold": arguments.threshold, **_told(spared), "institutions_found": _institutions(found, case),
        "with_mislabelled": _told(figures(found, case.home, case.judged)),
        "cpu_seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip
    worst = list(_worst(spared, case, scales(case.people, known, deciding)))
    if arguments.json:
        sys.stdout.buffer.write(orjson.dumps({**told, "worst": worst}) + b"\n")
    else:
        _show(told, worst)
    return 0


def _made(size: int) -> Case:
    some = list(population(size))
    people = tuple(person for _, person in some)
    shown = {each.id: f"{' '.join(each.surname)} {'; '.join(map(str, each.homes))}" for each in people}
    return Case(people, {person.id: home for home, person in some}, frozenset(shown), frozenset(), shown)


def _told(found: Figures) -> dict[str, float]:
    return {"precision": found.precision, "recall": found.recall, "f1": found.f1, "right": len(found.right),
            "wrong": len(found.wrong), "missed": len(found.missed)}  # fmt: skip


def _institutions(found: list[list[str]], case: Case) -> int:
    """Households in which two residents of one institution were put together."""
    inside = ([case.home[each] for each in group if case.home[each] in case.institutions] for group in found)
    return sum(1 for homes in inside if len(homes) > len(set(homes)))


def _worst(found: Figures, case: Case, used: Scales) -> Iterator[dict[str, object]]:
    """Pairs that are wrong though they weigh much, and pairs that were missed though they weigh little."""
    person = {each.id: each for each in case.people}

    def told(pair: Pair, error: str) -> dict[str, object]:
        weight = used.weigh(person[pair[0]], person[pair[1]])
        reasons = ", ".join(weight.reasons) or "nothing in common"
        return {"error": error, "one": case.shown[pair[0]], "other": case.shown[pair[1]],
                "probability": weight.probability, "evidence": reasons}  # fmt: skip

    wrong = sorted((told(pair, "wrong") for pair in found.wrong), key=lambda each: -float(str(each["probability"])))
    missed = sorted((told(pair, "missed") for pair in found.missed), key=lambda each: float(str(each["probability"])))
    kept = wrong[: max(WORST // 2, WORST - len(missed))]
    yield from kept
    yield from missed[: WORST - len(kept)]


def _show(told: dict[str, object], worst: list[dict[str, object]]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    table = Table("pairs", "precision", "recall", "F1", "right", "wrong", "missed", box=None, pad_edge=False)
    _row(table, "of one household or not", told)
    _row(table, "housing type taken at its word", told["with_mislabelled"])
    console.print(f"{told['people']:,} people, {told['judged']:,} judged, {told['households']:,} households found "
                  f"at threshold {told['threshold']}; {told['institutions_found']} of an institution")  # fmt: skip
    console.print(table)
    console.print(f"{told['cpu_seconds']:.1f} s of one processor, {told['megabytes']:.0f} MB\n\nThe worst errors:")
    errors = Table("error", "one", "other", "p", "evidence", box=None, pad_edge=False)
    for each in worst:
        errors.add_row(str(each["error"]), str(each["one"]), str(each["other"]), f"{each['probability']:.3f}",
                       str(each["evidence"]))  # fmt: skip
    console.print(errors, markup=False)


def _row(table: Table, name: str, given: object) -> None:
    assert isinstance(given, dict)
    shares = (f"{given[each]:.4f}" for each in ("precision", "recall", "f1"))
    table.add_row(name, *shares, *(f"{given[each]:,}" for each in ("right", "wrong", "missed")))
