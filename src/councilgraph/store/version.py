"""A finished version of the graph, opened for reading."""

from pathlib import Path

from pyoxigraph import Store

from councilgraph.model.errors import StoreError
from councilgraph.store.articles import Articles, StoredArticle
from councilgraph.store.manifest import Manifest, read_manifest
from councilgraph.store.reading import Reading
from councilgraph.store.search import Search

QUADS = "quads"
ARTICLES = "articles.sqlite"
SEARCH = "search.sqlite"
MANIFEST = "manifest.json"


class Version(Reading):
    """One immutable version. Any number of threads and processes may read it at once.

    An open version goes on answering even when a later build has pruned its folder.
    """

    def __init__(self, folder: Path) -> None:
        """Open the version in `folder`. Raises StoreError for one that is missing or damaged."""
        self.folder = folder
        self.name = folder.name
        self.manifest = manifest_of(folder)
        self.articles = Articles.open(folder / ARTICLES)
        try:
            store = Store.read_only(str(folder / QUADS))
        except (OSError, RuntimeError) as error:
            self.articles.close()
            raise StoreError(
                f"version {folder.name} cannot be opened: {error}. "
                "Roll back to another version, or build again"
            ) from error
        self.search = Search(folder / SEARCH)
        super().__init__(store, self.manifest.base)

    def article(self, article_id: str) -> StoredArticle | None:
        """Return a stored article, or None (always so in a version restored from a dump)."""
        return self.articles.get(article_id)

    def checkpoint(self, folder: Path) -> None:
        """Make `folder` a copy of the quads that can be written to; the large files are shared.

        Oxigraph leaves out what is only in a write-ahead log, so this relies on every version
        having been flushed when it was sealed.
        """
        self._store.backup(folder)

    def close(self) -> None:
        """Let go of the files; asking again is an error."""
        self._open_store = None
        self.articles.close()
        self.search.close()


def manifest_of(folder: Path) -> Manifest:
    """Read the manifest of the version in `folder`, without opening the version."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"version {folder.name} is missing or incomplete: {error}. "
            "Roll back to another version, or build again"
        ) from error
    return read_manifest(text, folder.name)
