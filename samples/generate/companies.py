"""The rows of companies, of their further addresses and identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samples.generate import contacts
from samples.generate.customers import Row, place
from samples.generate.days import LAST, days
from samples.generate.dice import Dice
from samples.generate.firms import Firm
from samples.generate.places import address

HEADER = """key name legalName stage industryCode industry employeeCount website language acquisitionChannel foundedOn
 tags email phone taxNumber addressUse lines postalCode city region country"""
_LANGUAGES = {
    "DE": "de", "AT": "de", "CH": "de", "FR": "fr", "BE": "nl", "ES": "es", "PT": "pt", "NL": "nl", "SE": "sv",
    "DK": "da", "NO": "nb", "FI": "fi", "IT": "it", "GR": "el", "JP": "ja",
}  # fmt: skip
_TAGS = ("trade account", "window display", "pays late", "key account", "seasonal", "visits fairs")


def rows(firms: Iterable[Firm]) -> Iterator[Row]:
    firms = tuple(firms)
    phones = contacts.phones((each.key, each.seat.exchange) for each in firms)
    for number, firm in enumerate(firms, 1):
        dice = Dice("company", firm.key)
        tags = tuple(dice.some(_TAGS, dice.between(1, 2))) if dice.chance(35) else ""
        channel = dice.weighted({"EVENT": 34, "PHONE": 20, "WEB": 28, "FIELD": 18}) if firm.buyer else ""
        yield (firm.key, firm.name, f"{firm.name} {firm.form}", _stage(firm, dice), firm.industry_code, firm.industry,
               firm.employees, f"https://www.{firm.domain}", _LANGUAGES.get(firm.country, "en"), channel, firm.founded,
               tags, f"{dice.one(('info', 'hello', 'orders', 'office'))}@{firm.domain}", phones.get(firm.key, ""),
               f"{firm.country}999{number:06}", "REGISTERED", *place(firm.seat))  # fmt: skip


def addresses(firms: Iterable[Firm]) -> Iterator[Row]:
    """Where goods go when that is not the seat."""
    for firm in firms:
        dice = Dice("warehouse", firm.key)
        if firm.kind != "HOLDING" and dice.chance(30):
            yield ("", firm.key, "SHIPPING", False, None, None, *place(address(firm.country, dice)))


def identifiers(firms: Iterable[Firm]) -> Iterator[Row]:
    """A mailbox for invoices beside the main one."""
    for firm in firms:
        if Dice("invoices", firm.key).chance(40):
            yield ("", firm.key, "EMAIL", f"invoices@{firm.domain}", False, "", None, None)


def _stage(firm: Firm, dice: Dice) -> str:
    if firm.buyer:
        return "CUSTOMER" if firm.buyer.last >= days(LAST, -190) else "INACTIVE"
    return "PARTNER" if firm.kind == "SUPPLIER" else dice.weighted({"PROSPECT": 85, "FORMER": 15})
