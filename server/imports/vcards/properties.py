"""One line of a vCard taken apart: group, name, parameters, value.

>>> read(1, "item1.TEL;TYPE=work,voice;PREF=1:+44 20 7946 0958")
Property(line=1, group='ITEM1', name='TEL', types=frozenset({'WORK', 'VOICE'}), parameters={'PREF': '1'}, ...)
"""

import quopri
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

MOST_PARAMETERS = 100
_SIGNS = re.compile('[";:]')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class Property:
    """A property; `types` are its TYPE parameters and the bare ones of version 2.1, in capitals as all names are."""

    line: int
    group: str
    name: str
    types: frozenset[str]
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value)

    @property
    def fields(self) -> list[str]:
        """The value of N, ORG and ADR: its parts between semicolons."""
        return [_plain(each) for each in _split(self.value, ";")]

    @property
    def items(self) -> list[str]:
        """The value of CATEGORIES and NICKNAME: what stands between commas, even where these were escaped."""
        found = (item for each in _split(self.value, ",") for item in _plain(each).split(","))
        return [each.strip() for each in found if each.strip()]

    @property
    def preference(self) -> int:
        """1 is what its owner likes best, 101 what nothing is said of."""
        told = self.parameters.get("PREF", "")
        return int(told) if told.isdecimal() and len(told) < 4 else 1 if "PREF" in self.types else 101


def read(line: int, text: str) -> Property | None:
    """The property in a whole line; None if there is none."""
    head, value = _divided(text)
    if not head:
        return None
    group, _, name = head[0].strip().upper().rpartition(".")
    types, parameters = _parameters(head[1:])
    return Property(line, group, name, types, parameters, _decoded(value, types, parameters)) if name else None


def _divided(text: str) -> tuple[list[str], str]:
    """What stands before the first colon outside of quotes, in parts, and what stands behind it."""
    parts: list[str] = []
    start, is_quoted = 0, False
    for sign in _SIGNS.finditer(text):
        if sign[0] == '"':
            is_quoted = not is_quoted
        elif not is_quoted:
            parts.append(text[start : sign.start()])
            start = sign.end()
        if sign[0] == ":" and not is_quoted:
            return parts, text[start:]
        if len(parts) > MOST_PARAMETERS:
            break
    return [], ""


def _parameters(told: list[str]) -> tuple[frozenset[str], dict[str, str]]:
    types: set[str] = set()
    parameters: dict[str, str] = {}
    for each in told:
        name, equals, value = each.strip().partition("=")
        if not equals or name.upper() == "TYPE":
            types |= {word.strip().upper() for word in (value or name).replace('"', "").split(",")}
        else:
            tidy = re.sub(r"\^[n'^]", lambda sign: _CARET[sign[0]], value.strip().strip('"'))
            parameters.setdefault(name.upper(), tidy)
    return frozenset(types - {""}), parameters


def _decoded(value: str, types: frozenset[str], parameters: Mapping[str, str]) -> str:
    """Quoted-printable as the letters it stands for, in the charset of the property or the likelier of two."""
    encoding = parameters.get("ENCODING", "").upper()
    if encoding != "QUOTED-PRINTABLE" and "QUOTED-PRINTABLE" not in types:
        return value
    octets = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
    told = parameters.get("CHARSET", "")
    for name in (told,) if told else ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError, LookupError):
            return octets.decode(name)
    return octets.decode("utf-8", "replace")


def _split(value: str, sign: str) -> list[str]:
    """Between signs that no backslash takes their meaning from."""
    return [
        match[0].removeprefix(sign) for match in re.finditer(rf"(?:^|{sign})(?:\\.|[^\\{sign}]|\\$)*", value, re.DOTALL)
    ]


def _plain(value: str) -> str:
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return text.replace("\r\n", "\n").strip()
