"""Names and other words of people: how they are kept, compared and found.

>>> display_name("  Zoë\\n O’Brien ")
'Zoë O’Brien'
>>> sort_key("Zoë  STRAẞE"), sort_key("Иван")
('zoe strasse', 'иван')
>>> search_key("Zoë O’Brien"), search_key("Иван"), search_key("王小明")
('zoe obrien', 'ivan', 'wang xiao ming')
"""

import re
import unicodedata

from anyascii import anyascii

from graph.normalise.errors import Fault, Invalid
from graph.normalise.folding import accents_removed
from graph.normalise.text import LONGEST, keepable

KEY_LONGEST = 2000
"""Characters of a key: four bytes each, they stay below the 8,000 bytes an index takes."""

WANTED = "a name such as Ann Smith"
# Controls, soft hyphens, zero-width spaces and the marks that turn the direction of text around;
# the joiners U+200C and U+200D stay because Persian and Indic names are spelt with them.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_APOSTROPHES = re.compile("['’ʼʹʻ`´]")
_BETWEEN_TOKENS = re.compile("[^0-9a-z]+")
_SYLLABLES = re.compile("([\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af])")


def display_name(raw: str) -> str:
    """A name as people wrote it, composed (NFC), on one line, without what cannot be seen."""
    text = unicodedata.normalize("NFC", keepable(raw, WANTED))
    name = " ".join(_INVISIBLE.sub("", text).split())
    if not any(map(_is_visible, name)):
        raise Invalid(Fault.EMPTY, WANTED, found=raw, hint="Leave the value out when there is none.")
    if len(name) > LONGEST:
        hint = f"Keep it within {LONGEST} characters; it has {len(name):,}."
        raise Invalid(Fault.TOO_LONG, WANTED, found=name, hint=hint)
    return name


def sort_key(text: str) -> str:
    """The text without case and accents in its own script, by which it sorts and compares."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())[:KEY_LONGEST].rstrip()
    return " ".join(accents_removed(text).split())[:KEY_LONGEST].rstrip()


def search_key(text: str) -> str:
    """The text as plain Latin words, for full text: the same for what is stored and what is asked."""
    apart = _SYLLABLES.sub(r" \1 ", unicodedata.normalize("NFC", text))
    plain = _APOSTROPHES.sub("", anyascii(sort_key(apart))).lower()
    return _BETWEEN_TOKENS.sub(" ", plain).strip()[:KEY_LONGEST].rstrip()


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"
