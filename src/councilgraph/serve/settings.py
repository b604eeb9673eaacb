"""How the site is set up: addresses, limits and permissions, each an option of `serve`."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What strangers may ask of the endpoint. Times are in seconds, sizes in bytes.

    `workers` queries run at once, `client_queries` of them for one client, which gets
    `client_seconds` of work in a minute; 0 there means no such bound.
    """

    timeout: float = 10.0
    memory: int = 1 << 30
    result: int = 64 << 20
    query: int = 64 << 10
    workers: int = max(6, 2 * (os.cpu_count() or 1) + 2)
    client_queries: int = 4
    client_waiting: int = 32
    client_seconds: float = 30.0
    cache: int = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One site. `services` are the addresses that a query may call by SERVICE; `origin` is whose
    pages may read the answers (CORS), "*" for everybody's, "" for nobody's.
    """  # noqa: D205

    store: Path
    root: Path | None = None
    show_text: bool = False
    origin: str = "*"
    services: frozenset[str] = frozenset()
    limits: Limits = Limits()
