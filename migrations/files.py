"""The migrations that lie in a folder, in order, each with a checksum over itself and all before it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
NAME = re.compile(r"V(\d{4})__[a-z0-9_]+\.(cypher|py)")


class Refused(Exception):
    """The files and the history of a graph do not fit together; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file."""

    version: int
    name: str
    path: Path
    checksum: str


def found(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Every migration of the folder; raises Refused if their names do not count from 1 without gaps."""
    migrations: list[Migration] = []
    for path in sorted(folder.glob("V*")):
        version = _version(path)
        if version != len(migrations) + 1:
            wanted = f"V{len(migrations) + 1:04}"
            raise Refused(
                f"The next migration after {_last(migrations)} should be {wanted}__….cypher or .py, not {path.name}."
            )
        before = migrations[-1].checksum if migrations else ""
        migrations.append(Migration(version, path.name, path, _checksum(before, path)))
    return tuple(migrations)


def statements(migration: Migration) -> tuple[str, ...]:
    """The statements of a .cypher file, without the lines that are comments."""
    lines = migration.path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.rstrip() for line in lines if not line.lstrip().startswith("//"))
    parts = (part.strip().removesuffix(";").strip() for part in re.split(r"(?<=;)\n", text))
    return tuple(part for part in parts if part)


def _version(path: Path) -> int:
    match = NAME.fullmatch(path.name)
    if match is None:
        raise Refused(f"A migration should be named like V0002__short_words.cypher or .py, not {path.name}.")
    return int(match[1])


def _checksum(before: str, path: Path) -> str:
    # The same file has other line ends where git was told so.
    content = path.read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(b"\0".join((before.encode(), path.name.encode(), content))).hexdigest()


def _last(migrations: list[Migration]) -> str:
    return migrations[-1].name if migrations else "none"
