"""GraphiQL, served from this checkout: a client of /graphql like any other, with nothing fetched from elsewhere.

    source/        what the page is made of (TypeScript); its README says how to build it
    static/        what the build made, committed, so that serving it needs neither Node nor a network
    files.py       static/ ──read()──> File(body, media_type, cache)──> endpoints that know 304
    policy.py      what a browser may do with the page: the Content-Security-Policy and the headers beside it
    examples.py    three queries worth trying, for the page's tabs and for whoever prints them
    offered.py     those of them that the caller's schema knows

>>> [route.path for route in routes()]
['/', '/examples.json', '/assets/{name}']
"""

from starlette.routing import Mount, Route

from server.web.files import ASSETS, PAGE, one_of, page, read
from server.web.offered import offered


def routes() -> list[Route | Mount]:
    """The page at /, its examples and its assets. Reads them all from disk: call it once."""
    return [
        Route("/", page(read(PAGE))),
        Route("/examples.json", offered),
        Route("/assets/{name}", one_of(ASSETS)),
    ]
