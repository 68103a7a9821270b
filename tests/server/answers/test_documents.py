"""Of documents that were read, those asked for lately are kept."""

from __future__ import annotations

from server.recent import Recent


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    kept: Recent[str, str] = Recent(2)
    for key in ("a", "b", "a", "c"):
        kept.find(key) or kept.keep(key, key)
    assert list(kept.kept) == ["a", "c"]
