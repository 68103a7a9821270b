"""Commands that the embedded engine takes over its HTTP port alone."""

import asyncio
import base64
import http.client
import json
from urllib.parse import urlsplit

from graph.endpoint import Endpoint
from graph.errors import BadStatement, Unavailable

WAIT, PROBE = 600.0, 2.0
OK, READY = 200, 204


async def sql(endpoint: Endpoint, command: str) -> list[dict[str, object]]:
    """The records that one command in the engine's own SQL gives, as for properties and full-text indexes."""
    body = {"language": "sql", "command": command}
    answer = await asyncio.to_thread(_post, endpoint, f"/api/v1/command/{endpoint.database}", body)
    return answer if isinstance(answer, list) else []


async def server_command(endpoint: Endpoint, command: str) -> object:
    """The answer to one command for the server itself, such as `list queries`."""
    return await asyncio.to_thread(_post, endpoint, "/api/v1/server", {"command": command})


def is_ready(endpoint: Endpoint) -> bool:
    """Whether the engine says that it can be used."""
    try:
        status, _ = _exchange(endpoint, "GET", "/api/v1/ready", timeout=PROBE)
    except (Unavailable, TimeoutError):
        return False
    return status == READY


def _post(endpoint: Endpoint, path: str, body: dict[str, str]) -> object:
    status, content = _exchange(endpoint, "POST", path, timeout=WAIT, body=json.dumps(body))
    answer = json.loads(content) if content else {}
    if status == OK:
        return answer.get("result")
    found = answer.get("detail") or answer.get("error") or status
    raise BadStatement(f"The embedded engine refused {body['command']!r}: {found}")


def _exchange(
    endpoint: Endpoint, method: str, path: str, *, timeout: float, body: str | None = None
) -> tuple[int, bytes]:
    address = urlsplit(endpoint.http_url or "")
    if not address.hostname:
        raise BadStatement("This command needs the HTTP port of the embedded engine; the endpoint names none.")
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=timeout)
    try:
        connection.request(method, path, body, _headers(endpoint))
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable(f"The embedded engine does not answer at {endpoint.http_url}: {error!r}") from error
    finally:
        connection.close()


def _headers(endpoint: Endpoint) -> dict[str, str]:
    secret = base64.b64encode(f"{endpoint.user}:{endpoint.password}".encode()).decode()
    return {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}
