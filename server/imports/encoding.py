"""In which encoding a file is written: told by its first bytes, proven by reading it, or judged by its letters."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from server.imports.errors import CannotRead

BLOCK = 1 << 20
ENOUGH = 1 << 16
"""Bytes around letters beyond ASCII from which an old encoding is judged."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as Python calls it, and how we know."""

    name: str
    why: str


def encoding_of(path: Path, sample: bytes) -> Encoding:
    """The encoding of a file whose first bytes are `sample`."""
    for mark, name in MARKS:
        if sample.startswith(mark):
            return Encoding(name, "its first bytes say so")
    wide = _wide(sample)
    if wide:
        return Encoding(wide, "every other byte is zero")
    return _utf_8(path) or _judged(path)


def is_wide(sample: bytes) -> bool:
    """Whether letters take two or four bytes, most of them zero."""
    return _wide(sample) is not None or any(sample.startswith(mark) for mark, name in MARKS if name != "utf-8-sig")


def checked(name: str) -> Encoding:
    """An encoding that somebody named."""
    try:
        return Encoding(codecs.lookup(name).name, "the map file says so")
    except LookupError as error:
        raise CannotRead(f"No encoding is called {name!r}. Try utf-8, windows-1252 or utf-16.") from error


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: mostly Latin text has its zeros all on one side."""
    half = max(len(sample) // 2, 1)
    low, high = sample[1::2].count(0) / half, sample[0::2].count(0) / half
    if max(low, high) < 0.3 or min(low, high) > 0.05:
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _utf_8(path: Path) -> Encoding | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return Encoding("utf-8", "all of it can be read so")


def _judged(path: Path) -> Encoding:
    telling = b""
    for block in _blocks(path):
        telling += b"\n".join(line for line in block.split(b"\n") if not line.isascii())
        if len(telling) >= ENOUGH:
            break
    best = from_bytes(telling[:ENOUGH]).best()
    if best is None:
        raise CannotRead(f"{path.name} is in no encoding that we can tell. Name it in the map file, [file] encoding.")
    return Encoding(_western(telling[:ENOUGH]) or best.encoding, "its letters make the most sense so")


def _western(telling: bytes) -> str | None:
    """Few accents read as well in a dozen encodings; where the common one gives nothing but letters, it is meant."""
    try:
        text = telling.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [letter for letter in text if ord(letter) > 127]
    likely = sum(letter in _COMMON for letter in beyond)
    return "cp1252" if likely >= 0.9 * len(beyond) else None


_COMMON = frozenset("äöüÄÖÜßéèêëáàâãåæçíìîïñóòôõøœúùûýÿÉÈÊÀÁÂÅÆÇÍÎÑÓÔÕØÚÛ€£§°«»¿¡–—‘’“”…®©™ºª½¼·´")


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
