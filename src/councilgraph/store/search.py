"""The search of one version: names and articles by words, in SQLite beside the quads.

Made when a version is built, as a copy of the earlier one's in which only what has changed is
written. What there is to find is read by `entries`; what is found is shown by `serve`.
"""

import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from councilgraph.model.errors import StoreError
from councilgraph.store.entries import Entry

MARK, UNMARK = "\x02", "\x03"
"""The characters before and after a word of a snippet that was searched for."""

MOST_WORDS = 12
"""How many words of a search count; the rest is not looked at."""

HINT = "This version of the graph has no search: build it again to have one."

_CREATE = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL,
    names TEXT NOT NULL, detail TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5(
    title, names, detail, text, content = 'entry', content_rowid = 'id', prefix = '2 3',
    tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER added AFTER INSERT ON entry BEGIN
    INSERT INTO word (rowid, title, names, detail, text)
    VALUES (new.id, new.title, new.names, new.detail, new.text); END;
CREATE TRIGGER gone AFTER DELETE ON entry BEGIN
    INSERT INTO word (word, rowid, title, names, detail, text)
    VALUES ('delete', old.id, old.title, old.names, old.detail, old.text); END;
"""
# A name weighs most, then other names, then what somebody is, then what an article says.
_RANKED = """
SELECT entry.id, iri, kind, entry.title, entry.detail FROM word JOIN entry ON entry.id = word.rowid
WHERE word MATCH ? ORDER BY round(bm25(word, 10.0, 8.0, 3.0, 1.0), 6), iri LIMIT ?
"""
_SHOWN = f"""
SELECT highlight(word, 1, '{MARK}', '{UNMARK}'), snippet(word, 3, '{MARK}', '{UNMARK}', '…', 32)
FROM word WHERE word MATCH ? AND rowid = ?
"""
_BETWEEN = " · "
_MOST_NAMES = 3  # names in a snippet
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’")
_UNMARKED = str.maketrans(MARK + UNMARK, "  ")
_LONGEST = 1000  # characters of a search that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found.

    `kind` is "authority", "body" (an inspectorate or another public body), "official" or
    "article". `snippet` shows where the words stand in an article's text, or the other name that
    fits; each word that was searched for stands between MARK and UNMARK. It is text, not HTML.
    """

    iri: str
    kind: str
    title: str
    detail: str
    snippet: str

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """Return the snippet in pieces, each with whether it was searched for."""
        pieces = re.split(f"([{MARK}{UNMARK}])", self.snippet)
        marked, parts = False, []
        for piece in pieces:
            if piece in (MARK, UNMARK):
                marked = piece == MARK
            elif piece:
                parts.append((piece, marked))
        return tuple(parts)


class Search:
    """The search of a finished version. Any number of threads may ask it at once.

    `hint` says what to do where a version has no search; it then finds nothing.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; one that is not there is an older version's, and no error."""
        self._path = path
        self._connection: sqlite3.Connection | None = None
        if path.is_file():
            uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
            with _troubles(path):
                self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)

    @property
    def hint(self) -> str:
        """Return what is wrong with this search, or nothing."""
        return "" if self._connection is not None else HINT

    def find(self, text: str, limit: int = 50) -> list[Found]:
        """Return what fits the words best, best first; any text will do.

        All words have to be there or, if nothing has them all, as many as can be. The last one may
        be the beginning of a word. Case, accents, apostrophes and the ends of words do not matter.
        Raises StoreError only for a file that is damaged.
        """
        words = _words(text)
        if self._connection is None or not words or limit < 1:
            return []
        with _troubles(self._path):
            for between in (" AND ", " OR "):
                asked = between.join(words)
                rows = self._connection.execute(_RANKED, (asked, limit)).fetchall()
                if rows:
                    return [self._found(asked, *row) for row in rows]
        return []

    def close(self) -> None:
        """Close the file; asking again is an error."""
        if self._connection is not None:
            self._connection.close()

    def __len__(self) -> int:
        """Return how many things can be found."""
        if self._connection is None:
            return 0
        with _troubles(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM entry").fetchone()
        return int(count)

    def _found(self, asked: str, row: int, iri: str, kind: str, title: str, detail: str) -> Found:
        assert self._connection is not None
        names, snippet = self._connection.execute(_SHOWN, (asked, row)).fetchone()
        if kind != "article":
            fitting = [name for name in names.split(_BETWEEN) if MARK in name]
            snippet = _BETWEEN.join(fitting[:_MOST_NAMES])
        return Found(iri=iri, kind=kind, title=title, detail=detail, snippet=snippet)


def write_search(
    path: Path,
    entries: Iterable[Entry],
    text_of: Callable[[str], str],
    earlier: tuple[Path, Collection[str]] | None = None,
) -> None:
    """Make the file of a version's search; `text_of` gives the text of an article by its IRI.

    With an `earlier` version's file and the IRIs of all that may have changed since, that file is
    copied and only these are written: `entries` are then those of them that are still there.
    """
    if earlier is not None:
        shutil.copyfile(earlier[0], path)
    with _troubles(path):
        connection = sqlite3.connect(path)
        try:
            # A build that fails is thrown away as a whole, so nothing need be safe before the end.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA synchronous = OFF")
            if earlier is None:
                connection.executescript(_CREATE)
            else:
                gone = [(iri,) for iri in sorted(earlier[1])]
                connection.executemany("DELETE FROM entry WHERE iri = ?", gone)
            connection.executemany(
                "INSERT INTO entry (iri, kind, title, names, detail, text) VALUES (?,?,?,?,?,?)",
                (_row(entry, text_of) for entry in entries),
            )
            if earlier is None:
                connection.execute("INSERT INTO word (word) VALUES ('optimize')")
            connection.commit()
        finally:
            connection.close()


def _row(entry: Entry, text_of: Callable[[str], str]) -> tuple[str, ...]:
    text = text_of(entry.iri) if entry.kind == "article" else ""
    names = dict.fromkeys(
        form for name in entry.names for form in (name, name.translate(_APOSTROPHES))
    )
    bare = entry.title.translate(_APOSTROPHES)
    if bare != entry.title:
        names.setdefault(bare)
    fields = (entry.title, _BETWEEN.join(names), entry.detail, text)
    return (entry.iri, entry.kind, *(field.translate(_UNMARKED) for field in fields))


def _words(text: str) -> list[str]:
    """Return each word as SQLite is asked for it: quoted, so that none is an operator.

    >>> _words('King’s AND "Lynn')
    ['("king s" OR "kings")', '("and")', '("lynn" OR "lynn"*)']
    """
    folded = unicodedata.normalize("NFC", text[:_LONGEST]).casefold()
    found = _WORD.findall(folded)[:MOST_WORDS]
    forms = [[f'"{form}"' for form in _forms(word)] for word in found]
    if found and len(found[-1]) > 1:
        # The whole word is asked for as well, so that it weighs more than its beginning.
        forms[-1].append(f"{forms[-1][-1]}*")
    return [f"({' OR '.join(each)})" for each in forms]


def _forms(word: str) -> dict[str, None]:
    """Return the two ways to write a word with an apostrophe, or the one without."""
    return dict.fromkeys((re.sub("['’]", " ", word), word.translate(_APOSTROPHES)))


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"the search in {path} cannot be used: {error}. "
            "Roll back to an earlier version, or build again"
        ) from error
