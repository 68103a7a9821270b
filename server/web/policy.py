"""What a browser may do with the page: talk to where it came from, and nothing else."""

from collections.abc import Mapping

CONTENT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    # Monaco draws the waves under mistakes with images that stand in its styles.
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}


def policy(content: Mapping[str, str]) -> str:
    return "; ".join(f"{what} {whence}" for what, whence in content.items())


def for_page(nonce: str) -> str:
    """The policy of the page. Monaco makes elements of style for its colours, which show this nonce.

    It writes the place of every line as an attribute, which has none; but images and fonts come from here alone, so
    an attribute can fetch nothing.
    """
    return policy(CONTENT | {"style-src": f"'self' 'nonce-{nonce}'", "style-src-attr": "'unsafe-inline'"})


HEADERS = {
    "Content-Security-Policy": policy(CONTENT),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
