"""The folder of one embedded engine, and what stands in it.

engine/
├── server/          the engine's own: databases, users, its log
├── password         what its only user says; readable by the owner alone
├── endpoint.json    where it listens, or did when it ran last
├── engine.pid       which process it is
├── *.lock           users hold users.lock together, the keeper keeper.lock alone, the engine engine.lock
└── *.log            what the keeper and the engine had to say
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from graph.endpoint import Endpoint

USER = "root"
DATABASE = "kith"


@dataclass(frozen=True, slots=True)
class Home:
    """Names of the files of one embedded engine."""

    folder: Path

    @property
    def server(self) -> Path:
        """The root of everything that the engine itself writes."""
        return self.folder / "server"

    @property
    def password(self) -> Path:
        """Where the generated password is."""
        return self.folder / "password"

    @property
    def endpoint(self) -> Path:
        """Where the ports of the engine are."""
        return self.folder / "endpoint.json"

    @property
    def pid(self) -> Path:
        """Where the engine's process notes its number."""
        return self.folder / "engine.pid"

    def lock(self, whose: str) -> Path:
        """The lock of users, keeper or engine."""
        return self.folder / f"{whose}.lock"

    def log(self, whose: str) -> Path:
        """The log of keeper or engine."""
        return self.folder / f"{whose}.log"


def prepared(data_dir: Path) -> Home:
    """The home below a data directory, made with its password if it is not there yet."""
    home = Home(data_dir.resolve() / "engine")
    home.server.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.folder.chmod(0o700)
    return home


def with_password(home: Home) -> Home:
    """Make a password if there is none; the engine then forgets the user who went by the old one."""
    if not home.password.exists():
        (home.server / "config" / "server-users.jsonl").unlink(missing_ok=True)
        _write(home.password, secrets.token_urlsafe(32))
    return home


def publish(home: Home, bolt_port: int, http_port: int) -> None:
    """Tell users where the engine listens."""
    _write(home.endpoint, json.dumps({"bolt": bolt_port, "http": http_port}))


def published(home: Home) -> Endpoint | None:
    """Where the engine listens, if anybody said so."""
    try:
        port = json.loads(home.endpoint.read_text())
        password = home.password.read_text()
    except FileNotFoundError:
        return None
    uri, http_url = f"bolt://127.0.0.1:{port['bolt']}", f"http://127.0.0.1:{port['http']}"
    return Endpoint(uri, USER, password, DATABASE, http_url)


def ports(endpoint: Endpoint) -> tuple[int, int]:
    """The ports for Bolt and for HTTP."""
    return urlsplit(endpoint.uri).port or 0, urlsplit(endpoint.http_url or "").port or 0


def _write(path: Path, text: str) -> None:
    # Complete or absent, and never readable by others in between.
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)
