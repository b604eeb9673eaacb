"""Reading a request by the SPARQL 1.1 Protocol, section 2.1: what is asked, of which graphs.

Whoever answers it is left to `protocol`.
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Limits

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_FIELDS = 200
_REFUSED = (
    "updates are refused: this endpoint only answers queries, and a published version of the "
    "graph does not change. To have a graph of your own, download it from /data"
)


class Asked(NamedTuple):
    """One query. `format` is the one named in the address, `timeout` is in seconds."""

    query: str
    timeout: float
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None


async def read(request: Request, limits: Limits) -> Asked | None:
    """Return what a request asks, or None if it asks nothing. Raises Problem for a wrong one."""
    try:
        parameters = _pairs(request.scope["query_string"])
        if request.method == "POST":
            parameters += await _posted(request, limits)
    except UnicodeDecodeError:
        raise Problem(400, "the request is not in UTF-8, which SPARQL has to be in") from None
    except ValueError:
        raise Problem(400, f"the request has more than {_FIELDS} parameters") from None
    by_name: dict[str, list[str]] = {}
    for name, value in parameters:
        by_name.setdefault(name, []).append(value)
    if "update" in by_name:
        raise Problem(403 if request.method == "POST" else 400, _REFUSED)
    queries = by_name.get("query", [])
    if not queries:
        if request.method == "POST":
            raise Problem(400, "there is no query: send it as the form's field 'query'")
        return None
    if len(queries) > 1:
        raise Problem(400, f"there are {len(queries)} queries in this request; send one at a time")
    if len(queries[0]) > limits.query:
        raise _too_long(limits)
    return Asked(
        query=queries[0],
        default_graphs=tuple(by_name.get("default-graph-uri", ())),
        named_graphs=tuple(by_name.get("named-graph-uri", ())),
        format=next(iter(by_name.get("format", ())), None) or None,
        timeout=_timeout(by_name, limits),
    )


def _pairs(text: bytes) -> list[tuple[str, str]]:
    return parse_qsl(
        text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
    )


async def _posted(request: Request, limits: Limits) -> list[tuple[str, str]]:
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == _UPDATE:
        raise Problem(403, _REFUSED)
    if kind not in (_FORM, _QUERY):
        raise Problem(415, f"a query is posted as {_QUERY} or {_FORM}, not as {kind or 'nothing'}")
    charset = rest.lower().partition("charset=")[2].strip(' "')
    if charset not in ("", "utf-8", "utf8"):
        raise Problem(415, f"SPARQL is in UTF-8, not in {charset[:40]}")
    body = await _body(request, limits)
    return [("query", body.decode("utf-8"))] if kind == _QUERY else _pairs(body)


async def _body(request: Request, limits: Limits) -> bytes:
    """Read the body as far as it may go; escapes make a form up to three times as long."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > 3 * limits.query + 4096:
            raise _too_long(limits)
    return bytes(body)


def _too_long(limits: Limits) -> Problem:
    return Problem(
        413, f"the query is longer than {limits.query:,} characters", limit="query-length"
    )


def _timeout(parameters: Mapping[str, list[str]], limits: Limits) -> float:
    given = next(iter(parameters.get("timeout", ())), "")
    if not given:
        return limits.timeout
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise Problem(400, f"timeout={given[:20]!r} is not a number of seconds, such as 5")
    return min(seconds, limits.timeout)
