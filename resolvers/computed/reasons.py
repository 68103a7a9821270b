"""Reasons as the API shows them: names and numbers only as far as who asks may be told them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.cross_sell.serving.reasons import Numbers, Reason
from graph.cross_sell.serving.sentences import sentence
from resolvers.computed.ask import Ask
from schema.finish import ByName


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of reasons: `products` are those that are there for who asks."""

    ask: Ask
    products: frozenset[str]
    names: bool

    def reasons(self, reasons: Sequence[Reason], subject: str | None, candidate: str) -> list[ByName]:
        """The reasons for offering a candidate to a subject; of a basket there is none."""
        return [self._reason(each, subject, candidate) for each in reasons if self._is_there(each)]

    def _is_there(self, reason: Reason) -> bool:
        return reason.product is None or reason.product in self.products

    def _reason(self, reason: Reason, subject: str | None, candidate: str) -> ByName:
        found = numbers(reason.numbers, self.ask) if reason.numbers else {}
        if reason.buyers is not None:
            found = {"buyers": reason.buyers if self.ask.tells(reason.buyers) else None}
        return ByName(
            found,
            code=reason.code.value,
            text=sentence(reason, name=reason.name if self.names else None, tells=self.ask.tells),
            product=reason.product,
            share=reason.share,
            path=[each for each in (subject, reason.product, candidate) if each is not None],
        )


async def told_of(ask: Ask, reasons: Sequence[Sequence[Reason]]) -> Told:
    """What may be told of all reasons of a question."""
    products = {each.product for some in reasons for each in some if each.product is not None}
    return Told(ask, await ask.seen("Product", sorted(products)), ask.reads("Product", "name"))


def numbers(found: Numbers, ask: Ask) -> Mapping[str, Any]:
    """The numbers of an edge, without those that rest on so few that they could be told from them."""
    purchases = found.together is not None and ask.tells(found.together)
    people = ask.tells(found.buyers) and ask.tells(found.of_buyers)
    return {
        "together": found.together if purchases else None,
        "support": found.support if purchases else None,
        "confidence": found.confidence if purchases else None,
        "lift": found.lift if purchases else None,
        "significance": found.significance if purchases else None,
        "buyers": found.buyers if people else None,
        "ofBuyers": found.of_buyers if people else None,
        "buyerLift": found.buyer_lift if people else None,
    }
