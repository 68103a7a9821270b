"""On whose behalf something is written: the same for all that one transaction writes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A source, the moment of writing as the store keeps it, the day that decides what is current, and who writes."""

    source: str
    at: str
    today: str
    by: str = "import"
