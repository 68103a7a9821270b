"""Who may sign tokens: the file that KITH_ISSUERS_FILE names, read once at start.

>>> [[issuer]]
>>> name = "acme"                                       # names its callers, as in token:acme:…
>>> issuer = "https://login.acme.example/realms/staff"  # the claim iss, letter by letter
>>> audience = "kith"                                   # must be in the claim aud
>>> algorithm = "RS256"                                 # the only one; symmetric ones are refused
>>> role_claim = ["realm_access", "roles"]              # where the roles stand, a step each
>>> roles = {crm-admins = "admin", crm-desk = "agent"}  # the first of these that a token has decides
>>> claims = ["team"]                                   # kept for conditions on rows
>>> leeway = 30                                         # seconds by which clocks may differ
>>> jwks = "https://login.acme.example/keys"            # else found by OpenID Connect Discovery
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from server.loopback import LOOPBACK

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
              "ES256", "ES384", "ES512", "EdDSA", "Ed25519", "Ed448")  # fmt: skip
LONGEST_LEEWAY = 60  # seconds


class BadIssuers(Exception):
    """A file of issuers that cannot be meant; the message says which entry, what was wanted and what was found."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Somebody whose signature is good; `roles` are pairs of what a token says and what that means here."""

    name: str
    issuer: str
    audience: str
    algorithm: str
    role_claim: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    jwks: str | None = None
    leeway: int = 30
    claims: tuple[str, ...] = ()


def load(path: Path | None, roles: Collection[str]) -> tuple[Issuer, ...]:
    """The issuers of a file, none without one; raises BadIssuers. `roles` are those of the policy."""
    if path is None:
        return ()
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadIssuers(f"{path} cannot be read: {error}.") from error
    entries = found.get("issuer")
    if set(found) != {"issuer"} or not isinstance(entries, list):
        raise BadIssuers(
            f"{path} should hold [[issuer]] entries and nothing else, not {', '.join(found) or 'nothing'}."
        )
    issuers = tuple(_issuer(each, f"{path}, issuer {number}", roles) for number, each in enumerate(entries, start=1))
    _check_apart(issuers, path)
    return issuers


def is_safe(url: object) -> bool:
    """Whether keys may be fetched there: nobody on the way can change them."""
    if not isinstance(url, str):
        return False
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def _issuer(entry: Mapping[str, Any], place: str, roles: Collection[str]) -> Issuer:
    strange = sorted(set(entry) - set(READ))
    if strange:
        raise BadIssuers(f"{place}: {strange[0]} is no setting of an issuer. There are {', '.join(READ)}.")
    values = {}
    for name, (read, wanted) in READ.items():
        if name not in entry and name in OPTIONAL:
            continue
        try:
            values[name] = read(entry[name])
        except (KeyError, TypeError, ValueError) as error:
            found = f"not {entry[name]!r}" if name in entry else "and is missing"
            raise BadIssuers(f"{place}: {name} should be {wanted}, {found}.") from error
    _check_roles(values["roles"], place, roles)
    return Issuer(**values)


def _check_roles(pairs: tuple[tuple[str, str], ...], place: str, roles: Collection[str]) -> None:
    for said, role in pairs:
        if role not in roles:
            raise BadIssuers(f"{place}: roles.{said} should be one of {', '.join(sorted(roles))}, not {role!r}.")


def _check_apart(issuers: tuple[Issuer, ...], path: Path) -> None:
    """A token names its issuer alone, so that must say whose keys and rules hold; names part their callers."""
    for what, said in (("issuer", [each.issuer for each in issuers]), ("name", [each.name for each in issuers])):
        twice = sorted({each for each in said if said.count(each) > 1})
        if twice:
            raise BadIssuers(f"{path}: {what} should be another one in each entry, and {twice[0]!r} stands in several.")


# ------------------------------------------------------------------------------------------------------ one value each


def _refuse(found: object) -> NoReturn:
    raise ValueError(found)


def _text(value: object) -> str:
    return value if isinstance(value, str) and value.strip() and value.isprintable() else _refuse(value)


def _word(value: object) -> str:
    text = _text(value)
    return text if text.replace("-", "").replace("_", "").isalnum() and text.isascii() else _refuse(value)


def _url(value: object) -> str:
    return _text(value) if is_safe(value) else _refuse(value)


def _algorithm(value: object) -> str:
    return value if isinstance(value, str) and value in ALGORITHMS else _refuse(value)


def _leeway(value: object) -> int:
    return value if type(value) is int and 0 <= value <= LONGEST_LEEWAY else _refuse(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) and value else _refuse(value)


def _path(value: object) -> tuple[str, ...]:
    return (_text(value),) if isinstance(value, str) else _texts(value)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not value:
        _refuse(value)
    return tuple((said, _text(role)) for said, role in value.items())


READ: dict[str, tuple[Callable[[object], Any], str]] = {
    "name": (_word, "a short word such as acme"),
    "issuer": (_url, "the claim iss of its tokens, an address that begins with https:// (http:// on loopback alone)"),
    "audience": (_text, "what its tokens say in aud when they are meant for this server"),
    "algorithm": (_algorithm, f"one of {', '.join(ALGORITHMS)}"),
    "role_claim": (_path, 'the name of a claim such as "roles", or the steps to it such as ["realm_access", "roles"]'),
    "roles": (_pairs, 'a table of what tokens say and the role it means, such as {crm-desk = "agent"}'),
    "jwks": (_url, "the address of its keys, which begins with https:// (http:// on loopback alone)"),
    "leeway": (_leeway, f"seconds from 0 to {LONGEST_LEEWAY}"),
    "claims": (_texts, 'a list of names of claims such as ["team"]'),
}
OPTIONAL = ("jwks", "leeway", "claims")
