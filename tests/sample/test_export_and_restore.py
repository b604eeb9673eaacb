"""What is exported can be put back, and answers every question as before."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilgraph.answering import Answering
from councilgraph.cli import main
from councilgraph.pipeline import current_version
from councilgraph.publish.results import render
from councilgraph.store import Shelf, Version

QUERIES = sorted(p.stem for p in (Path(__file__).resolve().parents[2] / "queries").glob("*.rq"))
# What a question needs, for those that need something.
VALUES = {
    param.name: param.example for q in Answering.catalogue() for param in q.params if param.required
}


@pytest.fixture(scope="module", params=["trig", "nquads"])
def restored(
    request: pytest.FixtureRequest, sample: Version, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Version]:
    """Return the sample store, exported by one command and restored by another."""
    folder = tmp_path_factory.mktemp("restored")
    file = folder / {"trig": "all.trig", "nquads": "all.nq"}[request.param]
    store = str(sample.folder.parents[1])
    for arguments in (
        ["export", "--store", store, "--format", request.param, "--output", str(file)],
        ["restore", str(file), "--store", str(folder / "store")],
        ["validate", "--store", str(folder / "store")],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output[-900:]
    with closing(current_version(Shelf(folder / "store"))) as version:
        yield version


@pytest.mark.parametrize("name", QUERIES)
def test_a_restored_store_answers_alike(name: str, sample: Version, restored: Version) -> None:
    """Each question of the catalogue has the same answer from the dump as from the store."""
    query = next(q for q in Answering.catalogue() if q.name == name)
    values = {p.name: p.example for p in query.params if p.required}
    form = "csv" if query.columns else "ntriples"
    answers = []
    for version in (sample, restored):
        results = Answering(version).ask(name, values)
        answers.append(sorted(render(results, form, prefixes={}, width=100).splitlines()))
    assert answers[0] == answers[1]


def test_the_dump_holds_every_quad(sample: Version, restored: Version) -> None:
    """Neither a quad nor a graph is lost or added."""
    assert restored.graphs() == sample.graphs()
    assert restored.manifest.quads == sample.manifest.quads
