"""The command line: options in, the pipeline's work, text and exit codes out.

Exit codes: 0 done (issues in the news are reported, not errors), 1 a failure whose message says
what to do, 2 wrong usage.
"""

import os
import shutil
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from councilgraph import __version__
from councilgraph.answering import Answering
from councilgraph.bench import set_up
from councilgraph.explaining import articles_to_explain
from councilgraph.graph import validate_store
from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.measuring import calibrate_command, evaluate_command
from councilgraph.model.errors import SourceError, StoreError
from councilgraph.model.issues import Issue
from councilgraph.options import KNOWLEDGE, STORE, STORE_OF_ARTICLE, Day, key_values
from councilgraph.pipeline import build, current_version
from councilgraph.publish.catalogue import catalogue, entry
from councilgraph.publish.explanation import explain
from councilgraph.publish.reports import issue_line, issues_as_json, summarise
from councilgraph.publish.results import FORMATS, render
from councilgraph.serving import serve_command
from councilgraph.store import RDF_FORMATS, Shelf, prefixes, restore
from councilgraph.store.files import replacing
from councilgraph.terminal import Commands, progress_bars

_DUMPS = tuple(name for name in RDF_FORMATS if name != "ntriples")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="councilgraph")
def main() -> None:
    """Read news about UK councils into a graph that can be queried, cited and trusted.

    \b
    Begin with a folder of articles:
      councilgraph build articles/ --store graph
      councilgraph query rated-inadequate-twice --store graph
      councilgraph queries
    """  # noqa: D301 (click takes \b for itself)


@main.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@STORE
@click.option("--published", type=Day(), help="Date for articles that give none (YYYY-MM-DD).")
@KNOWLEDGE
@click.option("--base-iri", default=DEFAULT_BASE, show_default=True, help="Start of all data IRIs.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every issue to this file, one JSON object a line.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="number of processors",
    help="Processes that read articles.",
)
@click.option("--fresh", is_flag=True, help="Forget what the store holds, and start from nothing.")
def build_command(
    sources: tuple[str, ...],
    store: Path,
    published: date | None,
    knowledge: Path | None,
    base_iri: str,
    report: Path | None,
    jobs: int,
    fresh: bool,
) -> None:
    """Read articles into the graph.

    SOURCE is a folder, a file, a pattern such as 'news/*.html', or - for standard input. Text
    pages, HTML and JSON lines are read. Articles that the store holds already stay; one that is
    read again replaces its older self.

    \b
    Examples:
      councilgraph build articles/ 'feeds/*.jsonl' --store graph
      curl -s https://news.example/page | councilgraph build - --store graph
    """  # noqa: D301 (click takes \b for itself)
    if report is not None and not report.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {report.parent}", param_hint="--report")
    begun = time.monotonic()
    with progress_bars() as progress:
        summary = build(
            sources,
            Shelf(store),
            published=published,
            root=knowledge,
            base=base_iri,
            jobs=jobs,
            fresh=fresh,
            progress=progress,
        )
    if report is not None:
        with replacing(report) as file:
            file.write(issues_as_json(summary.issues).encode())
    for line in summarise(
        articles=summary.articles,
        unchanged=summary.unchanged,
        claims=summary.claims,
        quarantined=summary.quarantined,
        issues=summary.issues,
        seconds=time.monotonic() - begun,
        report=str(report) if report else None,
    ):
        click.echo(line, err=True)


@main.command("query")
@click.argument("query", metavar="NAME|FILE.rq|-")
@STORE
@click.option("--param", "params", multiple=True, metavar="K=V", help="Set a parameter of a query.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Of these, turtle and ntriples are for queries that make a graph.",
)
@KNOWLEDGE
def query_command(
    query: str, store: Path, params: tuple[str, ...], form: str, knowledge: Path | None
) -> None:
    """Ask a question of the catalogue by its NAME, or run SPARQL from a file or from - (stdin).

    \b
    Examples:
      councilgraph query rated-inadequate-twice --store graph --format csv
      councilgraph query council-timeline --store graph --param council=E10000034
      echo 'SELECT * { ?s a ?class } LIMIT 5' | councilgraph query - --store graph
    """  # noqa: D301 (click takes \b for itself)
    values = key_values(params)
    with closing(current_version(Shelf(store))) as version:
        results = Answering(version, knowledge).ask(query, values)
        width = shutil.get_terminal_size((100, 24)).columns
        answer = render(results, form, prefixes=prefixes(version.base), width=width)
    sys.stdout.buffer.write(answer)


@main.command("queries")
@click.argument("name", required=False)
@KNOWLEDGE
def queries_command(name: str | None, knowledge: Path | None) -> None:
    """List the questions of the catalogue, or tell all about one of them by its NAME."""
    found = Answering.catalogue(knowledge)
    click.echo(catalogue(found) if name is None else entry(found, name))


@main.command("explain")
@click.argument("article", metavar="ARTICLE-ID|FILE")
@STORE_OF_ARTICLE
@click.option("--published", type=Day(), help="Date for a FILE that gives none (YYYY-MM-DD).")
@KNOWLEDGE
def explain_command(
    article: str, store: Path | None, published: date | None, knowledge: Path | None
) -> None:
    """Show how an article is read: sentence, claim, fact, triples and complaints side by side.

    \b
    Examples:
      councilgraph explain articles/page.html
      councilgraph explain 06e74792cc0ff54e --store graph
    """  # noqa: D301 (click takes \b for itself)
    explained = 0
    for one, bench in articles_to_explain(article, store, published, knowledge):
        if isinstance(one, Issue):
            click.echo(issue_line(one), err=True)
            continue
        explained += 1
        told = (one.article, one.facts, one.quads, one.issues, one.report.results)
        names = prefixes(bench.knowledge.base)
        click.echo(explain(*told, label=bench.knowledge.concepts.label, prefixes=names))
    if not explained:
        raise SourceError(f"{article} holds no article that can be read")


main.add_command(evaluate_command)
main.add_command(calibrate_command)
main.add_command(serve_command)


@main.command("validate")
@STORE
@KNOWLEDGE
def validate_command(store: Path, knowledge: Path | None) -> None:
    """Check the whole graph against the shapes. Exit code 1 if something breaks a rule."""
    with closing(current_version(Shelf(store))) as version:
        bench = set_up(knowledge, version.base)
        names = (n for n in version.graphs() if n != f"{version.base}graph/validation")
        report = validate_store((q for n in names for q in version.quads(n)), bench.shapes)
    for complaint in report.results:
        click.echo(f"{complaint.severity}: {complaint.message} [{complaint.focus}]")
    broken = len(report.violations)
    told = len(report.results) - broken
    if broken:
        raise StoreError(f"{broken} things break a rule of shapes/; mend what is named above")
    click.echo(f"The graph keeps all the rules ({told} remarks).")


@main.command("export")
@STORE
@click.option(
    "--format", "form", type=click.Choice(_DUMPS), required=True, help="The format to write."
)
@click.option("--graph", help="Only this named graph, by its IRI.")
@click.option("--output", required=True, help="A file, or - for standard output.")
def export_command(store: Path, form: str, graph: str | None, output: str) -> None:
    """Write the graph to a file as linked data, such as --format trig --output graph.trig.

    N-Quads and TriG keep the named graphs and can be restored; texts of articles are not in it.
    """
    with closing(current_version(Shelf(store))) as version:
        if output == "-":
            version.dump(form, sys.stdout.buffer, graph)
        else:
            version.dump(form, Path(output), graph)


@main.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@STORE
@click.option("--base-iri", help="Start of all data IRIs, where the file does not tell it.")
def restore_command(file: Path, store: Path, base_iri: str | None) -> None:
    """Put an exported FILE (N-Quads or TriG) back into a store, as a new version.

    For example: councilgraph restore graph.trig --store copy
    """
    with closing(restore(Shelf(store), file, base_iri)) as version:
        click.echo(f"Restored {version.manifest.quads:,} quads into {store}.")


if __name__ == "__main__":
    main()
