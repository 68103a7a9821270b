"""What a browser may do with the page: talk to where it came from, and nothing else."""

CONTENT = {
    "default-src": "'none'",
    "script-src": "'self'",
    # Monaco writes the rules of its colours, and the place of every line, as inline styles.
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self'",
    # Monaco draws the waves under mistakes with images that stand in its styles.
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in CONTENT.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
