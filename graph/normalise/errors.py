"""The one error of this package: a value that cannot be brought to its normal form.

ValueError
└── Invalid               the value is at fault; says which rule it breaks, what was wanted, found, and what to try
"""

from enum import StrEnum

LONGEST_SHOWN = 60


class Fault(StrEnum):
    """Which rule a value breaks, for programs; the message is for people."""

    CHARACTERS = "CHARACTERS"
    EMPTY = "EMPTY"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    REGION_NEEDED = "REGION_NEEDED"
    SYNTAX = "SYNTAX"
    TOO_LONG = "TOO_LONG"
    TOO_PRECISE = "TOO_PRECISE"
    UNKNOWN = "UNKNOWN"
    WRONG_TYPE = "WRONG_TYPE"


class Invalid(ValueError):
    """A value that breaks a rule.

    Its four parts are fixed once made. `found` shows the value, which may be personal: put it
    before the person who sent it, never into a log.
    """

    def __init__(self, code: Fault, wanted: str, *, found: object, hint: str) -> None:
        super().__init__(code, wanted, shown(found), hint)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, self.args

    @property
    def code(self) -> Fault:
        """The rule that is broken."""
        return Fault(self.args[0])

    @property
    def wanted(self) -> str:
        """What would have been right, with an example."""
        return str(self.args[1])

    @property
    def found(self) -> str:
        """The value as it came, shortened, control characters escaped."""
        return str(self.args[2])

    @property
    def hint(self) -> str:
        """One sentence: what to try."""
        return str(self.args[3])

    def __str__(self) -> str:
        return f"Wanted {self.wanted}, found {self.found}. {self.hint}"


def shown(value: object) -> str:
    """A value as an error shows it: in quotes, on one line, never longer than a line."""
    if not isinstance(value, str):
        return _shortened(repr(value))
    return _shortened(repr(value[: LONGEST_SHOWN + 1]))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _again(code: Fault, wanted: str, found: str, hint: str) -> Invalid:
    """The same error on the other side of a process boundary, its value not quoted twice."""
    error = Invalid(code, wanted, found="", hint=hint)
    error.args = (code, wanted, found, hint)
    return error
