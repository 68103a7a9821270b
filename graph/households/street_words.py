"""Words of addresses that are written in several ways, folded to Latin letters without accents.

Kept short on purpose: what is missing here still compares as similar text.
"""

WORDS = {
    # English
    "st": "str", "street": "str", "stre": "str", "strasse": "str",
    "ave": "avenue", "av": "avenue", "avn": "avenue", "rd": "road",
    "dr": "drive", "drv": "drive", "dv": "drive", "ln": "lane", "ct": "court", "crt": "court", "pl": "place",
    "blvd": "boulevard", "bd": "boulevard", "bvd": "boulevard", "cir": "circle", "circ": "circle", "ter": "terrace",
    "terr": "terrace", "trl": "trail", "pkwy": "parkway", "pky": "parkway", "hwy": "highway", "sq": "square",
    "cres": "crescent", "cresc": "crescent", "xing": "crossing", "aly": "alley", "lp": "loop", "wy": "way",
    "pt": "point", "pnte": "point", "prk": "park", "cv": "cove", "hts": "heights", "mt": "mount", "rte": "route",
    "cr": "county road", "gdns": "gardens", "gr": "grove", "cl": "close", "est": "estate",
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast",
    "sw": "southwest",
    # German, Dutch, Scandinavian
    "g": "gata", "gt": "gate", "vej": "vej", "pln": "plein",
    # French
    "r": "rue", "ch": "chemin", "chem": "chemin", "imp": "impasse", "all": "allee", "fbg": "faubourg",
    # Spanish and Portuguese
    "c": "calle", "avda": "avenida", "avd": "avenida", "pza": "plaza", "plz": "plaza", "pca": "praca",
    "ctra": "carretera", "pso": "paseo", "urb": "urbanizacion", "trav": "travessa", "al": "alameda",
    # Italian
    "v": "via", "vle": "viale", "pzza": "piazza", "cso": "corso",
    # Russian and Ukrainian, Polish, Czech
    "ul": "ulitsa", "ulica": "ulitsa", "vul": "vulytsia", "pr": "prospekt", "prt": "prospekt", "prosp": "prospekt",
    "per": "pereulok", "nab": "naberezhnaia", "sh": "shosse", "os": "osiedle",
    "nam": "namesti",
}  # fmt: skip

STREET_ENDS = (
    ("strasse", "str"), ("str", "str"), ("straat", "straat"), ("gasse", "gasse"), ("gatan", "gatan"),
    ("vagen", "vagen"), ("allee", "allee"), ("laan", "laan"), ("platz", "platz"), ("weg", "weg"),
)  # fmt: skip
"""Ends of street names that may stand apart."""

FLOORS = frozenset(
    {"fl", "flr", "floor", "level", "lvl", "og", "stock", "etage", "etg", "piso", "piano", "andar", "planta", "storey",
     "verdieping", "patro", "pietro", "etaj", "etazh"}
)  # fmt: skip
UNIT_WORDS = FLOORS | frozenset(
    {"apt", "apto", "flt", "aptmnt", "aptmt", "appt", "aprt", "apartment", "apartament", "apartamento", "appartement",
     "appartment", "ap", "unit", "suite", "ste", "flat", "room", "rm", "whg", "wohnung", "kv", "kvartira", "basement",
     "bsmt", "ground", "penthouse", "lot", "trlr", "trailer", "puerta", "pta", "esc", "escalera", "dpto", "depto",
     "bloco", "interno", "scala", "mieszkanie", "lejl", "lgh", "byt", "lakas"}
)  # fmt: skip
"""Words that begin the flat."""
UNIT_WORDS_BESIDE = frozenset(
    {"no", "nr", "num", "number", "nbr", "u", "un", "m", "int", "bte", "box", "bl", "top", "spc"}
)
"""Those that do when a number or a letter comes next."""
BEFORE_ROUTE_NUMBER = frozenset(
    {
        "highway",
        "hwy",
        "route",
        "rte",
        "cr",
        "sr",
        "road",
        "rd",
        "interstate",
        "us",
        "state",
        "county",
        "carretera",
        "ctra",
    }
)
"""A number behind these is the road's."""
