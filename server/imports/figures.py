"""Numbers as files write them: grouped, with a comma before decimals, as binary fractions."""

import re
from decimal import Decimal

from graph.normalise.errors import Fault, Invalid
from server.imports.spelling import Reading

INT_LIMIT = 2**31
_GROUPED = {
    ".": re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"),
    ",": re.compile(r"[+-]?[0-9]{1,3}([. ][0-9]{3})+(,[0-9]+)?"),
}


def number(cell: object, reading: Reading) -> Decimal | str | int:
    """A number as the normal forms read it; binary fractions are those of their shortest text."""
    if isinstance(cell, float):
        text = repr(cell)
        return text if len(text.partition(".")[2]) <= 4 else _rounded(cell)
    if not isinstance(cell, str):
        return cell if isinstance(cell, Decimal | int) else str(cell)
    text = cell.strip().replace("\u00a0", " ").replace("\u2212", "-")
    if _GROUPED[reading.decimal].fullmatch(text):
        text = text.replace("," if reading.decimal == "." else ".", "").replace(" ", "")
    return text.replace(",", ".") if reading.decimal == "," and text.count(",") == 1 else text


def _rounded(cell: float) -> str:
    """What a sum of binary fractions meant, 0.30000000000000004; a true fraction of more digits stays to be refused."""
    near = round(cell, 4)
    return repr(near) if abs(near - cell) <= 1e-9 * max(1.0, abs(cell)) else repr(cell)


def whole(cell: object, *, reading: Reading) -> int:
    wanted = "a whole number such as 12"
    read = number(cell, reading)
    if isinstance(read, str) and not re.fullmatch(r"[+-]?[0-9]{1,20}(\.0+)?", read):
        raise Invalid(Fault.SYNTAX, wanted, found=cell, hint="Use digits alone.")
    value = int(read.partition(".")[0]) if isinstance(read, str) else int(read)
    if not isinstance(read, str) and value != read:
        raise Invalid(Fault.TOO_PRECISE, wanted, found=str(cell), hint="Whole numbers have no decimals.")
    if not -INT_LIMIT < value < INT_LIMIT:
        raise Invalid(
            Fault.OUT_OF_RANGE, wanted, found=cell, hint=f"Stay between -{INT_LIMIT - 1:,} and {INT_LIMIT - 1:,}."
        )
    return value


def fraction(cell: object, *, reading: Reading) -> float:
    read = number(cell, reading)
    try:
        return float(read)
    except ValueError as error:
        raise Invalid(Fault.SYNTAX, "a number such as 0.5", found=cell, hint="Use digits and a point.") from error
