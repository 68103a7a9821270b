"""Before anything is timed: do all peers give the same answer?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import orjson

from bench.peers.calling import connections
from bench.peers.canonical import canonical
from bench.peers.made import Size
from bench.peers.questions import Question, Variables, asked
from bench.peers.running import Running
from bench.peers.texts import is_there, text
from bench.peers.varying import VARY

FIRST = ("kith", "kith-embedded")
"""By whose answer those of the others are judged."""
NOTHING: tuple[Any, ...] = (None, [], {})


class Disagreement(Exception):
    """Peers that answer the same question differently."""


async def agreed(questions: Sequence[Question], peers: Sequence[Running], size: Size, count: int) -> dict[str, int]:
    """How many answers of each question were compared; raises Disagreement."""
    found = dict[str, int]()
    for question in questions:
        random = Random(question.name)  # noqa: S311  # it chooses and guards nothing
        draws = [question.draw(size, random) for _ in range(count)]
        answers = [await _answers(question, each, peers) for each in draws]
        for variables, each in zip(draws, answers, strict=True):
            check(question, variables, each)
        if all(each.get(peer) in NOTHING for each in answers for peer in each):
            raise Disagreement(f"{question.name}: all answers are empty, so that they prove nothing.")
        found[question.name] = len(answers)
    return found


async def _answers(question: Question, variables: Variables, peers: Sequence[Running]) -> dict[str, Any]:
    """The answer of each peer in the common form. Chosen fields are the same for those who have the same names."""
    found = {}
    for peer in peers:
        asks = peer.peer.asks
        if not is_there(question.folder, asks) or (question.varies and asks == "bare"):
            continue
        document = _document(question, asks, variables)
        async with connections(peer.port, 1) as (one,):
            answer = orjson.loads(await one.call(asked(question, asks, _own(variables, peer), document)))
        found[peer.peer.name] = canonical(question.folder, asks, answer["data"])
    return found


def _own(variables: Variables, peer: Running) -> Variables:
    """The same with a request's key of each peer's own: those on one engine would else be told what another did."""
    return {**variables, "once": f"{variables['once']} {peer.peer.name}"} if "once" in variables else variables


def _document(question: Question, asks: str, variables: Variables) -> str | None:
    """A text made anew; the same places are chosen in all texts, which have the same fields in the same order."""
    if not question.varies:
        return None
    return VARY[question.varies](text(question.folder, asks))(variables, Random(repr(variables)))  # noqa: S311


def check(question: Question, variables: Variables, answers: Mapping[str, Any]) -> None:
    """Raises Disagreement unless all answers are the same."""
    first = next((each for each in FIRST if each in answers), next(iter(answers), ""))
    for peer, answer in answers.items():
        if answer != answers[first]:
            shown = {each: str(answers[each])[:900] for each in (first, peer)}
            asked_with = str(variables)[:200]
            raise Disagreement(f"{question.name}, {asked_with}: {first} and {peer} do not answer alike: {shown}")
