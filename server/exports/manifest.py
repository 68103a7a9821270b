"""What an export says of itself: `manifest.json`, written when all else is.

A folder without one is no export, or one that was not finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from server.exports.errors import BadExport

NAME = "manifest.json"
KIND = "kith-export"
VERSION = 1


@dataclass(frozen=True, slots=True)
class File:
    """One file: what of, how many rows, their digest, the hash of its bytes, and its columns with their types."""

    path: str
    type: str
    rows: int
    digest: str
    sha256: str
    columns: Mapping[str, str]

    @property
    def is_of_nodes(self) -> bool:
        return self.path.startswith("nodes/")


@dataclass(frozen=True, slots=True)
class About:
    """The deployment that an export comes from."""

    kith: str
    currency: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All about an export. `types` are those that were asked for, all of them where nobody asked."""

    about: About
    written_at: str
    format: str
    types: tuple[str, ...]
    nodes: int
    relationships: int
    digest: str
    files: tuple[File, ...]


def dumped(manifest: Manifest) -> bytes:
    """As bytes."""
    said = {
        "kind": KIND,
        "version": VERSION,
        "kith": manifest.about.kith,
        "writtenAt": manifest.written_at,
        "currency": manifest.about.currency,
        "timeZone": manifest.about.time_zone,
        "format": manifest.format,
        "types": manifest.types,
        "nodes": manifest.nodes,
        "relationships": manifest.relationships,
        "digest": manifest.digest,
        "files": [asdict(each) for each in manifest.files],
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def load(folder: Path) -> Manifest:
    """The manifest of a folder; raises BadExport."""
    path = folder / NAME
    try:
        said = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise BadExport(f"{folder} has no {NAME}: it is no export, or one that was not finished.") from error
    except (OSError, ValueError) as error:
        raise BadExport(f"{NAME} cannot be read: {error}. Copy the export again.") from error
    if not isinstance(said, dict) or said.get("kind") != KIND:
        raise BadExport(f'{NAME} should say "kind": "{KIND}": it belongs to something else.')
    if said.get("version") != VERSION:
        found = f"is of version {said.get('version')!r} of the format, and this Kith reads version {VERSION}"
        raise BadExport(f"{NAME} {found}: use the Kith that wrote it, {said.get('kith', 'which it does not name')}.")
    try:
        return _manifest(said)
    except (KeyError, TypeError, ValueError) as error:
        raise BadExport(f"{NAME} is not whole: {error!r}. Copy the export again.") from error


def _manifest(said: Mapping[str, Any]) -> Manifest:
    return Manifest(
        about=About(str(said["kith"]), str(said["currency"]), str(said["timeZone"])),
        written_at=str(said["writtenAt"]),
        format=str(said["format"]),
        types=tuple(map(str, said["types"])),
        nodes=int(said["nodes"]),
        relationships=int(said["relationships"]),
        digest=str(said["digest"]),
        files=tuple(File(**each) for each in said["files"]),
    )


def key_of(folder: Path) -> str:
    """What tells one export from another: a hash of the manifest, which has hashes of all files."""
    return f"export:{hashlib.sha256((folder / NAME).read_bytes()).hexdigest()}"
