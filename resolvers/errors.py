"""What a client can get wrong in a question: one error with a code, a sentence and the place in its arguments."""

from __future__ import annotations


class BadInput(Exception):
    """A value that cannot be meant; `found` more may be said to machines."""

    def __init__(self, message: str, **extensions: object) -> None:
        super().__init__(message)
        self.extensions = {"code": "BAD_USER_INPUT", **extensions}
