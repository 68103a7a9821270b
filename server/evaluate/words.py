"""The words of the made population, and the ways in which its addresses are written."""

# ruff: noqa: E501  # A country a line.
from __future__ import annotations

from collections.abc import Callable

Style = Callable[[str, str, str], str]

TOWNS = (
    ("DE", "Neustadt"),
    ("ES", "Villanueva"),
    ("PL", "Nowy Targ"),
    ("IT", "Borgo"),
    ("GB", "Newton"),
    ("FR", "Villeneuve"),
)
GIVEN = (
    "Anna",
    "Jan",
    "Maria",
    "Pedro",
    "Lucia",
    "Karl",
    "Emma",
    "Luis",
    "Sofia",
    "Paul",
    "Ewa",
    "Marco",
    "Ines",
    "Tom",
)
SURNAMES = (
    "Müller", "Schmidt", "Weber", "Wagner", "Becker", "García", "López", "Martín", "Ruiz", "Kowalski", "Nowak",
    "Wójcik", "Rossi", "Bianchi", "Greco", "Smith", "Jones", "Brown", "Taylor", "Dubois", "Moreau", "Laurent", "Simon",
    "Koch", "Bauer", "Richter", "Klein", "Wolf", "Navarro", "Torres", "Gil", "Serrano", "Zieliński", "Mazur",
    "Conti", "Marino", "Costa", "Walker", "Hughes", "Green", "Lefebvre", "Girard", "Bonnet", "Fournier",
)  # fmt: skip
STEMS = (
    "Garten", "Linden", "Berg", "Wald", "Schiller", "Goethe", "Mozart", "Kirch", "Markt", "Feld", "Bach", "Rosen",
    "Ahorn", "Birken", "Eichen", "Ufer", "Brunnen", "Schul", "Bahnhof", "Turm",
)  # fmt: skip
SAINTS = (
    "San Juan", "Mayor", "Santa Ana", "del Sol", "Cervantes", "Goya", "de la Rosa", "Colón", "Real", "Nueva",
    "San Pedro", "del Mar", "Cruz", "Olivo", "Verde", "Luna", "del Prado", "Estrella", "Toledo", "Murillo",
)  # fmt: skip
ENGLISH = (
    "Station", "Church", "Park", "Mill", "High", "Victoria", "Green", "Manor", "Kings", "Queens", "Grange", "Springfield",
    "Highfield", "Meadow", "Orchard", "Chapel", "North", "South", "West", "Albert",
)  # fmt: skip
STREETS = {
    "DE": tuple(f"{stem}{end}" for stem in STEMS for end in ("straße", "weg", "gasse", "allee", "platz")),
    "ES": tuple(f"{kind} {name}" for name in SAINTS for kind in ("Calle", "Avenida", "Plaza", "Paseo")),
    "PL": tuple(f"{name}{end}" for name in ("Ogrod", "Dług", "Lip", "Szkoln", "Pol", "Leśn", "Krótk") for end in ("owa", "a", "iana", "ecka")),
    "IT": tuple(f"{kind} {name}" for name in SAINTS for kind in ("Via", "Viale", "Piazza", "Corso")),
    "GB": tuple(f"{name} {kind}" for name in ENGLISH for kind in ("Road", "Street", "Lane", "Avenue", "Close", "Drive")),
    "FR": tuple(f"{kind} {name}" for name in SAINTS for kind in ("Rue", "Avenue", "Place", "Boulevard")),
}  # fmt: skip


def _behind(between: str, unit: str) -> Style:
    """The number after the street."""

    def written(street: str, number: str, flat: str) -> str:
        return f"{street}{between if number else ''}{number}" + (unit + flat if flat else "")

    return written


def _before(between: str, unit: str) -> Style:
    def written(street: str, number: str, flat: str) -> str:
        return (f"{number}{between}" if number else "") + street + (unit + flat if flat else "")

    return written


def _shortened(style: Style, *short: tuple[str, str]) -> Style:
    def written(street: str, number: str, flat: str) -> str:
        for long, said in short:
            street = street.replace(long, said)
        return style(street, number, flat)

    return written


STYLES: dict[str, tuple[Style, ...]] = {
    "DE": (_behind(" ", ", Whg. "), _shortened(_behind(" ", ", Wohnung "), ("straße", "str.")),
           _shortened(_behind(" ", "/"), ("straße", "strasse"))),
    "ES": (_behind(", ", ", piso "), _shortened(_behind(" ", ", pta "), ("Calle", "C/"), ("Avenida", "Avda."))),
    "PL": (_behind(" ", "/"), _shortened(_behind(" ", " m. "), ("a", "a"))),
    "IT": (_behind(", ", ", int. "), _behind(" ", " int ")),
    "GB": (_before(" ", ", Flat "), _shortened(_before(" ", ", Apt "), ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"))),
    "FR": (_before(" ", ", appt "), _shortened(_before(", ", ", apt "), ("Avenue", "Av."), ("Boulevard", "Bd"))),
}  # fmt: skip
"""Of each country, the ways in which its people write an address."""
