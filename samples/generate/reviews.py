"""What buyers said about goods they had bought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samples.generate.days import days, within
from samples.generate.dice import Dice
from samples.generate.retail import Bought
from samples.generate.words import words

REVIEWS = 1500
_FEELING = {5: "POSITIVE", 4: "POSITIVE", 3: "NEUTRAL", 2: "NEGATIVE", 1: "NEGATIVE"}


@dataclass(frozen=True, slots=True)
class Review:
    key: str
    buyer: str
    sku: str
    at: str
    rating: int
    channel: str
    subject: str
    notes: str

    @property
    def sentiment(self) -> str:
        return _FEELING[self.rating]


def reviews(lines: Sequence[Bought]) -> Iterator[Review]:
    """Some days after the purchase; most are kind."""
    for number, line in enumerate(Dice("reviews").some(lines, REVIEWS), 1):
        dice = Dice("review", number)
        rating = dice.weighted({5: 44, 4: 28, 3: 13, 2: 8, 1: 7})
        subject, _, notes = dice.one(words("phrases")["reviews"][str(rating)]).partition("|")
        at = dice.moment(within(days(line.day, dice.between(3, 50))))
        channel = dice.weighted({"WEB": 84, "APP": 4, "EMAIL": 12})
        yield Review(f"R-{number:05}", line.buyer, line.sku, at, rating, channel, subject, notes)
