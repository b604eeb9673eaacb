"""An answer as a table that people can read: each value in a cell of its kind.

Long evidence becomes quotations, each linked to its article; councils and IRIs link to their
pages. What is asked is left to `pages.questions`; how it looks to `answer.html`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal

from councilgraph.knowledge.parameters import XSD
from councilgraph.knowledge.queries import Query
from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.wording import date_words, url_for_iri
from councilgraph.serve.site import Graph, Row, Term

SHOWN = 500
"""How many rows a page shows; the others are in the files."""

_EVIDENCE = re.compile(r"(?:\w+_)?evidence")
_PARTED = " ¶ "
_QUOTE = re.compile(
    r"(?:“(?P<words>.*)” – |(?P<bare>.*?))(?P<headline>.*) \((?P<date>undated|[\d-]+)\)", re.S
)
_HEADLINES = re.compile(r".+? \((?:undated|\d{4}-\d{2}-\d{2}[^)]*)\)(?=; |$)")
_NUMBERS = ("integer", "decimal", "double")
_DATES = ("date", "gYearMonth", "gYear", "dateTime")
_LONG = 90
_CODES = {"gss": "GSS", "url": "URL"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article; `headline`, `date` and `href` as far as they are known."""

    words: str
    headline: str = ""
    date: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value.

    `kind` is text, words, said, number, date, grade, link, original, truth or quotes.
    """

    kind: str = "text"
    text: str = ""
    href: str = ""
    rank: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the answer: its name, a heading, and what it means."""

    name: str
    heading: str
    meaning: str

    @property
    def is_evidence(self) -> bool:
        """Tell whether the column holds the words that show the row."""
        return _EVIDENCE.fullmatch(self.name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: its cells, and its evidence, which is shown when it is asked for."""

    cells: tuple[Cell, ...]
    evidence: tuple[tuple[Column, Cell], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to be shown; `total` counts the rows also where not all of them are here."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: int
    ranks: Mapping[str, str] = field(default_factory=dict)


async def ranks_of(graph: Graph) -> dict[str, str]:
    """Return the place of each grade, by its label, from "0" (best) to "1" (worst)."""
    rows = await ask(graph, "grade-ranks")
    return {text_of(row, "label"): text_of(row, "rank") for row in rows}


async def answer_of(
    graph: Graph, query: Query, rows: Sequence[Row], authorities: Mapping[str, str]
) -> Answer:
    """Return the answer to a question of the catalogue, ready to be shown.

    `authorities` are IRIs by names that stand for one authority alone; such names become links.
    """
    columns = tuple(
        Column(name=name, heading=_heading(name), meaning=meaning)
        for name, meaning in query.columns
    )
    shown = rows[:SHOWN]
    ranks = await ranks_of(graph)
    places = await _places(graph, columns, shown)
    maker = _Maker(base=graph.version.base, ranks=ranks, places=places, authorities=authorities)
    return Answer(
        columns=tuple(column for column in columns if not column.is_evidence),
        lines=tuple(maker.line(columns, row) for row in shown),
        total=len(rows),
        ranks=ranks,
    )


def _heading(name: str) -> str:
    """Return a column's name as a heading.

    >>> _heading("gss"), _heading("from_date")
    ('GSS', 'From date')
    """
    words = [_CODES.get(word, word) for word in name.split("_")]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


async def _places(
    graph: Graph, columns: Iterable[Column], rows: Iterable[Row]
) -> dict[tuple[str, str], str]:
    """Return the pages of the articles that quotations name by headline and date.

    Where two articles share both, a link could be to the wrong one, so there is none.
    """
    named = [column.name for column in columns if column.is_evidence or column.name == "articles"]
    texts = [text_of(row, name) for row in rows for name in named]
    headlines = sorted({quote.headline for text in texts for quote in _quotes(text)} - {""})
    if not headlines:
        return {}
    found = await ask(
        graph, "articles-by-headline", {"headline": [Literal(each) for each in headlines]}
    )
    places: dict[tuple[str, str], set[str]] = {}
    for row in found:
        key = (text_of(row, "headline"), text_of(row, "published") or "undated")
        places.setdefault(key, set()).add(text_of(row, "article"))
    base = graph.version.base
    return {
        key: url_for_iri(next(iter(iris)), base) for key, iris in places.items() if len(iris) == 1
    }


def _quotes(text: str) -> list[Quote]:
    """Read quotations as the catalogue writes them, and lists of headlines.

    >>> _quotes("“So it is.” – A headline (2020-01-28) ¶ “And so.” – Another (undated)")[1].headline
    'Another'
    >>> [quote.headline for quote in _quotes("One; or two (2020-01-28); Three (undated)")]
    ['One; or two', 'Three']
    """
    if not text.startswith("“"):
        listed = _HEADLINES.findall(text)
        parts = [part.removeprefix("; ") for part in listed]
    else:
        parts = text.split(_PARTED)
    quotes = []
    for part in parts:
        match = _QUOTE.fullmatch(part)
        if match is None:
            quotes.append(Quote(words=part))
        else:
            quotes.append(
                Quote(words=match["words"] or "", headline=match["headline"], date=match["date"])
            )
    return quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes cells; `places` are the pages of articles by headline and date."""

    base: str
    ranks: Mapping[str, str]
    places: Mapping[tuple[str, str], str]
    authorities: Mapping[str, str]

    def line(self, columns: Iterable[Column], row: Row) -> Line:
        cells = [(column, self._cell(column, row)) for column in columns]
        return Line(
            cells=tuple(cell for column, cell in cells if not column.is_evidence),
            evidence=tuple((c, cell) for c, cell in cells if c.is_evidence and cell.quotes),
        )

    def _cell(self, column: Column, row: Row) -> Cell:
        term = row.get(column.name)
        if term is None or not term.value:
            return Cell()
        if term.kind == "uri":
            return self._link(column, term)
        if column.is_evidence or column.name == "articles":
            quotes = self._placed(term.value)
            if quotes:
                return Cell(kind="quotes", text=term.value, quotes=quotes)
        code = text_of(row, f"{column.name}_gss") or (
            text_of(row, "gss") if column.name == "council" else ""
        )
        iri = f"{self.base}id/authority/{code}" if code else self.authorities.get(term.value, "")
        if iri:
            return Cell(kind="link", text=term.value, href=url_for_iri(iri, self.base))
        return self._plain(column, term)

    def _plain(self, column: Column, term: Term) -> Cell:
        kind = (term.datatype or "").removeprefix(XSD)
        if kind in _NUMBERS:
            return Cell(kind="number", text=_grouped(term.value))
        if kind in _DATES or re.fullmatch(r"\d{4}-\d{2}-\d{2}", term.value):
            return Cell(kind="date", text=date_words(term.value), href=term.value)
        if kind == "boolean":
            return Cell(kind="truth", text="yes" if term.value == "true" else "no")
        if column.name == "text":
            return Cell(kind="said", text=term.value)
        if column.name.endswith("grade"):
            return Cell(kind="grade", text=term.value, rank=self.ranks.get(term.value))
        if term.value.startswith(("https://", "http://")) and " " not in term.value:
            return Cell(kind="original", text=_host(term.value), href=term.value)
        return Cell(kind="words" if len(term.value) > _LONG else "text", text=term.value)

    def _link(self, column: Column, term: Term) -> Cell:
        href = url_for_iri(term.value, self.base)
        if not term.value.startswith(self.base):
            return Cell(kind="original", text=_host(term.value), href=href)
        kind, _, key = term.value.removeprefix(self.base).removeprefix("id/").rpartition("/")
        return Cell(kind="link", text=f"{kind} {key[:6]}".strip(), href=href)

    def _placed(self, text: str) -> tuple[Quote, ...]:
        return tuple(
            Quote(
                words=quote.words,
                headline=quote.headline,
                date=quote.date,
                href=self.places.get((quote.headline, quote.date), ""),
            )
            for quote in _quotes(text)
        )


def _grouped(number: str) -> str:
    """Return a number with its thousands apart; years and other short ones as they are.

    >>> _grouped("7500000.00"), _grouped("2016")
    ('7,500,000.00', '2016')
    """
    whole, dot, rest = number.partition(".")
    return (f"{int(whole):,}" if whole.isdecimal() and len(whole) > 4 else whole) + dot + rest


def _host(iri: str) -> str:
    """Return where an IRI leads, in few words.

    >>> _host("https://www.example.org/news/2020/a-long-story")
    'example.org'
    """
    match = re.match(r"https?://(?:www\.)?([^/?#]+)", iri)
    return match[1] if match else iri
