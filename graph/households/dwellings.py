"""A dwelling: an address taken apart into what tells homes apart, the same however it was written.

>>> print(dwelling(("12 Mc Arthur Ave Apt # 4B",), postal_code="00100", city="Nairobi", country="KE"))
12 | mc arthur avenue | 4b | 00100 nairobi
>>> print(dwelling(("Hauptstraße 12a, 3. OG",), postal_code="10115", city="Berlin", country="DE"))
12a | haupt str | 3fl | 10115 berlin
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.households.street_words import BEFORE_ROUTE_NUMBER, FLOORS, STREET_ENDS, UNIT_WORDS, UNIT_WORDS_BESIDE, WORDS
from graph.normalise.names import search_key

# Countries whose house numbers stand before the street; elsewhere the last number of the line is the house's.
NUMBER_FIRST = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "FR", "LU", "IN", "ZA", "SG", "HK", "MY", "PH", "KE"})
NO_HOME = re.compile(r"\b(?:p ?o ?box|post ?box|postfach|apartado (?:de correos )?[0-9]|boite postale|bp [0-9]"
                     r"|packstation|poste restante|c / o|c o|general delivery"
                     r"|casella postale|caixa postal)\b")  # fmt: skip
ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)")
ORDINAL_END = re.compile("(?<=[0-9])(?:st|nd|rd|th|o)$")
SEPARATORS = re.compile(r"[,;\n]+| - ")
NUMBER_SIGN = re.compile(r"#|№|\bn[º°]")
UNSAID = UNIT_WORDS_BESIDE | {"/", "dom", "d", "house"}
DIGIT = re.compile("[0-9]")

Words = list[str]


@dataclass(frozen=True, slots=True)
class Dwelling:
    """Number, street and unit; each is empty where it is not known. `is_home` is false where nobody can live."""

    number: str
    street: str
    unit: str
    postal: str
    town: str
    is_home: bool = True

    def __str__(self) -> str:
        return f"{self.number} | {self.street} | {self.unit} | {f'{self.postal} {self.town}'.strip()}"


def dwelling(
    lines: Iterable[str], *, postal_code: str | None = None, city: str | None = None, country: str | None = None
) -> Dwelling:
    """The dwelling of an address; a box, and an address that names no street and no number, is no home."""
    parts = [words for line in lines for part in SEPARATORS.split(line) if (words := _words(part))]
    number, street, marks = "", Words(), Words()
    for part in parts:
        before, behind = _cut_at_unit(part)
        marks += behind
        if street or not before:
            number, before = _number_alone(number, before, country)
            marks += before
            continue
        found, street, more = _numbered(before, country) if not number else ("", before, Words())
        number, marks = number or found, marks + more
    is_home = bool(number or street) and not any(NO_HOME.search(" ".join(part)) for part in parts)
    postal = search_key(postal_code or "").replace(" ", "")
    return Dwelling(number, _street(street), _unit(marks), postal, search_key(city or ""), is_home)


def _number_alone(number: str, words: Words, country: str | None) -> tuple[str, Words]:
    """Calle Mayor, 5: where the number comes last, it may stand behind a comma."""
    if number or not words or country in NUMBER_FIRST or not DIGIT.search(words[0]):
        return number, words
    return words[0], words[1:]


def _words(part: str) -> Words:
    """Folded words, with the slashes between them."""
    pieces = [search_key(piece).split() for piece in NUMBER_SIGN.sub(" no ", part).split("/")]
    return [word for at, piece in enumerate(pieces) for word in ([] if at == 0 else ["/"]) + piece]


def _cut_at_unit(words: Words) -> tuple[Words, Words]:
    """What stands before the first word for a flat or a floor, and the rest from there."""
    at = next((at for at in range(len(words)) if _begins_unit(words, at)), None)
    if at is None:
        return words, []
    if at == 0 and len(words) > 3 and DIGIT.search(words[2]) and words[3] not in UNIT_WORDS:
        # Flat 3 12 High Street
        return words[2:], words[:2]
    if words[at] in FLOORS and at > 0 and _is_mark(words[at - 1]):
        at -= 1
    return words[:at], words[at:]


def _begins_unit(words: Words, at: int) -> bool:
    """A word for a flat; one behind a number alone is the name of a street, as in 12 Lot Road."""
    if at == 1 and len(words) > 2 and DIGIT.search(words[0]) and words[at] not in FLOORS:
        return False
    beside = at + 1 < len(words) and _is_mark(words[at + 1])
    return words[at] in UNIT_WORDS or (words[at] in UNIT_WORDS_BESIDE and beside)


def _is_mark(word: str) -> bool:
    return bool(DIGIT.search(word)) or (len(word) == 1 and word.isalpha())


def _numbered(words: Words, country: str | None) -> tuple[str, Words, Words]:
    """The number of the house, the words of the street, and marks of the flat beside the number."""
    if DIGIT.search(words[0]) and not ORDINAL.fullmatch(words[0]):
        return _number_first(words)
    if country in NUMBER_FIRST:
        return "", words, []
    for at in range(len(words) - 1, 0, -1):
        if words[at].isdecimal() and words[at - 1] in BEFORE_ROUTE_NUMBER:
            break
        if words[at - 1] != "/" and DIGIT.search(words[at]) and not ORDINAL.fullmatch(words[at]):
            return _number_last(words, at)
    return "", words, []


def _number_first(words: Words) -> tuple[str, Words, Words]:
    """12 High Street; 3/12 High Street, where 3 is the flat; 12 bis rue Haute."""
    if len(words) > 3 and words[1] == "/":
        return words[2], words[3:], words[:1]
    if len(words) > 2 and words[1] in {"bis", "ter", "quater"}:
        return words[0] + words[1], words[2:], []
    return words[0], words[1:], []


def _number_last(words: Words, at: int) -> tuple[str, Words, Words]:
    """Hauptstrasse 12; Hauptstrasse 12/4, where 4 is the flat; Hauptstrasse 12 b."""
    number, behind = words[at], words[at + 1 :]
    if behind and len(behind[0]) == 1 and behind[0].isalpha():
        number, behind = number + behind[0], behind[1:]
    return number, words[:at], behind


def _street(words: Sequence[str]) -> str:
    said = (WORDS.get(word, word) for word in words if word not in UNSAID)
    return " ".join(map(_with_end_apart, said))


def _with_end_apart(word: str) -> str:
    """Hauptstrasse and Haupt Strasse are one."""
    for end, said in STREET_ENDS:
        if word.endswith(end) and len(word) > len(end) + 2:
            return f"{word.removesuffix(end)} {said}"
    return word


def _unit(words: Sequence[str]) -> str:
    """The marks of a flat without the words around them: apt # 301 and unit 301 are 301, 5th floor is 5fl."""
    said = [word for word in words if word != "/"]
    marks = [ORDINAL_END.sub("", word) for word in said if word not in UNIT_WORDS and word not in UNIT_WORDS_BESIDE]
    if not marks:
        return "".join(said)
    return "".join(marks) + ("fl" if len(marks) == 1 and any(word in FLOORS for word in said) else "")
