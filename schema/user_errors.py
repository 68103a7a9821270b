"""What a mutation says of something that whoever asks can mend."""

from schema.shapes import Enumeration, Field, Object

ABORTED = ("ABORTED", "Another field of this operation was refused, so nothing was done.")


def user_errors(name: str, codes: tuple[tuple[str, str], ...]) -> tuple[Object, Enumeration]:
    """The type of a mutation's user errors, and its codes."""
    error = Object(f"{name}UserError", "Something that whoever asks can mend.", (
        Field("code", f"{name}ErrorCode!", "What is wrong, for programs."),
        Field("field", "String", "The field of the input that is wrong; null if it is none of them."),
        Field("message", "String!", "What is wrong, for people."),
    ))  # fmt: skip
    return error, Enumeration(f"{name}ErrorCode", "Why nothing was done.", (*codes, ABORTED))
