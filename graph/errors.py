"""What can go wrong below the API.

StoreError
├── EngineFailed          the embedded engine could not be started: the message says why and where its log is
├── Unavailable           the engine cannot be reached, refuses us, or is too busy now; nothing was done
├── TimedOut              the statement ran longer than it may; nothing was done
├── Conflict              somebody else changed the same things at the same time, time after time
│   └── ConstraintViolated   a key is taken
├── OutcomeUnknown        the connection was cut at commit: the write is there, or it is not
└── BadStatement          the engine does not accept a statement that we made: our fault
"""


class StoreError(Exception):
    """Whatever a store lets out."""


class EngineFailed(StoreError):
    """The embedded engine could not be started."""


class Unavailable(StoreError):
    """The engine cannot be reached, refuses us, or is too busy now; nothing was done."""


class TimedOut(StoreError):
    """The statement ran longer than it may and was ended in the engine."""


class Conflict(StoreError):
    """Others changed the same things at the same time, in every attempt."""


class ConstraintViolated(Conflict):
    """A key that must be unique is taken."""


class OutcomeUnknown(StoreError):
    """The connection was cut at commit, so the write may or may not be there."""


class BadStatement(StoreError):
    """The engine does not accept a statement that we made."""
