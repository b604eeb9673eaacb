"""What a build has read can be searched for, however it came in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from councilgraph.pipeline import build, current_version
from councilgraph.store import Shelf

Page = dict[str, str]
Write = Callable[..., Path]


def everything(shelf: Shelf) -> list[tuple[str, ...]]:
    """Return all that the current version's search holds."""
    with closing(current_version(shelf)) as version:
        path = version.folder / "search.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("SELECT * FROM entry ORDER BY iri"))


def test_one_by_one_and_all_at_once(
    tmp_path: Path, write: Write, inadequate: Page, good: Page
) -> None:
    """Articles built one after the other, in either order, are found as those built together."""
    inadequate = {**inadequate, "text": inadequate["text"] + "\n\nLeader Ann Exe said: “Sorry.”"}
    one, two = write("a", inadequate), write("b", good)
    stores = [Shelf(tmp_path / name) for name in ("together", "forwards", "backwards")]
    build([one, two], stores[0])
    for shelf, paths in ((stores[1], (one, two)), (stores[2], (two, one))):
        for path in paths:
            build([path], shelf)
    rows = [[row[1:] for row in everything(shelf)] for shelf in stores]
    assert rows[0] == rows[1] == rows[2]
    for shelf in stores:
        with closing(current_version(shelf)) as version:
            assert [one.title for one in version.search.find("services fail")] == [
                "Children's services fail"
            ]
            assert version.search.find("Gloucestershire")[0].kind == "authority"


def test_an_article_that_changes_is_found_anew(
    shelf: Shelf, write: Write, inadequate: Page
) -> None:
    """The older words of an article lead nowhere."""
    build([write("a", {**inadequate, "text": inadequate["text"] + " Zebras."})], shelf)
    build([write("a", {**inadequate, "text": inadequate["text"] + " Giraffes."})], shelf)
    with closing(current_version(shelf)) as version:
        assert version.search.find("zebras") == []
        assert len(version.search.find("giraffes")) == 1
