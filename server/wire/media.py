"""The media type of an answer, and whether a body is what it must be: Accept and Content-Type, read to the letter."""

from __future__ import annotations

from functools import lru_cache

from server.refusals import Refused

JSON, GRAPHQL_JSON = "application/json", "application/graphql-response+json"
EVENT_STREAM = "text/event-stream"
OFFERED = (JSON, GRAPHQL_JSON)
"""What can be given, the one for those who do not mind first."""
LONGEST = 1000  # characters of a header


def wants_events(accept: str) -> bool:
    """Whether a client names server-sent events among what it takes."""
    return EVENT_STREAM in accept and len(accept) <= LONGEST and _names_events(accept)


@lru_cache(maxsize=64)
def _names_events(accept: str) -> bool:
    return any(name == EVENT_STREAM and weight for name, weight in map(_range, accept.split(",")))


def media_of(accept: str) -> str:
    """The media type that a client likes best; raises Refused with 406 if it takes none that we have."""
    found = _chosen(accept) if len(accept) <= LONGEST else None
    if found is None:
        raise Refused(406, f"An answer is {GRAPHQL_JSON} or {JSON}; Accept allows neither.")
    return found


@lru_cache(maxsize=256)
def _chosen(accept: str) -> str | None:
    if not accept.strip():
        return JSON
    ranges = [_range(each) for each in accept.split(",") if each.strip()]
    worths = {media: _worth(media, ranges) for media in OFFERED}
    best = max(OFFERED, key=lambda media: worths[media])
    return best if worths[best] > (0, 0.0) else None


def _worth(media: str, ranges: list[tuple[str, float]]) -> tuple[int, float]:
    """The weight of the most exact range that speaks of this type, as RFC 9110 has it; `(0, 0.0)` if none does.

    A type that is named goes before one that a wildcard takes at the same weight.
    """
    for exactness, wanted in ((3, media), (2, "application/*"), (1, "*/*")):
        weights = [weight for name, weight in ranges if name == wanted]
        if weights:
            return (int(max(weights) * 1000), float(exactness == 3)) if max(weights) else (0, 0.0)
    return (0, 0.0)


def _range(text: str) -> tuple[str, float]:
    """A media range and its weight; one with a charset not ours, or a weight that is none, counts for nothing."""
    name, *parameters = (each.strip().lower() for each in text.split(";"))
    weight = 1.0
    for each in parameters:
        key, _, value = each.partition("=")
        if key == "q":
            weight = _weight(value)
            break
        if key == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            return name, 0.0
    return name, weight


def _weight(text: str) -> float:
    """RFC 9110 allows three digits from 0 to 1."""
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if len(text) <= 5 and 0 <= found <= 1 else 0.0


def look_at_body_type(content_type: str, content_encoding: str) -> None:
    """Raises Refused with 415 unless the body is plain JSON in UTF-8."""
    if content_type != JSON and not _is_json(content_type):
        raise Refused(415, f"Content-Type must be {JSON}, in UTF-8 if it names a charset, not {content_type[:80]!r}.")
    if content_encoding.strip().lower() not in ("", "identity"):
        raise Refused(
            415, f"Content-Encoding must be left out: bodies are read as they are, not {content_encoding[:80]!r}."
        )


@lru_cache(maxsize=64)
def _known_json(content_type: str) -> bool:
    name, *parameters = (each.strip().lower() for each in content_type.split(";"))
    charsets = [value.strip('"') for key, _, value in (each.partition("=") for each in parameters) if key == "charset"]
    return name == JSON and charsets in ([], ["utf-8"])


def _is_json(content_type: str) -> bool:
    return len(content_type) <= LONGEST and _known_json(content_type)
