"""The normal forms of values: what people and systems write comes in, the one form that the store keeps goes out.

Every way in uses these functions and no others: mutations, imports, look-ups and filters. They are pure;
what they cannot read they refuse with `errors.Invalid`, which says what was wanted, found, and what to try.
Each file is one noun; import the function from its file.

Who somebody is: `identifiers.py` stands on `emails.py`, `phone.py` and `external.py`.

>>> from graph.normalise.emails import email
>>> email(" Ann.Smith@Example.COM ").normalised
'ann.smith@example.com'
>>> from graph.normalise.phone import phone
>>> phone("020 7946 0958", region="GB").normalised
'+442079460958'
>>> from graph.normalise.identifiers import IdentifierType, identifier
>>> identifier(IdentifierType.EXTERNAL, "C-0123", source="shop").key
'EXTERNAL:shop:C-0123'

What something is called: `names.py` (with `folding.py`) and `sku.py`.

>>> from graph.normalise.names import display_name, search_key, sort_key
>>> display_name("  Zoë   Игорьева "), sort_key("Zoë Игорьева"), search_key("Zoë Игорьева")
('Zoë Игорьева', 'zoe игорьева', 'zoe igoreva')
>>> from graph.normalise.sku import sku
>>> sku(" 85123a ") == sku("85123A")
False

Where: `address.py` (with `address_rules.py`) and `country.py` (with `country_names.py`).

>>> from graph.normalise.country import country
>>> country("EIRE").code, country("West Indies").code
('IE', None)
>>> from graph.normalise.address import address
>>> address({"lines": "10 Downing St.", "city": "London", "postal_code": "sw1a2aa"}, country_hint="UK").key
'gb sw1a2aa london 10 downing st'

When: `moments.py` and `durations.py`.

>>> from graph.normalise.moments import UTC, day_bounds, moment, moment_text
>>> moment("2010-12-01 08:26", zone=UTC), moment_text(moment("2024-06-01T12:00:00+02:00", zone=UTC))
('2010-12-01T08:26:00', '2024-06-01T10:00:00Z')
>>> day_bounds("2024-02-29", zone=UTC)
('2024-02-29T00:00:00', '2024-03-01T00:00:00')
>>> from graph.normalise.durations import duration
>>> duration("P1Y6M").months
18

How much: `money.py` and `currency.py`.

>>> from graph.normalise.money import money, money_text
>>> money("12.34"), money_text(123400)
(123400, '12.34')
>>> from graph.normalise.currency import currency
>>> currency("gbp")
'GBP'

And what is refused (`errors.py`; `text.py` holds what is asked of every text):

>>> from graph.normalise.moments import date
>>> date("soon")
Traceback (most recent call last):
graph.normalise.errors.Invalid: Wanted a date such as 2024-02-29, found 'soon'. Write year, month and day, with zeros.
"""
