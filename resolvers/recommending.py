"""The name of a list of offers: a sealed token that holds all that is needed to say later what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from graph.cross_sell.serving.ladder import Offer
from graph.cross_sell.serving.terms import Arm
from resolvers import cursors
from resolvers.errors import BadInput

QUESTION = "recommendation"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What was offered to whom, when, out of what; `id` names it. There is no subject of a basket."""

    id: str
    subject: str | None
    products: tuple[str, ...]
    strategy: str | None
    model: str | None
    arm: str
    at: str


def token(offer: Offer, key: bytes, at: str) -> str:
    """The name of an offer. Who has it can say what came of the offer, and read nothing in it."""
    products = [each.product for each in offer.listed.items]
    strategy = offer.strategy and offer.strategy.value
    told = [offer.subject, products, strategy, offer.model.name, offer.arm.value, at]
    return cursors.encode(cursors.seal(key, QUESTION, []), told)


def recommendation(text: str, key: bytes) -> Recommendation | None:
    """What a name stands for; None if it is none that we gave."""
    try:
        found = cursors.decode(cursors.seal(key, QUESTION, []), text, argument="recommendationId")
    except BadInput:
        return None
    subject, products, strategy, model, arm, at = found
    return Recommendation(
        blake2b(text.encode(), digest_size=16).hexdigest(),
        subject,
        tuple(products),
        strategy,
        model,
        Arm(arm).value,
        at,
    )
