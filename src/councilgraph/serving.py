"""The command `serve`: options in, the site running until it is stopped."""

import gc
import socket
from contextlib import suppress
from pathlib import Path

import click
import uvicorn
from starlette.types import ASGIApp

from councilgraph.model.errors import StoreError
from councilgraph.options import KNOWLEDGE, STORE
from councilgraph.serve.app import make_app
from councilgraph.serve.connection import Connection
from councilgraph.serve.settings import Limits, Settings

_DEFAULT = Limits()
_COLLECTED = (50_000, 20, 20)  # how many new objects, and rounds, until the collector looks again


@click.command("serve")
@STORE
@KNOWLEDGE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 for any.")
@click.option("--show-text", is_flag=True, help="Show the articles in full (if they are yours).")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=_DEFAULT.timeout,
    show_default=True,
    help="Seconds that a query may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=128),
    default=_DEFAULT.memory >> 20,
    show_default=True,
    help="Megabytes that a query may take.",
)
@click.option(
    "--max-result",
    type=click.IntRange(min=1),
    default=_DEFAULT.result >> 20,
    show_default=True,
    help="Megabytes that an answer may have.",
)
@click.option(
    "--max-query",
    type=click.IntRange(min=1),
    default=_DEFAULT.query,
    show_default=True,
    help="Characters that a query may have.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=_DEFAULT.workers,
    show_default="2 for each processor and 2 more",
    help="Queries that run at once.",
)
@click.option(
    "--client-queries",
    type=click.IntRange(min=1),
    default=_DEFAULT.client_queries,
    show_default=True,
    help="Queries that run at once for one client.",
)
@click.option(
    "--client-seconds",
    type=click.FloatRange(min=0),
    default=_DEFAULT.client_seconds,
    show_default=True,
    help="Seconds of work for one client in a minute; 0 for any number.",
)
@click.option("--cors", default="*", show_default=True, help="Whose pages may read answers, or ''.")
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="URL",
    help="An endpoint that queries may call by SERVICE; no other is.",
)
@click.option(
    "--behind-proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy whose word is taken for the client's address.",
)
def serve_command(
    store: Path,
    knowledge: Path | None,
    host: str,
    port: int,
    show_text: bool,
    timeout: float,
    memory: int,
    max_result: int,
    max_query: int,
    workers: int,
    client_queries: int,
    client_seconds: float,
    cors: str,
    services: tuple[str, ...],
    proxies: tuple[str, ...],
) -> None:
    """Show the graph to people, and answer SPARQL, until stopped by Ctrl-C.

    Only this machine can see it, unless --host says otherwise. A new version of the graph is
    served as soon as it is built.

    \b
    Examples:
      councilgraph serve --store graph
      councilgraph serve --store graph --host 0.0.0.0 --behind-proxy 10.0.0.1
    """  # noqa: D301 (click takes \b for itself)
    limits = Limits(
        timeout=timeout,
        memory=memory << 20,
        result=max_result << 20,
        query=max_query,
        workers=workers,
        client_queries=client_queries,
        client_seconds=client_seconds,
    )
    app = make_app(
        Settings(
            store=store,
            root=knowledge,
            show_text=show_text,
            origin=cors,
            services=frozenset(services),
            limits=limits,
        )
    )
    with _listening(host, port) as listener:
        address = f"[{host}]" if ":" in host else host
        click.echo(f"The site is at http://{address}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
        # What is there now stays: the collector need not look through it again and again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_COLLECTED)
        with suppress(KeyboardInterrupt):  # raised again once everything has ended
            _server(app, proxies).run(sockets=[listener])


def _server(app: ASGIApp, proxies: tuple[str, ...]) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=Connection,
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        limit_concurrency=2000,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise StoreError(
            f"nothing can listen on port {port} of {host}: {error.strerror}. "
            "Perhaps something does already: give another with --port"
        ) from error
