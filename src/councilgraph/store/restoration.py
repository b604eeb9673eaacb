"""A dump back into a store: N-Quads or TriG, plain or gzipped, as a new version."""

import gzip
import shutil
import zlib
from pathlib import Path

from pyoxigraph import RdfFormat

from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.model.errors import StoreError
from councilgraph.store.files import troubles
from councilgraph.store.shelf import Shelf
from councilgraph.store.staging import Staging
from councilgraph.store.version import Version

_FORMATS = {".nq": RdfFormat.N_QUADS, ".nquads": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}
_MARKS = ("graph/record", "graph/register", "graph/ontology")


def restore(shelf: Shelf, path: Path, base: str | None = None) -> Version:
    """Make a new version from a dump, publish it and return it.

    The base IRI is read back from the names of the graphs unless given; quads of others, in which
    there is none to be found, get the default. A dump has no article texts, so the version
    answers queries but has no stored articles. Raises StoreError for a file that is faulty, empty,
    of another format, or with several base IRIs; the current version then stays.
    """
    rdf = _format_of(path)
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file to restore from")
    with shelf.stage(base or "") as staging:
        if path.suffix.lower() == ".gz":
            staging.load(_unpacked(path, staging.folder / "dump"), rdf)
            (staging.folder / "dump").unlink()
        else:
            staging.load(path, rdf)
        staging.base = _base_of(staging, path, base)
        return shelf.publish(staging)


def _format_of(path: Path) -> RdfFormat:
    name = path.name.lower().removesuffix(".gz")
    found = _FORMATS.get(Path(name).suffix)
    if found is None:
        raise StoreError(
            f"{path}: a store is restored from N-Quads (.nq) or TriG (.trig), plain or with .gz; "
            "other formats do not keep the named graphs"
        )
    return found


def _unpacked(path: Path, target: Path) -> Path:
    with troubles(f"unpacking {path}"):
        try:
            with gzip.open(path) as packed, target.open("wb") as plain:
                shutil.copyfileobj(packed, plain)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise StoreError(f"{path}: damaged gzip file: {error}") from error
    return target


def _base_of(staging: Staging, path: Path, given: str | None) -> str:
    graphs = staging.graphs()
    found = {
        graph.removesuffix(mark)
        for graph in graphs
        for mark in _MARKS
        if graph.endswith("/" + mark)
    }
    if given and (given in found or not found):
        return given
    if given:
        raise StoreError(f"{path} has the base IRI {', '.join(sorted(found))}, not {given}")
    if len(found) > 1:
        raise StoreError(
            f"{path} has several base IRIs ({', '.join(sorted(found))}). "
            "Say which one is meant with --base-iri"
        )
    if not graphs:
        raise StoreError(f"{path} has no named graph, so that there is nothing to restore")
    return found.pop() if found else DEFAULT_BASE
