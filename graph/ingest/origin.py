"""Where a record comes from and when it was told: the same for every record of one import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A source, the moment of telling as the store keeps it, and the day that decides what is current."""

    source: str
    at: str
    today: str
