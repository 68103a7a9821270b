"""Case and accents taken off by Unicode's rules, each script left to itself.

Decompose (NFKD), drop the marks that are accents, fold the case, compose again (NFC). What is an
accent is told by a mark's combining class: overlays (1), the points of Hebrew and Arabic (10 to 36) and
whatever sits above, below or on a letter (200 and more). Vowel signs of Indic scripts and Thai, viramas
and the voicing of kana are no accents: a word without them is another word.
"""

import re
import unicodedata

# Letters, digits and spaces stay, which most characters are; of the others it is asked one by one.
_DOUBTFUL = re.compile(r"[^\w ]")
_STROKED = re.compile(r"LATIN SMALL LETTER ([A-Z]) WITH [A-Z ]+")
_LATIN_BEYOND_ASCII = (*range(0xC0, 0x250), *range(0x1D80, 0x1D9B), *range(0x1E00, 0x1F00), *range(0x2C60, 0x2C80))


def accents_removed(text: str) -> str:
    """The folded text; doing it twice changes nothing."""
    once = _without_accents(unicodedata.normalize("NFKD", text)).casefold()
    letters = unicodedata.normalize("NFKD", once).translate(_PLAIN_LETTERS)
    return unicodedata.normalize("NFC", _without_accents(letters))


def _without_accents(decomposed: str) -> str:
    return _DOUBTFUL.sub(lambda found: found[0] if _stays(found[0]) else "", decomposed)


def _stays(character: str) -> bool:
    accent = unicodedata.combining(character)
    return not (accent == 1 or 10 <= accent <= 36 or accent >= 200 or _is_ignorable(character))


def _is_ignorable(character: str) -> bool:
    """Controls, joiners, surrogates and variation selectors say nothing about order; white space does."""
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef" or character == "\u034f":
        return True
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} and not character.isspace()


def _plain_letters() -> dict[int, str]:
    """Letters whose accent Unicode does not decompose, such as ø and ł; their names say what they are."""
    names = {point: unicodedata.name(chr(point), "") for point in _LATIN_BEYOND_ASCII}
    stroked = {point: match for point, name in names.items() if (match := _STROKED.fullmatch(name))}
    return {point: match[1].lower() for point, match in stroked.items()} | _JOINED


_JOINED = {ord("æ"): "ae", ord("œ"): "oe", ord("ı"): "i", ord("ȷ"): "j"}
_PLAIN_LETTERS = _plain_letters()
