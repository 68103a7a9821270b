"""What can go wrong below the API.

StoreError
├── EngineFailed          the engine could not be started, or broke down over a statement: the message says how
├── Unavailable           the engine cannot be reached, refuses us, or is too busy now; nothing was done
├── TimedOut              the statement ran longer than it may; nothing was done
├── Conflict              somebody else changed the same things at the same time, time after time
│   └── ConstraintViolated   a key is taken
├── OutcomeUnknown        the connection was cut, perhaps at commit: the write is there, or it is not
└── BadStatement          the engine does not accept a statement that we made: our fault
"""


class StoreError(Exception):
    """Whatever a store lets out."""


class EngineFailed(StoreError):
    """The engine could not be started, or broke down over a statement."""


class Unavailable(StoreError):
    """The engine cannot be reached, refuses us, or is too busy now; nothing was done."""


class TimedOut(StoreError):
    """The statement ran longer than it may and was ended in the engine."""


class Conflict(StoreError):
    """Others changed the same things at the same time, in every attempt."""


class ConstraintViolated(Conflict):
    """A key that must be unique is taken."""


class OutcomeUnknown(StoreError):
    """The connection was cut, perhaps at commit, so the write may or may not be there."""


class BadStatement(StoreError):
    """The engine does not accept a statement that we made."""
