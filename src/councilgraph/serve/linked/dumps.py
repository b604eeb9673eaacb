"""Dumps of the versions on the shelf: each made once, when it is first asked for, and kept.

Pages that lead here are `data`'s; writing the file is `dumping`'s.
"""

import asyncio
import logging
import re
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from councilgraph.serve.linked.dumping import NO_GRAPH
from councilgraph.serve.negotiation import has_tag
from councilgraph.serve.problems import Problem
from councilgraph.serve.site import Site
from councilgraph.store import Shelf

WHOLE = {"nq.gz": "nquads", "trig.gz": "trig"}
"""The formats of everything, by the end of the file's name."""

LAYERS = ("record", "register", "ontology", "validation")
"""The graphs that can be had alone, by the ends of their names."""

PARTS = {"ttl": "turtle", "nt": "ntriples"}
"""The formats of one graph, by the end of the file's name."""

_MEDIA = {"gz": "application/gzip", "ttl": "text/turtle", "nt": "application/n-triples"}
_NAME = re.compile(r"(\d{6,}-[0-9a-f]{12})[./].*")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One dump: of a version, whole or one graph of it. `path` is that of its address."""

    version: str
    layer: str | None
    suffix: str

    @property
    def path(self) -> str:
        """Return the path under which it is served.

        >>> Dump(version="000001-0123456789ab", layer="record", suffix="ttl").path
        '/dumps/000001-0123456789ab/record.ttl'
        """
        layer = f"/{self.layer}" if self.layer else ""
        return f"/dumps/{self.version}{layer}.{self.suffix}"

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return self.path.removeprefix("/dumps/").replace("/", ".")

    @property
    def media(self) -> str:
        """Return the media type of its file."""
        return _MEDIA[self.suffix.rpartition(".")[2]]


def dumps_of(version: str) -> list[Dump]:
    """Return all dumps that there can be of a version, the whole ones first."""
    whole = [Dump(version=version, layer=None, suffix=suffix) for suffix in WHOLE]
    parts = [Dump(version=version, layer=each, suffix=end) for each in LAYERS for end in PARTS]
    return [*whole, *parts]


class Dumps:
    """The dumps made so far, in a folder that goes when the site does.

    No more is kept than the versions on the shelf can give.
    """

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._making: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()

    async def file(self, shelf: Shelf, base: str, dump: Dump) -> Path:
        """Return the file of a dump, made by another process unless it is there.

        Those who ask while it is being made wait for the same one; when one of them goes away, it
        is made all the same. Raises Problem if it cannot be made.
        """
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="councilgraph-dumps-")
        target = Path(self._folder.name, dump.name)
        if not target.exists():
            task = self._making.get(dump.name)
            if task is None:
                task = asyncio.create_task(self._make(shelf, base, dump, target))
                self._making[dump.name] = task
                task.add_done_callback(lambda _: self._making.pop(dump.name, None))
            await asyncio.shield(task)
        return target

    async def _make(self, shelf: Shelf, base: str, dump: Dump, target: Path) -> None:
        async with self._turn:  # one at a time: a dump takes all that one processor can do
            self._sweep(shelf, target.parent)
            form = PARTS[dump.suffix] if dump.layer else WHOLE[dump.suffix]
            folder = shelf.path / "versions" / dump.version
            graph = f"{base}graph/{dump.layer}" if dump.layer else ""
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "councilgraph.serve.linked.dumping"),
                *(str(folder), form, str(target), graph),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
            try:
                _, told = await process.communicate()
            finally:
                if process.returncode is None:
                    process.kill()
            if process.returncode == NO_GRAPH:
                raise HTTPException(404, f"that version has no graph {dump.layer}")
            if process.returncode != 0:
                _log.error("the dump %s failed: %s", dump.name, told.decode(errors="replace"))
                raise Problem(
                    503, "the dump could not be written; try again, or take another version"
                )

    @staticmethod
    def _sweep(shelf: Shelf, folder: Path) -> None:
        """Delete the dumps of versions that are on the shelf no more."""
        there = shelf.versions()
        for file in folder.iterdir():
            name = _NAME.match(file.name)
            if name and name[1] not in there:
                file.unlink(missing_ok=True)


def routes(site: Site, dumps: Dumps) -> list[BaseRoute]:
    """Return the routes of the dumps; "latest" instead of a version leads to the current one."""
    return [Route("/dumps/{path:path}", partial(_serve, site, dumps))]


async def _serve(site: Site, dumps: Dumps, request: Request) -> Response:
    graph = site.graph(request)
    path = request.path_params["path"]
    if path.startswith(("latest.", "latest/")):
        now = graph.version.name + path.removeprefix("latest")
        return RedirectResponse(f"/dumps/{now}", 302, {"Cache-Control": "no-cache"})
    shelf = Shelf(graph.version.folder.parent.parent)
    manifests = await asyncio.to_thread(shelf.versions)
    known = {dump.path: dump for name in manifests for dump in dumps_of(name)}
    dump = known.get(f"/dumps/{path}")
    if dump is None:
        there = ", ".join(manifests)
        raise HTTPException(404, f"there is no such dump; there are those of {there}: see /data")
    tag = f'"{dump.name}"'
    headers = {
        "ETag": tag,
        # A version never changes, and neither does a dump of it.
        "Cache-Control": "public, max-age=31536000, immutable, no-transform",
    }
    if has_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    file = await dumps.file(shelf, manifests[dump.version].base, dump)
    return FileResponse(
        file, headers=headers, media_type=dump.media, filename=f"councilgraph-{dump.name}"
    )
