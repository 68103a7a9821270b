"""The rows of customers, of their dated addresses and of their further identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samples.generate import names
from samples.generate.contacts import Mail, latin
from samples.generate.days import LAST, days
from samples.generate.dice import Dice
from samples.generate.homes import Located
from samples.generate.people import Person
from samples.generate.places import Address
from samples.generate.tables import Cell
from samples.generate.words import words
from samples.generate.world import World

HEADER = """key name givenName familyName nativeName stage gender birthDate maritalStatus occupation language greeting
 preferredChannel acquisitionChannel acquisitionSource acquiredOn interests values tags notes email emails phone
 loyaltyNumber addressUse lines postalCode city region country"""
ADDRESSES = "customer company use isPrimary since until lines postalCode city region country"
IDENTIFIERS = "customer company type raw isPrimary verifiedAt since until"
_ENGLISH = ("GB", "IE", "US", "CA", "AU", "JE", "BB", "NG", "ZA")

Row = tuple[Cell, ...]


def rows(world: World) -> Iterator[Row]:
    """One row a person; the address only where no dates are known of it, the others are in `addresses`."""
    roles = {each.person.key: each.role for each in world.jobs if each.primary and each.until is None}
    married = _marriages(world)
    for person in world.people:
        yield (*_named(person), *_stated(person, roles.get(person.key, ""), married.get(person.key, "")),
               *_spoken(person), *_arrived(person, world), *_liked(person), *_reached(person, world))  # fmt: skip


def addresses(world: World) -> Iterator[Row]:
    """Homes with the days on which people moved in and out, and where some have parcels sent."""
    for person in world.people:
        for home in world.located[person.key]:
            if home.since or home.until:
                yield (person.key, "", "HOME", True, home.since, home.until, *place(home.place))
    for job in world.jobs:
        if job.person.buyer and job.until is None and Dice("parcels", job.person.key).chance(18):
            yield (job.person.key, "", "SHIPPING", False, job.since, None, *place(job.firm.seat))


def identifiers(world: World) -> Iterator[Row]:
    """Mailboxes at work, for as long as people work there."""
    for job in world.jobs:
        if Dice("work mail", job.person.key, job.firm.key).chance(45):
            mail = f"{latin(job.person.given.latin)}.{latin(job.person.family.latin)}@{job.firm.domain}"
            yield (job.person.key, "", "EMAIL", mail, False, "", job.since, job.until)


def place(at: Address) -> Row:
    return (at.lines, at.postal_code, at.city, at.region, at.country)


def _named(person: Person) -> Row:
    native = person.name.native if person.name.native != person.name.latin else ""
    return (person.key, person.name.latin, person.given.latin, person.family.latin, native)


def _stated(person: Person, role: str, married: str) -> Row:
    """Stage, gender, birth date, marital status, occupation."""
    dice = Dice("stated", person.key)
    gender = dice.weighted({person.gender: 90, "UNDISCLOSED": 4, "": 6})
    born = person.born if person.buyer is None or dice.chance(70) else None
    alone = "WIDOWED" if person.born.year < 1952 else "SINGLE"
    guess = dice.weighted({"": 60, alone: 28, "DIVORCED": 6, "MARRIED": 6}) if person.grown else ""
    return (_stage(person, dice), gender, born, married or guess, role or _occupation(person, dice))


def _stage(person: Person, dice: Dice) -> str:
    if person.buyer is None:
        return "PROSPECT"
    if not person.buyer.orders:
        return "FORMER"
    return "CUSTOMER" if person.buyer.last >= days(LAST, -190) else dice.weighted({"INACTIVE": 85, "FORMER": 15})


def _occupation(person: Person, dice: Dice) -> str:
    choices: list[str] = words("phrases")["person"]["occupations"]
    return dice.one(choices) if person.grown and dice.chance(28) else ""


def _spoken(person: Person) -> Row:
    """Language, greeting, preferred channel; most who live where English is spoken are written to in English."""
    if not person.grown:
        return ("", "", "")
    dice = Dice("spoken", person.key)
    own = names.culture(person.culture)
    english = own.language == "en" or (person.country in _ENGLISH and not dice.chance(25))
    forms = (names.culture("en") if english and own.language != "en" else own).greetings
    form = dice.weighted({forms[person.gender == "MALE"]: 62, forms[2]: 38})
    given, last = person.given, person.family
    greeting = form.format(g=given.latin if english else given.native, f=last.latin if english else last.native)
    channel = dice.weighted({"": 45, "EMAIL": 34, "PHONE": 10, "POST": 6, "SMS": 3, "CHAT": 2})
    return ("en" if english else own.language, greeting, channel)


def _arrived(person: Person, world: World) -> Row:
    found = world.arrivals.get(person.key)
    return (found.channel, found.source, found.on) if found else ("", "", None)


def _liked(person: Person) -> Row:
    """Interests, values, tags, notes: of some buyers."""
    dice = Dice("liked", person.key)
    return tuple(_some(part, percent, dice=dice) if person.buyer else ""
                 for part, percent in (("interests", 40), ("values", 16), ("tags", 22), ("notes", 4)))  # fmt: skip


def _some(part: str, percent: int, *, dice: Dice) -> Cell:
    choices: list[str] = words("phrases")["person"][part]
    if not dice.chance(percent):
        return ""
    return dice.one(choices) if part == "notes" else tuple(dice.some(choices, dice.between(1, 3)))


def _reached(person: Person, world: World) -> Row:
    """E-mail, further ones, telephone, loyalty number, and the address when it has no dates."""
    dice = Dice("reached", person.key)
    mail = world.mail.get(person.key, Mail(""))
    card = f"KC{int(person.key) * 7919 % 10**8:08}" if person.buyer and dice.chance(45) else ""
    homes: tuple[Located, ...] = world.located[person.key]
    here = homes[0] if len(homes) == 1 and homes[0].since is None and homes[0].until is None else None
    where = ("HOME", *place(here.place)) if here else ("", "", "", "", "", "")
    return (mail.main, mail.second, world.phones.get(person.key, ""), card, *where)


def _marriages(world: World) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for family in world.families:
        for bond in family.bonds:
            if bond.kind == "SPOUSE":
                state = "DIVORCED" if bond.until else "MARRIED"
                found |= {family.people[place].key: state for place in (bond.slot, bond.other)}
    return found
