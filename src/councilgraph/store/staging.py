"""A version in the making: a folder of its own that nobody reads until it is published."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from councilgraph import __version__
from councilgraph.model.errors import StoreError
from councilgraph.store.articles import Articles
from councilgraph.store.files import sync_tree, troubles
from councilgraph.store.manifest import Manifest
from councilgraph.store.reading import Reading
from councilgraph.store.version import ARTICLES, MANIFEST, QUADS, Version

# From these sizes on, loading goes past the write-ahead log, straight into new files.
BULK_BYTES = 4_000_000
BULK_QUADS = 50_000


class Staging(Reading):
    """A version in the making. It can be asked like a finished one, for instance to validate it."""

    def __init__(self, folder: Path, base: str, parent: Version | None = None) -> None:
        """Start in `folder`: from nothing, or from a checkpoint of `parent`."""
        folder.mkdir()
        self.folder = folder
        self.parent = parent
        with troubles("starting a new version"):
            if parent is not None:
                parent.checkpoint(folder / QUADS)
            store = Store(folder / QUADS)
            texts = parent.folder / ARTICLES if parent is not None else None
            self.articles = Articles.create(folder / ARTICLES, texts)
        super().__init__(store, base)

    def add(self, quads: Iterable[Quad] | bytes) -> None:
        """Add quads, given as such or as N-Quads text; those already there are no error.

        Each text names its blank nodes for itself. Raises StoreError, with the line, for text
        that is not N-Quads.
        """
        with troubles("adding quads"):
            if isinstance(quads, bytes):
                self._load(quads)
                return
            source = iter(quads)
            first = list(islice(source, BULK_QUADS))
            if len(first) < BULK_QUADS:
                self._store.extend(first)
            else:
                self._store.bulk_extend(chain(first, source))

    def load(self, path: Path, rdf: RdfFormat) -> None:
        """Add all the quads of a large file. Raises StoreError, with the line, if it is faulty."""
        with troubles(f"reading {path}"):
            try:
                self._store.bulk_load(path=path, format=rdf)
            except SyntaxError as error:
                raise StoreError(f"{path}: not {rdf.name}: {error}") from error

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads; those not there are no error."""
        with troubles("removing quads"):
            for quad in quads:
                self._store.remove(quad)

    def clear_graph(self, graph: str) -> None:
        """Remove a named graph and all that is in it."""
        with troubles(f"clearing {graph}"):
            self._store.remove_graph(NamedNode(graph))

    def replace_graph(self, graph: str, quads: Iterable[Quad] | bytes) -> None:
        """Put `quads`, which must all be of this graph, in place of all that is in it.

        Writes only what differs. Holds both the old and the new quads in memory.
        """
        new = set(_parsed(quads) if isinstance(quads, bytes) else quads)
        strays = {str(quad.graph_name) for quad in new if quad.graph_name != NamedNode(graph)}
        if strays:
            raise StoreError(f"quads of {min(strays)} cannot take the place of <{graph}>")
        old = set(self.quads(graph))
        self.remove(old - new)
        self.add(new - old)
        if not new:
            self.clear_graph(graph)

    def seal(self, number: int) -> Manifest:
        """Finish: put everything on disk, write the manifest and return it. Writing ends here."""
        with troubles("finishing the new version"):
            # Compaction rewrites all files: worth it for a new graph, not for a small change.
            if self.parent is None:
                self._store.optimize()
            # Without this, a checkpoint of the version would lack the last writes.
            self._store.flush()
            manifest = Manifest(
                number=number,
                base=self.base,
                created=datetime.now(UTC),
                quads=len(self._store),
                articles=len(self.articles),
                councilgraph=__version__,
                parent=self.parent.name if self.parent is not None else None,
            )
            self.articles.save()
            self._open_store = None
            (self.folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
            sync_tree(self.folder)
        return manifest

    def close(self) -> None:
        """Let go of the files; nothing that was not sealed is kept."""
        self._open_store = None
        self.articles.close()

    def _load(self, nquads: bytes) -> None:
        # The store is in no variable here: an error's traceback would keep it open.
        try:
            if len(nquads) < BULK_BYTES:
                self._store.load(nquads, RdfFormat.N_QUADS)
            else:
                self._store.bulk_load(nquads, RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise StoreError(f"the quads to add are not N-Quads: {error}") from error


def _parsed(nquads: bytes) -> Iterator[Quad]:
    try:
        yield from parse(nquads, RdfFormat.N_QUADS, rename_blank_nodes=True)
    except SyntaxError as error:
        raise StoreError(f"the quads to add are not N-Quads: {error}") from error
