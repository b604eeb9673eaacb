"""A version in the making: a folder of its own that nobody reads until it is published."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from councilgraph import __version__
from councilgraph.model.errors import StoreError
from councilgraph.store.articles import Articles
from councilgraph.store.entries import all_entries, some_entries
from councilgraph.store.files import sync_tree, troubles
from councilgraph.store.manifest import Manifest
from councilgraph.store.reading import Reading
from councilgraph.store.search import write_search
from councilgraph.store.version import ARTICLES, MANIFEST, QUADS, SEARCH, Version

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
        # What may be found differently than in the parent; None stands for anything.
        searchable = parent is not None and (parent.folder / SEARCH).is_file()
        self._touched: set[str] | None = set() if searchable else None
        super().__init__(store, base)

    def add(self, quads: Iterable[Quad] | bytes) -> None:
        """Add quads, given as such or as N-Quads text; those already there are no error.

        Each text names its blank nodes for itself. Raises StoreError, with the line, for text
        that is not N-Quads.
        """
        with troubles("adding quads"):
            if isinstance(quads, bytes):
                self._touched = None
                self._load(quads)
                return
            source = self._noted(quads)
            first = list(islice(source, BULK_QUADS))
            if len(first) < BULK_QUADS:
                self._store.extend(first)
            else:
                self._store.bulk_extend(chain(first, source))

    def load(self, path: Path, rdf: RdfFormat) -> None:
        """Add all the quads of a large file. Raises StoreError, with the line, if it is faulty."""
        self._touched = None
        with troubles(f"reading {path}"):
            try:
                self._store.bulk_load(path=path, format=rdf)
            except SyntaxError as error:
                raise StoreError(f"{path}: not {rdf.name}: {error}") from error

    def remove(self, quads: Iterable[Quad]) -> None:
        """Remove quads; those not there are no error."""
        with troubles("removing quads"):
            for quad in self._noted(quads):
                self._store.remove(quad)

    def clear_graph(self, graph: str) -> None:
        """Remove a named graph and all that is in it."""
        if self._touched is not None:
            for _ in self._noted(self.quads(graph)):
                pass
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
            self._write_search()
            self.articles.save()
            self._open_store = None
            (self.folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
            sync_tree(self.folder)
        return manifest

    def close(self) -> None:
        """Let go of the files; nothing that was not sealed is kept."""
        self._open_store = None
        self.articles.close()

    def _noted(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads, and note whose entries in the search they may change."""
        articles, record = f"{self.base}graph/article/", f"{self.base}graph/record"
        validation, official = f"{self.base}graph/validation", f"{self.base}id/official/"
        for quad in quads:
            if self._touched is not None:
                graph, value = str(quad.graph_name)[1:-1], str(quad.object)[1:-1]
                if graph == record or graph.startswith(articles):
                    self._touched.add(str(quad.subject)[1:-1])
                    if value.startswith(official):  # found by the tenures that point there
                        self._touched.add(value)
                elif graph != validation:
                    self._touched = None  # names of concepts and bodies may be in any entry
            yield quad

    def _write_search(self) -> None:
        path, prefix = self.folder / SEARCH, f"{self.base}id/article/"

        def text_of(iri: str) -> str:
            return self.articles.text_of(iri.removeprefix(prefix))

        if self.parent is None or self._touched is None:
            write_search(path, all_entries(self), text_of)
            return
        put = {prefix + article_id for article_id in self.articles.touched}
        kinds = (prefix, f"{self.base}id/official/")
        touched = {iri for iri in self._touched if iri.startswith(kinds)} | put
        earlier = (self.parent.folder / SEARCH, touched)
        write_search(path, some_entries(self, touched), text_of, earlier)

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
