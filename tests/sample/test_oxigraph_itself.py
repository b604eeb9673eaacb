"""A finished version stands by itself: Oxigraph's own program reads it and answers alike."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

from councilgraph.store import Version

QUERY = Path(__file__).resolve().parents[2] / "queries" / "rated-inadequate-twice.rq"
OXIGRAPH = shutil.which("oxigraph", path=Path(sys.executable).parent)


def test_oxigraph_answers_the_main_question(sample: Version, tmp_path: Path) -> None:
    """The file of the catalogue runs as it stands in another program, with the same answer."""
    assert OXIGRAPH, "install the development dependencies: ./run check"
    answer = tmp_path / "answer.csv"
    # The program writes to the folder that it opens.
    shutil.copytree(sample.folder / "quads", tmp_path / "quads")
    subprocess.run(
        [
            *(OXIGRAPH, "query", "--location", tmp_path / "quads", "--query-file", QUERY),
            *("--results-file", answer, "--union-default-graph"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    theirs = list(csv.DictReader(io.StringIO(answer.read_text(encoding="utf-8"))))
    ours = sample.query(QUERY.read_text(encoding="utf-8"))
    expected = [[None if v is None else v.value for v in row] for row in ours]
    assert len(theirs) > 2
    assert [list(row.values()) for row in theirs] == expected
