"""Where a file lies that somebody wants imported, and how it is read; or why there is no such file."""

from __future__ import annotations

import stat
import time
import tomllib
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path, PurePosixPath

from graph.declare import Model
from graph.writes.faults import Fault, Refused
from resolvers.files import Wanted
from server.files.shelf import Shelf
from server.imports import options
from server.imports.errors import BadMap, ImportFault
from server.imports.options import Options
from server.imports.plan import Plan, planned
from server.imports.saying import region_of, zone_of
from server.settings import Settings

GONE = "There is no file of this id, or it was sent more than a day ago. Send it again."
NOWHERE = "No folder of files is known here. Whoever runs the server can name one by KITH_IMPORT_FOLDER."
OUTSIDE = "A path leads from the folder downwards, such as shop/june.csv: no /, .. or link that leads elsewhere."
MISSING = "There is no file of this name in the folder."


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is there, and what was said of how to read it."""

    path: Path
    options: Options
    zone: tzinfo


def shelf_of(settings: Settings) -> Shelf:
    return Shelf(settings.data_dir, settings.largest_file)


def found(wanted: Wanted, settings: Settings) -> Found:
    """The file that is wanted; raises Refused."""
    path = _sent(wanted.file, settings) if wanted.file is not None else _lying(wanted.path or "", settings)
    return Found(path, _options(wanted), _zone(wanted, settings))


def plan_of(wanted: Wanted, settings: Settings, model: Model) -> Plan:
    """How the file becomes records; raises Refused. It may take a while."""
    what = found(wanted, settings)
    try:
        return planned(
            what.path, kind=wanted.kind, source=wanted.source, options=what.options, zone=what.zone, model=model
        )
    except ImportFault as error:
        raise Refused(Fault("INVALID", None, said(error, what.path))) from error


def said(error: ImportFault, path: Path) -> str:
    """What is wrong with a file, without where it lies."""
    return str(error).replace(str(path), path.name)


def _sent(file: str, settings: Settings) -> Path:
    path = shelf_of(settings).find(file, time.time())
    if path is None:
        raise Refused(Fault("NOT_FOUND", "file", GONE))
    return path


def _lying(name: str, settings: Settings) -> Path:
    """A file below the folder; every part of the way is looked at, so that no link leads out of it."""
    if settings.import_folder is None:
        raise Refused(Fault("NOT_FOUND", "path", NOWHERE))
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name or "\\" in name:
        raise Refused(Fault("INVALID", "path", OUTSIDE))
    place = settings.import_folder
    for part in parts:
        place /= part
        if stat.S_ISLNK(_mode(place)):
            raise Refused(Fault("INVALID", "path", OUTSIDE))
    if not stat.S_ISREG(_mode(place)):
        raise Refused(Fault("NOT_FOUND", "path", MISSING))
    return place


def _mode(place: Path) -> int:
    """What lies there, links not followed; 0 for nothing."""
    try:
        return place.lstat().st_mode
    except OSError:
        return 0


def _options(wanted: Wanted) -> Options:
    try:
        told = options.parsed(tomllib.loads(wanted.map), "map") if wanted.map else Options()
    except (BadMap, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(Fault("INVALID", "map", str(error))) from error
    told = replace(told, ignore=(*told.ignore, *wanted.ignore))
    if wanted.region is None:
        return told
    try:
        return replace(told, file=replace(told.file, region=region_of(wanted.region)))
    except BadMap as error:
        raise Refused(Fault("INVALID", "region", str(error))) from error


def _zone(wanted: Wanted, settings: Settings) -> tzinfo:
    if wanted.time_zone is None:
        return settings.time_zone
    try:
        return zone_of(wanted.time_zone)
    except BadMap as error:
        raise Refused(Fault("INVALID", "timeZone", str(error))) from error
