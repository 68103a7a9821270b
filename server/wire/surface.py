"""What the outside may do before anybody asks who it is: names, origins, texts, the page, packing."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.files.finding import shelf_of
from server.files.shelf import Shelf
from server.loopback import LOOPBACK, in_address
from server.settings import Settings
from server.wire import trusted
from server.wire.trusted import BadDocuments, Texts

OURS = tuple(map(in_address, LOOPBACK))
"""The names by which only this machine can call."""
ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  # looked for, not listened on


@dataclass(frozen=True, slots=True)
class Surface:
    """How the application meets the network.

    `hosts` are the names it may be called by, which stops DNS rebinding. `origins` are the sites whose pages may read
    answers. `shows_page` serves GraphiQL, `packs` sends long answers as gzip to those who take it.
    Files that are sent go to the `shelf`.
    """

    hosts: tuple[str, ...] = OURS
    origins: tuple[str, ...] = ()
    texts: Texts = field(default_factory=Texts)
    shows_page: bool = True
    packs: bool = False
    shelf: Shelf | None = None


def surface_of(settings: Settings) -> Surface:
    """What the settings say; raises BadDocuments if what they say of documents cannot be meant."""
    if settings.documents_only and settings.documents_file is None:
        raise BadDocuments("KITH_DOCUMENTS_ONLY lets nothing run until KITH_DOCUMENTS_FILE names a file of documents.")
    documents = trusted.load(settings.documents_file) if settings.documents_file else {}
    return Surface(
        hosts=settings.hosts or names_of(settings.host),
        origins=settings.cors_origins,
        texts=Texts(documents, settings.documents_only),
        shows_page=settings.dev if settings.graphiql is None else settings.graphiql,
        packs=settings.compress,
        shelf=shelf_of(settings),
    )


def names_of(host: str) -> tuple[str, ...]:
    """The names of this machine, and the address that is listened on if it is one."""
    own = in_address(host.lower())
    return OURS if host in ANY_ADDRESS or own in OURS else (*OURS, own)
