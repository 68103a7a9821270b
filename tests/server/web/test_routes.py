import re

import httpx
import pytest

from server.web.files import ASSETS, MEDIA_TYPES
from server.web.policy import CONTENT, for_page

EVERYTHING = ("/", "/examples.json", *(f"/assets/{each.name}" for each in ASSETS.iterdir()))


@pytest.mark.parametrize("path", EVERYTHING)
async def test_all_that_is_served_carries_the_policy(browser: httpx.AsyncClient, path: str) -> None:
    found = await browser.get(path)
    assert found.status_code == 200
    assert found.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert found.headers["Referrer-Policy"] == "no-referrer"


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    assert {word for words in CONTENT.values() for word in words.split()} == {"'none'", "'self'", "data:"}
    assert [each for each in for_page("n").split("; ") if "unsafe" in each] == ["style-src-attr 'unsafe-inline'"]


async def test_every_page_has_a_nonce_of_its_own(browser: httpx.AsyncClient) -> None:
    found = [await browser.get("/") for _ in range(2)]
    nonces = [re.findall(r'<meta property="csp-nonce" nonce="([\w-]{20,})"', each.text)[0] for each in found]
    assert len(set(nonces)) == 2
    for nonce, each in zip(nonces, found, strict=True):
        assert f"style-src 'self' 'nonce-{nonce}'" in each.headers["Content-Security-Policy"]


async def test_the_page_is_html_and_never_kept(browser: httpx.AsyncClient) -> None:
    found = await browser.get("/")
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"
    assert found.headers["Cache-Control"] == "no-store"
    assert "<title>Kith</title>" in found.text


@pytest.mark.parametrize("path", [each for each in EVERYTHING if each.startswith("/assets/")])
async def test_assets_are_kept_for_ever_and_say_what_they_are(browser: httpx.AsyncClient, path: str) -> None:
    found = await browser.get(path)
    assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert found.headers["Content-Type"] == MEDIA_TYPES["." + path.rpartition(".")[2]]
    assert re.search(r"-[\w-]{8}\.\w+$", path)


async def test_scripts_come_as_scripts(browser: httpx.AsyncClient) -> None:
    script = next(path for path in EVERYTHING if path.endswith(".js"))
    assert (await browser.get(script)).headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}'])
@pytest.mark.parametrize("path", EVERYTHING[2:4])
async def test_what_is_known_is_not_sent_again(browser: httpx.AsyncClient, path: str, known: str) -> None:
    first = await browser.get(path)
    again = await browser.get(path, headers={"If-None-Match": known.format(first.headers["ETag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


async def test_what_has_changed_is_sent(browser: httpx.AsyncClient) -> None:
    found = await browser.get(EVERYTHING[2], headers={"If-None-Match": '"of-yesterday"'})
    assert found.status_code == 200


@pytest.mark.parametrize(
    "path", ["/assets/none.js", "/assets/", "/assets/..%2findex.html", "/assets/%2e%2e/examples.py"]
)
async def test_there_is_nothing_else(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


@pytest.mark.parametrize("path", EVERYTHING[:3])
async def test_pages_are_read_only(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.post(path)).status_code == 405
    head = await browser.head(path)
    assert (head.status_code, head.content) == (200, b"")
