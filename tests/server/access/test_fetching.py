"""Documents over HTTP, from a server of our own on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from server.access import fetching
from server.access.fetching import LARGEST, fetched


class Page(BaseHTTPRequestHandler):
    """Some pages that behave, and some that do not."""

    def do_GET(self) -> None:
        body = {"/keys": b"{}", "/large": b"x" * (LARGEST + 1)}.get(self.path, b"")
        self.send_response({"/away": 302, "/missing": 404}.get(self.path, 200))
        if self.path == "/away":
            self.send_header("Location", "/keys")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its signature
        """Tests are quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Page) as found:
        thread = Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_a_document_is_fetched(server: str) -> None:
    assert fetched(f"{server}/keys") == b"{}"


@pytest.mark.parametrize("page", ["/large", "/away", "/missing"])
def test_what_is_refused(server: str, page: str) -> None:
    with pytest.raises(OSError, match=r"bytes|302|404"):
        fetched(server + page)


def test_a_server_that_dawdles_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT", 0.0)
    with pytest.raises(OSError, match=r"block|progress|timed out"):
        fetched(f"{server}/keys")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://example.com/keys", "ftp://127.0.0.1/keys"])
def test_unsafe_addresses_are_not_asked(url: str) -> None:
    with pytest.raises(OSError, match="neither https"):
        fetched(url)
