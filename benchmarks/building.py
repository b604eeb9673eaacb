"""Measures how fast articles are built, stage by stage, as ratios to two plain baselines.

Run it as `python benchmarks/building.py`; with `--profile` it also names the functions that take
the most time. The baselines are measured in the same run, on the same articles: reading the bare
files, and one regular expression of all names of councils run over the texts. Ratios travel from
machine to machine, seconds do not. Every figure is the best of several rounds.
"""

import cProfile
import pstats
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from councilgraph.bench import Bench, Processed, article_digest, process, set_up
from councilgraph.extract import find_claims
from councilgraph.graph import describe_article, describe_record, validate
from councilgraph.ingest import Source, find_sources, read_source
from councilgraph.link import link_claims
from councilgraph.model.text import Article
from councilgraph.reconcile import facts_about, reconcile, subjects
from councilgraph.store import Shelf, StoredArticle

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
PLAIN_PAGES = 60
WORDS = (
    "the a this their our new old first last local town village market bridge river school team "
    "match player goal garden flower show music band concert ticket weekend visitor shop owner "
    "road traffic driver police witness weather rain storm said won opened closed began ended "
    "welcomed announced raised thanked planned and but while after before with for from near"
).split()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles of one sort; `sources` are where they are read from."""

    name: str
    sources: tuple[Source, ...]


def plain_pages(folder: Path) -> None:
    """Write pages of everyday words that name no council, as long as news usually is."""
    random = Random(1)

    def sentence() -> str:
        words = " ".join(random.choices(WORDS, k=random.randint(9, 22)))
        return words[0].upper() + words[1:] + "."

    for number in range(PLAIN_PAGES):
        paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(9)]
        text = "\n\n".join([f"Page {number} of the week", "Published 3 May 2018", *paragraphs])
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


def best(call: Callable[[], object]) -> float:
    """Return the shortest time of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times)


def measure(corpus: Corpus, bench: Bench) -> dict[str, float]:
    """Return the seconds that each stage takes for the whole corpus, baselines first."""
    knowledge = bench.knowledge
    label = knowledge.concepts.label
    articles = [read_article(source) for source in corpus.sources]
    done = [process(article, bench) for article in articles]
    names = {n for a in knowledge.register.authorities.values() for n in a.names}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), reverse=True)) + r")\b")
    files = sorted({source.path for source in corpus.sources})
    return {
        "bare reading": best(lambda: [Path(file).read_bytes() for file in files]),
        "names by re": best(lambda: [pattern.findall(article.text) for article in articles]),
        "ingest": best(lambda: [read_article(source) for source in corpus.sources]),
        "extract": best(lambda: [find_claims(a, bench.gazetteer) for a in articles]),
        "link": best(lambda: [link_claims(d.article, d.claims, knowledge) for d in done]),
        "describe": best(
            lambda: [
                tuple(describe_article(d.article, d.facts, knowledge.base, label)) for d in done
            ]
        ),
        "validate": best(lambda: [validate(d.quads, bench.shapes, bench.context) for d in done]),
        "reconcile": best(lambda: make_record(done, bench)),
        "load": best(lambda: load(done, bench)) - best(lambda: load([], bench)),
    }


def read_article(source: Source) -> Article:
    """Read one article, which must be readable."""
    article = read_source(source)
    assert isinstance(article, Article), article
    return article


def make_record(done: list[Processed], bench: Bench) -> None:
    """Reconcile and describe the record, one council or organisation at a time."""
    knowledge = bench.knowledge
    for subject in sorted({subject for d in done for subject in subjects(d.facts)}):
        record = reconcile((facts_about(d.facts, subject) for d in done), knowledge.concepts)
        set(describe_record(record, knowledge.base, knowledge.concepts.label))


def load(done: list[Processed], bench: Bench) -> None:
    """Put articles and their quads into a new version on disk, and publish it."""
    base = bench.knowledge.base
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder) / "store")
        with shelf.stage(base) as staging:
            for one in done:
                digest = article_digest(one.article, bench.fingerprint)
                staging.articles.put(
                    StoredArticle(article=one.article, facts=one.facts, digest=digest)
                )
                staging.replace_graph(f"{base}graph/article/{one.article.id}", one.quads)
            shelf.publish(staging).close()


def show(corpora: list[Corpus], measured: list[dict[str, float]]) -> None:
    """Print a table: milliseconds an article, articles a second, ratios to both baselines."""
    for corpus, times in zip(corpora, measured, strict=True):
        count = len(corpus.sources)
        stages = {k: v for k, v in times.items() if k not in ("bare reading", "names by re")}
        rows = {**times, "all stages": sum(stages.values())}
        print(f"\n{count} {corpus.name} articles")
        print(
            f"{'stage':<13}{'ms each':>9}{'each s':>9}{'x reading':>11}{'x names':>9}{'share':>7}"
        )
        for stage, seconds in rows.items():
            share = f"{seconds / rows['all stages']:>7.0%}" if stage in stages else ""
            print(
                f"{stage:<13}{seconds / count * 1e3:>9.2f}{count / max(seconds, 1e-9):>9,.0f}"
                f"{seconds / times['bare reading']:>11,.1f}"
                f"{seconds / times['names by re']:>9,.2f}{share}"
            )


def profile(corpora: list[Corpus], bench: Bench) -> None:
    """Print the functions that take the most time, what they call not counted."""
    for corpus in corpora:
        articles = [read_article(source) for source in corpus.sources]
        profiler = cProfile.Profile()
        profiler.enable()
        for article in articles:
            process(article, bench)
        profiler.disable()
        print(f"\n{corpus.name} articles, by time in the function itself")
        pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(12)


def main() -> None:
    """Print the figures."""
    start = perf_counter()
    bench = set_up()
    print(f"knowledge loaded and compiled in {perf_counter() - start:.2f} s, once per process")
    with TemporaryDirectory() as folder:
        plain_pages(Path(folder))
        corpora = [
            Corpus("relevant", find_sources([ROOT / "data" / "articles"]).sources),
            Corpus("irrelevant", find_sources([folder]).sources),
        ]
        show(corpora, [measure(corpus, bench) for corpus in corpora])
        if "--profile" in sys.argv[1:]:
            profile(corpora, bench)


if __name__ == "__main__":
    main()
