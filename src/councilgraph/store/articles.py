"""The stored articles of one version: texts, metadata and facts, in SQLite beside the quads.

Evidence quotes the text kept here. What becomes of the facts is left to `reconcile`, and which
authorities an article is filed under to whoever puts it here.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from councilgraph.model.errors import StoreError
from councilgraph.model.facts import Facts
from councilgraph.model.text import Article
from councilgraph.store.codec import from_json, to_json

_TABLES = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, source_name TEXT NOT NULL, metadata TEXT NOT NULL, text TEXT NOT NULL,
    facts TEXT NOT NULL, digest TEXT NOT NULL, complaints TEXT NOT NULL);
CREATE TABLE article_authority (
    authority TEXT, article_id TEXT, PRIMARY KEY (authority, article_id)) WITHOUT ROWID;
CREATE INDEX authority_of_article ON article_authority (article_id);
"""
_SELECT = "SELECT id, metadata, text, facts, digest, complaints FROM article "


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as a version keeps it.

    `digest` is of the source as read, so that a build can tell what has changed. `authorities`
    are the IRIs that its facts are fetched by. An article with `complaints` is quarantined: kept
    here, and out of the record.
    """

    article: Article
    facts: Facts
    digest: str
    authorities: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """Return the text that the offsets of the evidence refer to."""
        return self.article.text


class Articles:
    """The stored articles of a version, or of one in the making; iterating goes by id.

    Writing is for one in the making alone. Nothing is on disk before `save`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.touched: set[str] = set()
        """The ids of what was put or deleted since the file was opened."""

    @classmethod
    def create(cls, path: Path, parent: Path | None = None) -> "Articles":
        """Make the file, as a copy of `parent`'s if there is one, and open it for writing."""
        if parent is not None:
            shutil.copyfile(parent, path)
        connection = sqlite3.connect(path, check_same_thread=False)
        # A build that fails is thrown away as a whole, so nothing need be safe before `save`.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        if parent is None:
            connection.executescript(_TABLES)
        return cls(connection, path)

    @classmethod
    def open(cls, path: Path) -> "Articles":
        """Open a finished file, which nobody writes to any more. Raises StoreError."""
        uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        with _troubles(path):
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return cls(connection, path)

    def put(self, stored: StoredArticle) -> None:
        """Store an article, in place of one with the same id."""
        metadata = replace(stored.article, text="")
        self.delete(stored.id)
        with _troubles(self._path):
            self._connection.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    stored.id,
                    stored.article.source_name,
                    to_json(metadata),
                    stored.text,
                    to_json(stored.facts),
                    stored.digest,
                    json.dumps(stored.complaints, ensure_ascii=False),
                ),
            )
            self._connection.executemany(
                "INSERT INTO article_authority VALUES (?, ?)",
                [(authority, stored.id) for authority in sorted(set(stored.authorities))],
            )

    def delete(self, article_id: str) -> None:
        """Remove an article; one that isn't there is no error."""
        self.touched.add(article_id)
        with _troubles(self._path):
            self._connection.execute(
                "DELETE FROM article_authority WHERE article_id = ?", (article_id,)
            )
            self._connection.execute("DELETE FROM article WHERE id = ?", (article_id,))

    def get(self, article_id: str) -> StoredArticle | None:
        """Return the article with this id, or None."""
        return next(self._read("WHERE id = ?", article_id), None)

    def text_of(self, article_id: str) -> str:
        """Return the text of the article with this id, or nothing; its facts are not read."""
        with _troubles(self._path):
            row = self._connection.execute("SELECT text FROM article WHERE id = ?", (article_id,))
            found = row.fetchone()
        return str(found[0]) if found else ""

    def about(self, authority: str) -> Iterator[StoredArticle]:
        """Yield the articles filed under an authority's IRI, by id; the rest is not read."""
        which = "JOIN article_authority ON id = article_id WHERE authority = ? ORDER BY id"
        return self._read(which, authority)

    def authorities(self) -> tuple[str, ...]:
        """Return every IRI that articles are filed under, sorted."""
        sql = "SELECT DISTINCT authority FROM article_authority ORDER BY authority"
        with _troubles(self._path):
            return tuple(authority for (authority,) in self._connection.execute(sql))

    def digests(self) -> dict[str, str]:
        """Return the digest of each article by its id."""
        with _troubles(self._path):
            return dict(self._connection.execute("SELECT id, digest FROM article ORDER BY id"))

    def save(self) -> None:
        """Write what was put and deleted, and close the file."""
        with _troubles(self._path):
            self._connection.commit()
            self._connection.close()

    def close(self) -> None:
        """Close the file; what was not saved is lost."""
        self._connection.close()

    def __len__(self) -> int:
        """Return the number of articles."""
        with _troubles(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM article").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[StoredArticle]:
        """Yield every article, by id."""
        return self._read("ORDER BY id")

    def _read(self, which: str, *values: str) -> Iterator[StoredArticle]:
        with _troubles(self._path):
            rows = self._connection.execute(_SELECT + which, values)
            for article_id, metadata, text, facts, digest, complaints in rows:
                yield StoredArticle(
                    article=replace(from_json(Article, metadata), text=text),
                    facts=from_json(Facts, facts),
                    digest=digest,
                    authorities=self._filed_under(article_id),
                    complaints=tuple(json.loads(complaints)),
                )

    def _filed_under(self, article_id: str) -> tuple[str, ...]:
        sql = "SELECT authority FROM article_authority WHERE article_id = ? ORDER BY authority"
        return tuple(authority for (authority,) in self._connection.execute(sql, (article_id,)))


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"the stored articles in {path} cannot be used: {error}. "
            "Roll back to an earlier version, or build again"
        ) from error
