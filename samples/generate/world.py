"""Everything that was invented, in one value, before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samples.generate import contacts, homes
from samples.generate.arrivals import Arrival, arrival
from samples.generate.careers import Job, careers
from samples.generate.contacts import Mail
from samples.generate.dice import Dice
from samples.generate.firms import Firm, buying, firms
from samples.generate.homes import Located
from samples.generate.people import Family, Person, alone, population
from samples.generate.places import country_of
from samples.generate.retail import Retail

INVITED = 340


@dataclass(frozen=True, slots=True)
class World:
    """`singles` are buyers in no household, `invited` prospects; `located`, `mail`, `phones`, `arrivals` are by key."""

    firms: tuple[Firm, ...]
    families: tuple[Family, ...]
    singles: tuple[Person, ...]
    invited: tuple[Person, ...]
    jobs: tuple[Job, ...]
    located: Mapping[str, tuple[Located, ...]]
    mail: Mapping[str, Mail]
    phones: Mapping[str, str]
    arrivals: Mapping[str, Arrival]

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the file of customers."""
        return (*self.singles, *(each for family in self.families for each in family.people), *self.invited)


def world(retail: Retail) -> World:
    buyers = [replace(each, country=country_of(each.country)) for each in retail.buyers]
    bought = buying(buyers)
    companies = firms(bought)
    taken = {each.key for each in bought}
    families, singles = population([each for each in buyers if each.key not in taken])
    invited = [alone(f"I-{number:04}", _guest_country(number)) for number in range(1, INVITED + 1)]
    return _furnished(companies, families, singles=singles, invited=invited)


def _furnished(
    companies: Sequence[Firm], families: Sequence[Family], *, singles: Sequence[Person], invited: Sequence[Person]
) -> World:
    """Homes, mail, telephones, arrivals and jobs for those who are there."""
    people = [*singles, *(each for family in families for each in family.people), *invited]
    located = {key: found for family in families for key, found in homes.located(family).items()}
    located.update({each.key: homes.settled(each) for each in (*singles, *invited)})
    arrivals = {each.key: found for each in people if (found := arrival(each))}
    return World(
        tuple(companies), tuple(families), tuple(singles), tuple(invited),
        jobs=careers([each for each in people if each.grown], companies), located=located,
        mail=contacts.mailboxes(people, families), arrivals=arrivals,
        phones=contacts.together(_phones(people, companies, located), families),
    )  # fmt: skip


def _phones(
    people: Sequence[Person], companies: Sequence[Firm], located: Mapping[str, tuple[Located, ...]]
) -> Mapping[str, str]:
    """A telephone for every firm and for most adults, by the town they live in now."""
    at_work = [(each.key, each.seat.exchange) for each in companies]
    at_home = [(each.key, located[each.key][-1].place.exchange) for each in people
               if each.grown and located[each.key] and Dice("phone", each.key).chance(78)]  # fmt: skip
    return contacts.phones([*at_work, *at_home])


def _guest_country(number: int) -> str:
    weights: Mapping[str, int] = {"GB": 84, "IE": 4, "DE": 4, "FR": 4, "ES": 4}
    return Dice("guest", number).weighted(weights)
