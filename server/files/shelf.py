"""Files that were sent, under the data directory: nobody else can read them, and none is kept for longer than a day.

files/fil_…/people.csv    what was sent; `.part` while it arrives
rejects/….csv             what an import did not take, named by what was imported
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.ids import is_id, new_id

KEPT = 24 * 3600.0
"""Seconds since a file came or was last used by an import."""
TOGETHER = 10
"""All files together may be so many times as large as one."""
BLOCK = 1 << 20
LONGEST = 100  # characters of a name
PART = ".part"


class Full(Exception):
    """There is no room for another file until some are no longer kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was sent."""

    id: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where files are put: `folder` is the data directory, `largest` the bytes that one may have."""

    folder: Path
    largest: int

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def rejects(self, key: str) -> Path:
        """Where the rejects of an import are, if there are any."""
        folder = self.folder / "rejects"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / f"{key}.csv"

    def find(self, file: str, now: float) -> Path | None:
        """A file that is still kept."""
        if not is_id(file):
            return None
        found = [each for each in _within(self.files / file) if each.name != PART]
        return found[0] if found and now - found[0].stat().st_mtime < KEPT else None

    async def received(self, parts: AsyncIterator[bytes], name: str, now: float) -> Kept:
        """Put what arrives into a file; nothing of it stays if that ends in between. Raises Full."""
        await asyncio.to_thread(self.forget, now)
        folder = self.files / new_id("fil")
        folder.mkdir(mode=0o700, parents=True)
        try:
            return await self._received(parts, folder, tidy_name(name))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    async def _received(self, parts: AsyncIterator[bytes], folder: Path, name: str) -> Kept:
        room, size, digest = self._room(), 0, hashlib.sha256()
        with open(_made(folder / PART), "wb") as file:  # noqa: ASYNC230  # it is written to in threads
            async for block in _blocks(parts):
                size += len(block)
                if size > room:
                    raise Full
                await asyncio.to_thread(_write, file, block, digest)
            await asyncio.to_thread(_settle, file)
        (folder / PART).rename(folder / name)
        return Kept(folder.name, size, digest.hexdigest())

    def _room(self) -> int:
        used = sum(each.stat().st_size for folder in _within(self.files) for each in _within(folder))
        return max(TOGETHER * self.largest - used, 0)

    def forget(self, now: float) -> None:
        """Remove what is no longer kept, and what never arrived."""
        for folder in _within(self.files):
            moments = [each.stat().st_mtime for each in _within(folder)] or [folder.stat().st_mtime]
            if now - max(moments) >= KEPT:
                shutil.rmtree(folder, ignore_errors=True)

    def forget_rejects(self, before: float) -> None:
        """Remove the rejects of imports that ended before a moment."""
        for each in _within(self.folder / "rejects"):
            if each.stat().st_mtime < before:
                each.unlink(missing_ok=True)


def tidy_name(name: str) -> str:
    """A name that means nothing to a file system: its last part, in letters, digits and a few signs."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    tidy = re.sub(r"[^\w.() -]", "_", last)[-LONGEST:].strip(". ")
    return tidy or "file"


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _made(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


async def _blocks(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same in pieces that are worth a thread."""
    waiting = bytearray()
    async for part in parts:
        waiting += part
        if len(waiting) >= BLOCK:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def _write(file: BinaryIO, block: bytes, digest: hashlib._Hash) -> None:
    digest.update(block)
    file.write(block)


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
