"""Texts by their SHA-256: documents that the operator trusts, and those that clients bring once and then name.

A hash stands for one text and no other, so it does not matter who brought it: whoever knows the hash could have sent
the text, and it is checked against the caller's own schema, rights and limits each time it runs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from server.recent import Recent
from server.refusals import Refused
from server.settings import BadSettings
from server.wire.ingress import Sent
from server.wire.strict import value_of

MANIFEST = "apollo-persisted-query-manifest"
SHA256 = re.compile("[0-9a-f]{64}")
MOST_TEXTS, MOST_BYTES = 1000, 8 * 1024 * 1024
NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"


class BadDocuments(BadSettings):
    """Trusted documents that cannot be meant."""


def brought() -> Recent[str, str]:
    """Texts that clients bring, in this process, by their hashes."""
    return Recent(MOST_TEXTS, MOST_BYTES, lambda _, text: len(text.encode()))


@dataclass(frozen=True, slots=True)
class Texts:
    """What may run: `trusted` by hash, and whatever else clients send unless it is `closed`."""

    trusted: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False
    brought: Recent[str, str] = field(default_factory=brought)

    def of(self, sent: Sent) -> str:
        """The document that a request means; raises Refused."""
        if sent.document_id is not None:
            return self._named(sent)
        persisted = sent.extensions.get("persistedQuery")
        if self.closed:
            return self._among_trusted(sent.query, persisted)
        if persisted is not None:
            return self._persisted(sent.query, _hash_in(persisted))
        if sent.query is None:
            raise Refused(400, "query must be a string that holds a GraphQL document.")
        return sent.query

    def _named(self, sent: Sent) -> str:
        if sent.query is not None:
            raise Refused(400, "A request has either a query or a documentId.")
        found = self.trusted.get((sent.document_id or "").removeprefix("sha256:"))
        if found is None or not (sent.document_id or "").startswith("sha256:"):
            raise _not_found("No trusted document has this documentId, which is sha256: and 64 small hex digits.")
        return found

    def _among_trusted(self, query: str | None, persisted: object) -> str:
        """In a closed house a hash or a whole text may be sent, if it is the one of a trusted document."""
        if query is None:
            found = self.trusted.get(_hash_in(persisted))
            if found is None:
                raise _not_found("PersistedQueryNotFound")
            return found
        if self.trusted.get(digest(query)) is None:
            raise Refused(403, "Only trusted documents run here. Ask the operator to add yours to KITH_DOCUMENTS_FILE.")
        return query

    def _persisted(self, query: str | None, key: str) -> str:
        """Automatic persisted queries: the hash alone, and hash and text together where it was not known."""
        if query is None:
            found = self.trusted.get(key) or self.brought.find(key)
            if found is None:
                raise _not_found("PersistedQueryNotFound")
            return found
        if digest(query) != key:
            raise Refused(400, "sha256Hash is not the SHA-256 of the query that came with it.")
        self.brought.keep(key, query)
        return query


def _not_found(message: str) -> Refused:
    return Refused(400, message, NOT_FOUND, is_graphql=True)


def _hash_in(persisted: object) -> str:
    match persisted:
        case {"version": 1, "sha256Hash": str(key)} if SHA256.fullmatch(key):
            return key
        case {"version": 1}:
            raise Refused(400, "extensions.persistedQuery.sha256Hash must be 64 small hex digits.")
        case _:
            raise Refused(400, 'extensions.persistedQuery must be {"version": 1, "sha256Hash": "…"}.')


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def load(path: Path) -> Mapping[str, str]:
    """The documents of a file: hash to text, as Relay writes it, or Apollo's manifest. Raises BadDocuments."""
    try:
        found = value_of(path.read_bytes(), called=str(path))
    except Refused as refused:
        raise BadDocuments(refused.message) from None
    texts = _pairs(found, path)
    for key, text in texts.items():
        if digest(text) != key:
            raise BadDocuments(
                f"{path}: {key[:80]!r} is not the SHA-256 of its document. Let your compiler use SHA-256."
            )
    return MappingProxyType(texts)


def _pairs(found: Any, path: Path) -> dict[str, str]:
    """Ids and texts in either format."""
    match found:
        case {"format": str(name), "version": 1, "operations": [*operations]} if name == MANIFEST:
            pairs = [(each.get("id"), each.get("body")) if isinstance(each, dict) else (0, 0) for each in operations]
        case dict():
            pairs = list(found.items())
        case _:
            pairs = [(0, 0)]
    texts = {key.removeprefix("sha256:"): text for key, text in pairs if isinstance(key, str) and isinstance(text, str)}
    if len(texts) != len(pairs):
        raise BadDocuments(f"{path} must be an object of SHA-256 to document, or an {MANIFEST} of version 1.")
    return texts
