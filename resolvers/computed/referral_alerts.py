"""What about referrals deserves a look, as the API shows it: each alert with its evidence and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.referrals import statements
from graph.referrals.alerts import Alert, Days, Kind
from graph.referrals.alerts import alerts as alerts_of
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.referrals import moment
from resolvers.computed.wording import day_words, listed
from schema.finish import ByName

RESTS_ON = {Kind.SHARED_IDENTIFIER: "Identifier", Kind.SAME_HOUSEHOLD: "Household"}
WORDS = {"EMAIL": "e-mail address", "PHONE": "telephone number", "EXTERNAL": "key in another system",
         "TAX_NUMBER": "tax number", "LOYALTY_NUMBER": "loyalty number"}  # fmt: skip


async def alerts(ask: Ask) -> ByName:
    """`Query.referralAlerts`."""
    given = ask.given.get("kinds")
    kinds = [each for each in map(Kind, Kind if given is None else given) if _is_known(each, ask)]
    found, is_cut = await alerts_of(kinds, Days(ask.values.setting.zone, ask.today), ask)
    page, info, _ = page_of(found, ask, key=lambda each: each.key, question="referralAlerts")
    names = await _names(page, ask)
    shown = [_alert(each, names, ask) for each in page]
    return ByName(nodes=shown, pageInfo=info, totalCount=len(found), truncated=is_cut)


def _is_known(kind: Kind, ask: Ask) -> bool:
    """Whether who asks may see what alerts of this kind rest on."""
    node = ask.model.nodes.get(RESTS_ON.get(kind, "Customer"))
    return node is not None and not node.hidden


async def _names(page: Sequence[Alert], ask: Ask) -> Mapping[str, str]:
    """What the customers are called, as far as who asks may read it and has asked for a sentence."""
    ids = sorted({one for each in page for one in each.customers})
    if not ids or not ask.reads("Customer", "name") or not ask.wants("nodes", "sentence"):
        return {}
    return {str(id_): str(name) for id_, name in await ask.read(statements.NAMES, ids=ids)}


def _alert(alert: Alert, names: Mapping[str, str], ask: Ask) -> ByName:
    return ByName(
        kind=alert.kind.value, sentence=sentence(alert, names, lambda at: day_words(at, ask.values.setting.zone)),
        customers=list(alert.customers), evidence=[*alert.customers, *alert.shared], claims=alert.claims,
        firstAt=moment(alert.first), lastAt=moment(alert.last),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ sentences


def sentence(alert: Alert, names: Mapping[str, str], day: Callable[[str], str]) -> str:
    """What was found. Customers without a name there are called customers."""
    match alert.kind:
        case Kind.CYCLE:
            return _cycle(alert, names)
        case Kind.SHARED_IDENTIFIER:
            words = listed([f"the same {WORDS.get(each, 'key')}" for each in alert.words])
            return f"{_claim(alert, names, day)}, and both hold {words}."
        case Kind.SAME_HOUSEHOLD:
            return f"{_claim(alert, names, day)}, when both lived in one household."
        case Kind.BURST:
            return _burst(alert, names, day)


def _claim(alert: Alert, names: Mapping[str, str], day: Callable[[str], str]) -> str:
    referrer, referred = alert.customers
    when = f" on {day(alert.first)}" if alert.first else ""
    one, other = names.get(referrer, "A customer"), names.get(referred, "another customer")
    return f"{one} claims to have brought {other}{when}"


def _cycle(alert: Alert, names: Mapping[str, str]) -> str:
    people = alert.customers
    if len(people) == 1:
        return f"{names.get(people[0], 'A customer')} is credited with having brought themselves."
    if not all(each in names for each in people):
        return f"{len(people)} customers are credited with having brought one another in a circle."
    steps = zip(people, (*people[1:], people[0]), strict=True)
    return f"{listed([f'{names[one]} brought {names[other]}' for one, other in steps])}."


def _burst(alert: Alert, names: Mapping[str, str], day: Callable[[str], str]) -> str:
    assert alert.first is not None
    assert alert.last is not None
    first, last = day(alert.first), day(alert.last)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{names.get(alert.customers[0], 'A customer')} made {alert.claims} claims {when}."
