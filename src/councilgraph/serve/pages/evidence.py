"""Evidence as readers see it: the paragraph of an article, and in it the words that count.

Which claims are asked for is left to the pages. Where the text of an article is not stored, what
the graph keeps around the words stands for the paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.marking import Piece, marked
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
class Window:
    """A part of a text that is shown: `text` begins at the character `start` of the whole.

    `cut` tells whether it begins and whether it ends amid a paragraph.
    """

    start: int
    text: str
    cut: tuple[bool, bool] = (False, False)

    @property
    def end(self) -> int:
        """Return where it ends in the whole."""
        return self.start + len(self.text)

    def overlaps(self, later: "Window") -> bool:
        """Tell whether a later one begins within this, and both have the same words there."""
        inside = self.text[later.start - self.start :]
        return later.start < self.end and later.text.startswith(inside[: len(later.text)])

    def joined(self, later: "Window") -> "Window":
        """Return this and a later one that overlaps it as one."""
        if later.end <= self.end:
            return self
        text = self.text + later.text[self.end - later.start :]
        return Window(start=self.start, text=text, cut=(self.cut[0], later.cut[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of an article that show a claim, in their paragraph.

    `claim` may be a statement. `start` and `end` are the place of the words in the article's text;
    `placed` tells that they were found there, and not taken from what the graph keeps.
    """

    claim: str
    window: Window
    start: int
    end: int
    placed: bool
    confidence: str
    source: Source

    @property
    def words(self) -> str:
        """Return the words."""
        return self.window.text[self.start - self.window.start : self.end - self.window.start]

    @property
    def percentage(self) -> int | None:
        """Return the confidence in hundredths."""
        return round(float(self.confidence) * 100) if self.confidence else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Paragraphs of one article, with the words of one or more quotations marked.

    `quotations` are ordered by how sure they are, the surest first.
    """

    paragraphs: tuple[tuple[Piece, ...], ...]
    cut: tuple[bool, bool]
    quotations: tuple[Quotation, ...]
    source: Source


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


def paragraph(text: str, start: int, end: int) -> Window:
    r"""Return the paragraph around a place; one that goes on for long is cut at a word.

    Paragraphs are parted by a blank line. A place may reach over several.

    >>> paragraph("One.\n\nTwo is told. Three.\n\nFour.", 6, 18)
    Window(start=6, text='Two is told. Three.', cut=(False, False))
    """
    above, below = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    first = above + 2 if above >= 0 else 0
    last = below if below >= 0 else len(text)
    cut = (start - first > _ASIDE, last - end > _ASIDE)
    if cut[0]:
        first = start - _ASIDE + 1 + text[start - _ASIDE : start].find(" ")
    if cut[1]:
        last = end + max(0, text[end : end + _ASIDE].rfind(" "))
    return Window(start=first, text=text[first:last], cut=cut)


def kept(prefix: str, exact: str, suffix: str, start: int) -> Window:
    r"""Return words that begin at `start` with what the graph keeps around them.

    What is kept was cut at a number of characters, so it is shown from whole word to whole word,
    and only of the paragraph.

    >>> kept("n\n\nThe borough, whi", "ch fell", " last year. It w", 20)
    Window(start=4, text='The borough, which fell last year. It', cut=(False, True))
    """
    _, parted, before = prefix.rpartition("\n\n")
    after, ended, _ = suffix.partition("\n\n")
    cut = (not parted and " " in before, not ended and " " in after)
    if cut[0]:
        before = before.partition(" ")[2]
    if cut[1]:
        after = after.rpartition(" ")[0]
    return Window(start=start - len(before), text=before + exact + after, cut=cut)


def quotation_of(row: Row, text: str | None) -> Quotation:
    """Make a quotation of a row of `things-evidence`; `text` is the article's, where it is stored.

    A place where the words do not stand in the text is not trusted: then `text` is not used.
    """
    exact = text_of(row, "exact")
    told = text_of(row, "start")
    start = int(told) if told.isdecimal() else 0
    placed = bool(text and exact) and text is not None and text.startswith(exact, start)
    if placed and text is not None:
        window = paragraph(text, start, start + len(exact))
    else:
        window = kept(text_of(row, "prefix"), exact, text_of(row, "suffix"), start)
    return Quotation(
        claim=text_of(row, "claim"),
        window=window,
        start=start,
        end=start + len(exact),
        placed=placed,
        confidence=text_of(row, "confidence"),
        source=source_of(row),
    )


def passages(quotations: Sequence[Quotation]) -> tuple[Passage, ...]:
    """Put quotations whose paragraphs overlap into one passage each, in the order of the texts.

    Nothing is read twice by a reader, and nothing is left out.
    """
    groups: list[tuple[Window, list[Quotation]]] = []
    order = {key: n for n, key in enumerate(dict.fromkeys(q.source.article for q in quotations))}
    for each in sorted(
        quotations, key=lambda q: (order[q.source.article], not q.placed, q.window.start, q.claim)
    ):
        window, those = groups[-1] if groups else (each.window, [])
        same = bool(those) and those[-1].source.article == each.source.article
        if same and those[-1].placed == each.placed and window.overlaps(each.window):
            groups[-1] = (window.joined(each.window), [*those, each])
        else:
            groups.append((each.window, [each]))
    return tuple(_passage(window, those) for window, those in groups)


def _passage(window: Window, quotations: list[Quotation]) -> Passage:
    begin = window.start
    places: list[tuple[int, int, int]] = []
    # Marks that touch become one, since readers need not see where one claim's words end.
    for start, end in sorted((each.start - begin, each.end - begin) for each in quotations):
        if places and start <= places[-1][1]:
            start, end = places[-1][0], max(end, places.pop()[1])
        places.append((start, end, 0))
    return Passage(
        paragraphs=marked(window.text, places),
        cut=window.cut,
        quotations=tuple(sorted(quotations, key=lambda q: -(q.percentage or 0))),
        source=quotations[0].source,
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
    """Ask for the evidence of entries, claims, statements, authorities, officials or articles.

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
