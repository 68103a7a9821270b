"""All tables in the order in which they load: what is referred to comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from samples.generate import catalogue, companies, customers, groups
from samples.generate.catalogue import Product
from samples.generate.consents import consents
from samples.generate.customers import Row
from samples.generate.referrals import referrals
from samples.generate.retail import FILE, Retail
from samples.generate.reviews import reviews
from samples.generate.tables import Table, pounds, table
from samples.generate.talks import Talk, cases, conversations
from samples.generate.ties import ties
from samples.generate.words import words
from samples.generate.world import World, world

PURCHASES = f'[[load]]\nfile = "{FILE}"\nkind = "purchases"\nsource = "shop"\nmap = "online_retail.map.toml"\n'
_TALK = "key kind at customer company contact channel direction status sentiment subject outcome notes handledBy dueAt"


def tables(retail: Retail) -> tuple[Table, ...]:
    """Every file but that of the purchases, which loads before the first of the kind `interactions`."""
    made = world(retail)
    goods = catalogue.products(retail.articles)
    return (*_products(goods), *_people(made), *_relations(made), *_talks(made, retail))


def order(made: Sequence[Table]) -> str:
    """The text of order.toml: what to load, in order."""
    before = [_load(each) for each in made if each.kind != "interactions"]
    after = [_load(each) for each in made if each.kind == "interactions"]
    top = "# What `./kith demo` loads, in this order. Written by python -m samples.generate.\n"
    return "\n".join((top, *before, PURCHASES, *after))


def _load(made: Table) -> str:
    return f'[[load]]\nfile = "{made.file}"\nkind = "{made.kind}"\nsource = "{made.source}"\n'


def _products(goods: Sequence[Product]) -> Iterator[Table]:
    sold = [each for each in goods if each.kind == "GOODS"]
    tree = ((key, name, text, parent) for key, (name, parent, text) in words("categories")["tree"].items())
    yield table("categories", "key name description parent", tree)
    yield table("products", "sku name kind price attributes isAvailable validFrom categories", map(_product, goods))
    yield table("complements", "product other", catalogue.complements(sold))
    yield table("substitutes", "product other", catalogue.substitutes(sold))


def _product(each: Product) -> Row:
    return (each.article.sku, each.name, each.kind, pounds(each.article.price), each.attributes, each.available,
            each.article.first, each.categories)  # fmt: skip


def _people(made: World) -> Iterator[Table]:
    yield table("customers", customers.HEADER, customers.rows(made))
    yield table("companies", companies.HEADER, companies.rows(made.firms))
    yield table("addresses", customers.ADDRESSES, (*customers.addresses(made), *companies.addresses(made.firms)))
    further = (*customers.identifiers(made), *companies.identifiers(made.firms))
    yield table("identifiers", customers.IDENTIFIERS, further)
    yield table("households", "key name kind", _households(made))
    yield table("memberships", "household customer role isPrimary since until", _memberships(made))


def _households(made: World) -> Iterator[Row]:
    """Named by the surnames of those who have lived there."""
    for family in made.families:
        lived: dict[str, dict[str, None]] = defaultdict(dict)
        for stay in family.stays:
            if stay.role != "CHILD":
                lived[family.home(stay)][family.people[stay.slot].family.latin] = None
        for key, surnames in lived.items():
            yield (key, f"{' and '.join(list(surnames)[:2])} household", "STATED")


def _memberships(made: World) -> Iterator[Row]:
    for family in made.families:
        for stay in family.stays:
            yield (family.home(stay), family.people[stay.slot].key, stay.role, stay.primary, stay.since, stay.until)


def _relations(made: World) -> Iterator[Table]:
    yield table("employments", "customer company role department isPrimary since until", (
        (each.person.key, each.firm.key, each.role, each.department, each.primary, each.since, each.until)
        for each in made.jobs))  # fmt: skip
    yield table("ownerships", "parent company since until", (
        (each.parent.key, each.company.key, each.since, each.until)
        for each in groups.ownerships(made.firms)))  # fmt: skip
    yield table("partners", "company partner kind since until", (
        (each.company.key, each.partner.key, each.kind, each.since, each.until)
        for each in groups.partnerships(made.firms)))  # fmt: skip
    yield table("ties", "customer other kind since until", (
        (each.person.key, each.other.key, each.kind, each.since, each.until)
        for each in ties(made.families, made.singles, made.jobs)))  # fmt: skip
    yield table("referrals", "referrer referred at channel code status isCredited reward", _referrals(made))
    yield table("consents", "key customer purpose channel state at until evidence", _consents(made))


def _referrals(made: World) -> Iterator[Row]:
    buyers = [each for each in made.people if each.buyer]
    for each in referrals(buyers, made.invited, made.arrivals):
        yield (each.referrer.key, each.referred.key, each.at, each.channel, each.code, each.status, each.credited,
               each.reward)  # fmt: skip


def _consents(made: World) -> Iterator[Row]:
    for number, each in enumerate(consents(made.people, made.arrivals), 1):
        yield (f"K-{number:05}", each.person.key, each.purpose, each.channel, each.state, each.at, each.until,
               each.evidence)  # fmt: skip


def _talks(made: World, retail: Retail) -> Iterator[Table]:
    """The help desk is a source of its own, so it names people and firms by the key of the shop."""
    said = conversations(made.people, made.firms, made.jobs)
    yield table("conversations", f"{_TALK} durationSeconds", ((*_talk(each), each.seconds) for each in said),
                kind="interactions", source="desk")  # fmt: skip
    opened = cases(made.people, made.firms, made.jobs, retail.bought)
    yield table("cases", f"{_TALK} priority resolvedAt products",
                ((*_talk(each), each.priority, each.resolved, each.sku) for each in opened),
                kind="interactions", source="desk")  # fmt: skip
    yield table("reviews", "key kind at customer company channel direction sentiment rating subject notes products",
                _reviews(made, retail), kind="interactions")  # fmt: skip


def _talk(each: Talk) -> Row:
    return (each.key, each.kind, each.at, _shop(each.side.customer), _shop(each.side.company), _shop(each.side.contact),
            each.channel, each.direction, each.status, each.sentiment, each.subject, each.outcome, each.notes,
            each.handled_by, each.due)  # fmt: skip


def _shop(key: str) -> str:
    return key and f"shop:{key}"


def _reviews(made: World, retail: Retail) -> Iterator[Row]:
    firms = {each.key for each in made.firms}
    for each in reviews(retail.bought):
        sides = ("", each.buyer) if each.buyer in firms else (each.buyer, "")
        yield (each.key, "REVIEW", each.at, *sides, each.channel, "INBOUND", each.sentiment, each.rating, each.subject,
               each.notes, each.sku)  # fmt: skip
