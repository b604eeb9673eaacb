"""Evidence as readers see it: the paragraph of an article, and in it the words that count.

Which claims are asked for is left to the pages. Where the text of an article is not stored, what
the graph keeps around the words stands for the paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.subject import outside
from councilgraph.serve.site import Graph, Row

_ASIDE = 600  # characters shown on either side, of a paragraph that never ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article, as a source line tells it. `url` is "" where there is none to send readers to."""

    article: str
    headline: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of an article that show a claim, in their paragraph.

    `claim` may be a statement. `start` and `end` are its place in the stored text, or None.
    """

    claim: str
    before: str
    marked: str
    after: str
    confidence: str
    source: Source
    start: int | None = None
    end: int | None = None

    @property
    def percentage(self) -> int | None:
        """Return the confidence in hundredths."""
        return round(float(self.confidence) * 100) if self.confidence else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Quotations by the entry of the record that they support, in order of publication.

    `all` has each once, in the same order.
    """

    all: tuple[Quotation, ...]
    by_entry: Mapping[str, tuple[Quotation, ...]]

    def of(self, entry: str) -> tuple[Quotation, ...]:
        """Return the quotations for one entry."""
        return self.by_entry.get(entry, ())

    def claim(self, iri: str) -> Quotation | None:
        """Return the quotation of one claim."""
        return next((each for each in self.all if each.claim == iri), None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the articles, each once."""
        return tuple({each.source.article: each.source for each in self.all}.values())


def in_paragraph(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the paragraph around a place: what stands before it, its words, what stands after.

    Paragraphs are parted by a blank line; one that goes on for long is cut at a word, with an
    ellipsis.

    >>> in_paragraph("One.\\n\\nTwo is told. Three.\\n\\nFour.", 6, 18)
    ('', 'Two is told.', ' Three.')
    """
    first = text.rfind("\n\n", 0, start)
    last = text.find("\n\n", end)
    before = text[first + 2 if first >= 0 else 0 : start]
    after = text[end : last if last >= 0 else len(text)]
    if len(before) > _ASIDE:
        before = "…" + before[-_ASIDE:].partition(" ")[2]
    if len(after) > _ASIDE:
        after = after[:_ASIDE].rpartition(" ")[0] + "…"
    return before.lstrip(), text[start:end], after.rstrip()


def trimmed(prefix: str, exact: str, suffix: str) -> tuple[str, str, str]:
    """Return words with what the graph keeps around them, from whole word to whole word.

    >>> trimmed("n\\n\\nThe borough, whi", "ch fell", " last year. It w")
    ('The borough, whi', 'ch fell', ' last year. It…')
    """
    before = prefix.rpartition("\n\n")[2]
    cut = "\n\n" not in prefix and len(before.split(" ")) > 1
    before = "…" + before.partition(" ")[2] if cut else before
    after = suffix.partition("\n\n")[0]
    if after == suffix and " " in after.strip():
        after = after.rpartition(" ")[0] + "…"
    return before, exact, after


def quotation_of(row: Row, text: str | None) -> Quotation:
    """Make a quotation of a row of `things-evidence`; `text` is the article's, where it is stored.

    A place where the words do not stand in the text is not trusted: then `text` is not used.
    """
    exact = text_of(row, "exact")
    start, end = text_of(row, "start"), text_of(row, "end")
    placed = start.isdecimal() and end.isdecimal() and text is not None
    first, last = (int(start), int(end)) if placed else (0, 0)
    found = text is not None and placed and exact != "" and text[first:last] == exact
    before, marked, after = (
        in_paragraph(text, first, last)
        if found and text is not None
        else trimmed(text_of(row, "prefix"), exact, text_of(row, "suffix"))
    )
    return Quotation(
        claim=text_of(row, "claim"),
        before=before,
        marked=marked,
        after=after,
        confidence=text_of(row, "confidence"),
        source=source_of(row),
        start=first if found else None,
        end=last if found else None,
    )


def source_of(row: Row) -> Source:
    """Make the source line of a row that tells of an article."""
    return Source(
        article=text_of(row, "article"),
        headline=text_of(row, "headline") or "An article without a headline",
        publisher=text_of(row, "publisher"),
        published=text_of(row, "published"),
        url=outside(text_of(row, "url")),
    )


def gathered(rows: Iterable[Row], texts: Mapping[str, str]) -> Evidence:
    """Group rows of `things-evidence` by entry; `texts` are stored texts by the article's IRI."""
    quoted: dict[str, Quotation] = {}
    by_entry: dict[str, dict[str, Quotation]] = defaultdict(dict)
    for row in rows:
        claim = text_of(row, "claim")
        if claim not in quoted:
            quoted[claim] = quotation_of(row, texts.get(text_of(row, "article")))
        by_entry[text_of(row, "entry")][claim] = quoted[claim]
    return Evidence(
        all=tuple(quoted.values()),
        by_entry={entry: tuple(found.values()) for entry, found in by_entry.items()},
    )


async def evidence_of(graph: Graph, *things: str, paragraphs: bool = True) -> Evidence:
    """Ask for the evidence of things: entries, claims, statements, authorities, officials, articles.

    Without `paragraphs` the stored texts are not read, and the words come with a few around them.
    """
    rows = await ask(graph, "things-evidence", {"thing": [NamedNode(iri) for iri in things]})
    return gathered(rows, _texts(graph, rows) if paragraphs else {})


def _texts(graph: Graph, rows: Iterable[Row]) -> dict[str, str]:
    """Return the stored texts of the articles in rows, by IRI."""
    found = {}
    for article in {text_of(row, "article") for row in rows} - {""}:
        stored = graph.version.article(article.rpartition("/")[2])
        if stored is not None:
            found[article] = stored.text
    return found
