"""What must not be so where strangers reach the server: `serve` refuses to start, `doctor --production` lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from server.loopback import LOOPBACK
from server.settings import Settings

# What engines, their images and their manuals come with.
USUAL = frozenset({"neo4j", "password", "secret", "admin", "root", "test", "changeme", "letmein", "kith", "arcadedb"})
SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class Danger:
    """A setting that is not safe, and what to do about it."""

    setting: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.fault} {self.mend}"


def unsafe(settings: Settings) -> list[Danger]:
    """Everything that these settings leave open, in the order in which one would mend it.

    Whether anybody has been given a key stands in the graph: `server.entrance.check_guarded`.
    """
    if settings.dev:
        return list(_development(settings))
    return [*_names(settings), *_engine(settings)]


def _development(settings: Settings) -> Iterator[Danger]:
    if settings.host not in LOOPBACK:
        yield Danger(
            "KITH_DEV",
            f"--dev answers anybody as an administrator, so it listens on loopback, not on {settings.host}.",
            "Leave --dev out, or set KITH_HOST=127.0.0.1.",
        )


def _names(settings: Settings) -> Iterator[Danger]:
    """Without a name to be called by, an address that others reach would answer to loopback names alone."""
    if settings.host not in LOOPBACK and not settings.hosts:
        yield Danger(
            "KITH_HOSTS",
            f"{settings.host} is open to others, and no name is set by which they may call.",
            "Set it to the names that clients or the proxy send, such as kith.example.",
        )


def _engine(settings: Settings) -> Iterator[Danger]:
    """The embedded engine has a random password and listens on loopback, whatever the settings are."""
    if settings.engine_uri is None:
        return
    password = settings.engine_password
    if password.lower() in USUAL or len(password) < SHORTEST_PASSWORD:
        fault = "It is empty." if not password else "It is one that everybody tries, or shorter than 12 characters."
        yield Danger("KITH_ENGINE_PASSWORD", fault, "Give the engine a random password, in KITH_ENGINE_PASSWORD_FILE.")
    address = urlsplit(settings.engine_uri)
    if address.hostname in LOOPBACK or address.scheme.endswith("+s"):
        return
    if address.scheme.endswith("+ssc"):
        yield Danger(
            "KITH_ENGINE_URI", "+ssc accepts any certificate.", "Use +s and a certificate that can be checked."
        )
    elif not settings.engine_plaintext:
        yield Danger(
            "KITH_ENGINE_URI",
            f"Everything goes to {address.hostname} in plain text, the password too.",
            "Use bolt+s:// or neo4j+s://, or set KITH_ENGINE_PLAINTEXT=1 if nobody else is in that network.",
        )


def unwise(settings: Settings) -> Iterator[Danger]:
    """What does not keep a server from starting, and yet should not be so where strangers can call."""
    if settings.dev:
        yield Danger("KITH_DEV", "Everybody is an administrator.", "Leave it out, and give callers keys.")
    if settings.graphiql:
        yield Danger("KITH_GRAPHIQL", "The page is offered to everybody who finds it.", "Set it to 0, or leave it out.")
    if settings.log_level == "debug":
        yield Danger("KITH_LOG_LEVEL", "What exceptions say is logged, values with it.", "Set it to info.")
    if settings.log == "text":
        yield Danger("KITH_LOG", "Text is for eyes; a collector wants a JSON line an event.", "Set it to json.")
    if any(each.startswith("http://") for each in settings.cors_origins):
        yield Danger("KITH_CORS_ORIGINS", "A site without TLS can be changed on its way.", "Name https:// sites only.")
