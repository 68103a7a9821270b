"""What whoever asks for a write can mend."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why nothing was done; `field` is the way to it from the input, `email` or `lines.0.sku`.

    `candidates` are the ids among which a key cannot choose, `version` is the current one where another was expected.
    """

    code: str
    field: str | None
    message: str
    candidates: tuple[str, ...] = ()
    version: int | None = None

    def under(self, prefix: str) -> Fault:
        """The same fault of something that lies under `prefix`."""
        return replace(self, field=prefix if self.field is None else f"{prefix}.{self.field}")


class Refused(Exception):
    """Nothing of this shall be done, for these reasons."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(each.message for each in faults))
        self.faults = faults
