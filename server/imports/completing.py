"""What files of other tools leave unsaid: what a person is called, the primary address, a key.

A key that is made up is the name with an e-mail address or number behind it: couples share mailboxes, so an address
alone would make one of two. Who changes name and address at once comes as somebody new.
"""

from graph.ingest.records import Held
from server.imports.contacts import Wrong

LONGEST_NAME = 200
TYPES = ("EMAIL", "PHONE")


def completed(told: dict[str, object], held: tuple[Held, ...]) -> tuple[dict[str, object], tuple[Held, ...]]:
    """The row with a name and a key, and its identifiers with a primary one of each type."""
    if not {"name", "givenName", "familyName"} & told.keys():
        told["name"] = _called(told, held)
    if "employer" not in told and "employerKeys" not in told and "jobTitle" in told:
        told.setdefault("occupation", told["jobTitle"])
    told.setdefault("key", _key(told, held))
    return told, tuple(_with_primary(held))


def _called(told: dict[str, object], held: tuple[Held, ...]) -> str:
    """The likeliest name of somebody whose name nobody wrote down."""
    by_type = {each.type: each.raw for each in reversed(held)}
    found = by_type.get("EMAIL") or told.get("employer") or by_type.get("PHONE")
    if found is None:
        reason = "Nothing says who this is: wanted is a name, an e-mail address, a company or a telephone number."
        raise Wrong("name", "", reason)
    return str(found)


def _key(told: dict[str, object], held: tuple[Held, ...]) -> str:
    parts = [str(told[name]) for name in ("givenName", "familyName") if name in told]
    name = str(told.get("name") or " ".join(parts))[:LONGEST_NAME]
    reach = next((each.normalised for type_ in TYPES for each in held if each.type == type_), None)
    return f"{name} <{reach}>" if reach else name


def _with_primary(held: tuple[Held, ...]) -> list[Held]:
    first = {each.type: each.key for each in reversed(held)}
    return [each._replace(is_primary=each.key == first[each.type]) if each.type in TYPES else each for each in held]
