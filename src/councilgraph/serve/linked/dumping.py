"""Writing one dump to a file, as a process of its own, so that the site goes on answering."""

import gzip
import sys
from pathlib import Path

from councilgraph.model.errors import StoreError
from councilgraph.store import Version
from councilgraph.store.files import replacing

NO_GRAPH = 4
"""What the process ends with if the version lacks the graph that was asked for."""


def write_dump(folder: Path, form: str, target: Path, graph: str | None) -> None:
    """Write a version, or one graph of it, to `target`, all at once; gzipped if it ends in ".gz".

    The same version gives the same bytes. Raises StoreError for a version that is gone.
    """
    version = Version(folder)
    try:
        if graph is not None and graph not in version.graphs():
            sys.exit(NO_GRAPH)
        if target.suffix != ".gz":
            version.dump(form, target, graph)
            return
        with (
            replacing(target) as file,
            gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed,
        ):
            version.dump(form, packed, graph)  # type: ignore[arg-type]
    finally:
        version.close()


def main() -> None:
    """Write the dump that the arguments tell of: a version's folder, format, file, and graph."""
    folder, form, target, graph = sys.argv[1:]
    try:
        write_dump(Path(folder), form, Path(target), graph or None)
    except StoreError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
