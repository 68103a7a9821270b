"""Commands that the embedded engine takes over its HTTP port alone."""

import asyncio
import base64
import http.client
import json
from urllib.parse import urlsplit

from graph.endpoint import Endpoint
from graph.errors import BadStatement, Unavailable

WAIT = 600.0
OK = 200


async def sql(endpoint: Endpoint, command: str) -> list[dict[str, object]]:
    """The records that one command in the engine's own SQL gives, as for properties and full-text indexes."""
    body = {"language": "sql", "command": command}
    answer = await asyncio.to_thread(_post, endpoint, f"/api/v1/command/{endpoint.database}", body)
    return answer if isinstance(answer, list) else []


async def server_command(endpoint: Endpoint, command: str) -> object:
    """The answer to one command for the server itself, such as `list queries`."""
    return await asyncio.to_thread(_post, endpoint, "/api/v1/server", {"command": command})


def _post(endpoint: Endpoint, path: str, body: dict[str, str]) -> object:
    address = urlsplit(endpoint.http_url or "")
    if not address.hostname:
        raise BadStatement("This command needs the HTTP port of the embedded engine; the endpoint names none.")
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=WAIT)
    try:
        connection.request("POST", path, json.dumps(body), _headers(endpoint))
        response = connection.getresponse()
        content = response.read()
    except OSError as error:
        raise Unavailable(f"The embedded engine does not answer at {endpoint.http_url}: {error}") from error
    finally:
        connection.close()
    return _result(response.status, content, body["command"])


def _headers(endpoint: Endpoint) -> dict[str, str]:
    secret = base64.b64encode(f"{endpoint.user}:{endpoint.password}".encode()).decode()
    return {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}


def _result(status: int, content: bytes, command: str) -> object:
    answer = json.loads(content) if content else {}
    if status == OK:
        return answer.get("result")
    found = answer.get("detail") or answer.get("error") or status
    raise BadStatement(f"The embedded engine refused {command!r}: {found}")
