"""What stands above an article: headline, byline, date line, masthead.

Looks only at the blocks before the body, and at the short ones among its first two paragraphs: a
date or a name further down is somebody else's. The names in a byline are for `ingest.bylines`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from councilgraph.ingest.blocks import Block, Kind
from councilgraph.ingest.body import Body, Role
from councilgraph.ingest.bylines import (
    NAME_WORD,
    bare_line,
    find_bylines,
    names_writer,
    opens_byline,
)
from councilgraph.ingest.dates import (
    DateLine,
    parse_date,
    read_changed,
    read_dateline,
    read_opening,
    read_yearless,
    starts_with_label,
)

_PARTED = re.compile(r"\s*[|·•]\s*|\.\s+")
_YEAR = re.compile(r"(?<![\d£,.-])(?:19|20)\d\d(?![\d,.]\d|%)\b")
_LABEL_WORDS = 4
_ROW = 2
_LONGEST_LINE = 90
_CREDIT = re.compile(
    r"^(?:an? )?(?:(?:press|news|media|written|joint|oral|ministerial) )?"
    r"(?:statement|release|letter|speech|opinion|notice|answer)\b(?: by\b| from\b|,|$)",
    re.I,
)
_TITLES_INSIDE = frozenset({Role.PLAIN, Role.QUESTION})
_TITLES = _TITLES_INSIDE | {Role.LISTED, Role.SPEECH}
_MASTHEAD = re.compile(
    rf"^(?:The\s+)?(?:{NAME_WORD}|&|and|of|the|on|for)(?:\s+(?:{NAME_WORD}|&|and|of|the|on|for)){{1,5}}$"
)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?P<name>[^.|,\d]{4,50}?)\s*(?:\d{4}|[.|,]|$)", re.I
)

UNDER = 3  # blocks below the body in which an imprint may stand
LONGEST = 160  # characters of a headline that is a whole sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was read above a body. `start` is where the text after the headline begins."""

    headline: str | None
    published: date | None
    authors: tuple[str, ...]
    publisher: str | None
    start: int
    taken: frozenset[int]


def read_head(blocks: Sequence[Block], body: Body, known: str | None) -> Head:
    """Read headline, byline, date line and masthead above a body.

    `known` is the headline by the page's metadata or a sidecar: a block that says the same is the
    headline, in the page's own characters.
    """
    zone = range(_zone_end(blocks, body))
    datelines = {
        i: line
        for i in zone
        if not _is_of_a_table(blocks, i) and (line := _dateline(blocks[i], body.roles[i]))
    }
    bylines = find_bylines(blocks, body, zone, datelines)
    captions = frozenset(_captions(blocks, zone))
    # "A. Writer writes" is a sentence with a subject, and stays in the text as one.
    signed = frozenset(i for i in bylines if re.search(r"\bwrites\b", blocks[i].text))
    taken = frozenset(datelines) | frozenset(bylines) | captions
    title = _headline(blocks, body, taken, known)
    publisher = _publisher(blocks, body, title)
    start = body.start if title is None else min(body.start, title + 1)
    if title is not None and body.start <= title < body.end:
        start = title + 1
    return Head(
        headline=blocks[title].text if title is not None else None,
        published=_published(datelines, bylines, title)
        or _imprint(blocks, body)
        or _yearless(blocks, body, zone)
        or _opening(blocks, body)
        or _last_resort(blocks, zone),
        authors=next((names for names in bylines.values() if publisher not in names), ()),
        publisher=publisher,
        start=start,
        taken=(taken - signed) | ({title} if title is not None else set()),
    )


def _yearless(blocks: Sequence[Block], body: Body, zone: range) -> date | None:
    """Return the day that a line above the text tells with its weekday, without the year."""
    text = " ".join(blocks[i].text for i in range(body.start, body.end))
    years = {int(year) for year in _YEAR.findall(text)}
    days = (read_yearless(blocks[i].text, years) for i in zone)
    return next((day for day in days if day is not None), None)


def _opening(blocks: Sequence[Block], body: Body) -> date | None:
    """Return the day of a dateline that the first paragraph begins with."""
    prose = (i for i in range(body.start, body.end) if body.roles[i] is Role.PROSE)
    first = next(prose, None)
    return read_opening(blocks[first].text) if first is not None else None


def _last_resort(blocks: Sequence[Block], zone: range) -> date | None:
    """Return the day of a change, or beside a few other words: "Council news, 3 May 2024"."""
    lines = (i for i in zone if len(blocks[i].text) <= _LONGEST_LINE)
    days = (
        read_changed(blocks[i].text)
        or (None if _is_of_a_table(blocks, i) else _beside_few_words(blocks[i].text))
        for i in lines
    )
    return next((day for day in days if day is not None), None)


def _beside_few_words(text: str) -> date | None:
    """Return the day that a line begins with, or ends with behind a comma.

    "Report published, 3 May" tells the report's date, not the page's.
    """
    line = read_dateline(text)
    if line is None or line.labelled or ": " in text:
        return None
    beside = parse_date(text) is not None or parse_date(text.rpartition(", ")[2]) is not None
    return line.published if beside and len(bare_line(line.rest).split()) <= _LABEL_WORDS else None


def _zone_end(blocks: Sequence[Block], body: Body) -> int:
    """Return the index before which head lines may stand: the body's second paragraph."""
    prose = [i for i in range(body.start, body.end) if body.roles[i] is Role.PROSE]
    return prose[1] if len(prose) > 1 else body.end if not prose else prose[0] + 1


def _dateline(block: Block, role: Role) -> DateLine | None:
    """Read a date line: nothing but a date, a label, names and page furniture."""
    long = role is Role.PROSE and len(block.text) > _LONGEST_LINE
    if long or role is Role.SECTION or block.kind is Kind.HEADING or block.linked > 0.5:
        return None
    line = read_dateline(block.text)
    if line is None:
        timed = block.dated if block.hint is not None or opens_byline(block.text) else None
        return DateLine(published=timed, labelled=True, rest="") if timed else None
    rest = bare_line(line.rest)
    if line.labelled and rest and not starts_with_label(block.bare) and not opens_byline(rest):
        return None  # "Report published 3 May": the report's date, not the page's
    if not rest:
        return line
    if role is Role.PROSE and not opens_byline(rest):
        return None
    named = names_writer(rest) or _MASTHEAD.match(rest)
    return line if named or _is_row_of_labels(rest) or _is_labelled(block.text, rest) else None


def _is_of_a_table(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a line is one of several rows; a single one only lays out what is above."""
    beside = blocks[max(0, i - 1) : i + 2]
    return blocks[i].kind is Kind.ROW and sum(block.kind is Kind.ROW for block in beside) > 1


def _is_row_of_labels(rest: str) -> bool:
    """Tell whether the words around a date are a few short labels set apart by bars or stops."""
    parts = [bare_line(part) for part in _PARTED.split(rest)]
    return (
        len(parts) > 1 and any(parts) and all(len(part.split()) <= _LABEL_WORDS for part in parts)
    )


def _is_labelled(line: str, rest: str) -> bool:
    """Tell whether a line is a date and, set apart by a bar, a short label."""
    parts = line.split("|")
    # "News | Schools | 3 May 2024" is a row of labels; "Visit | 3 May 2024" may be anything.
    ends = parts[:1] if len(parts) > 1 else []
    ends += parts[-1:] if len(parts) > _ROW else []
    alone = any((end := read_dateline(part)) is not None and not end.rest for part in ends)
    return alone and len(rest.split()) <= _LABEL_WORDS


def _captions(blocks: Sequence[Block], zone: range) -> Iterator[int]:
    """Yield short lines that stand twice, one after the other: a picture's text and its caption."""
    for i in zone:
        for j in (i + 1, i + 2):
            if j < len(blocks) and blocks[i].text == blocks[j].text and len(blocks[i].text) < 120:
                yield from (i, j)
        if i and blocks[i - 1].text.startswith("[") and blocks[i].text in blocks[i - 1].text:
            yield i


def _headline(
    blocks: Sequence[Block], body: Body, taken: frozenset[int], known: str | None
) -> int | None:
    """Choose the block that is the headline, or None."""
    prose = (i for i in range(body.start, body.end) if body.roles[i] in (Role.PROSE, Role.LISTED))
    first = next(prose, body.end)
    if first + 1 in taken and first < body.end and len(blocks[first].text) < LONGEST:
        return first  # it reads as a sentence, but a byline or a date stands under it
    free = [
        i
        for i in range(first)
        if i not in taken
        and body.roles[i] in (_TITLES if i < body.start else _TITLES_INSIDE)
        and not _CREDIT.match(blocks[i].text)
    ]
    if known:
        same = [i for i in free if _key(blocks[i].text) == _key(known)]
        if same:
            return same[0]
    headings = [i for i in free if blocks[i].kind is Kind.HEADING]
    if headings:
        return min(headings, key=lambda i: (blocks[i].level, i))
    if not free:
        return None
    chosen = max(free, key=lambda i: (_weight(blocks, i, taken, body), -i))
    longer = blocks[chosen].text
    shorter = chosen - 1
    return shorter if shorter in free and longer.startswith(blocks[shorter].text) else chosen


def _weight(blocks: Sequence[Block], i: int, taken: frozenset[int], body: Body) -> float:
    """Weigh a line as a headline: its words, and whether it stands alone."""
    mates = [
        j
        for j in range(max(0, i - 8), min(len(blocks), i + 9))
        if j != i
        and j not in taken
        and blocks[j].group == blocks[i].group
        and body.roles[j] is not Role.FURNITURE
    ]
    words = len(blocks[i].text.split())
    if words < 2 or words > 35:
        return -1.0
    return min(words, 12) + (0 if mates else 3)


def _key(text: str) -> str:
    """Fold a headline for comparing: letters and digits only.

    >>> _key("‘Too slow’: a verdict") == _key("'Too slow' - a verdict")
    True
    """
    return re.sub(r"\W+", "", text).casefold()


def _published(
    datelines: dict[int, DateLine], bylines: dict[int, tuple[str, ...]], title: int | None
) -> date | None:
    """Choose among date lines: a labelled one, one with a byline, the one nearest the headline."""
    if not datelines:
        return None
    place = title or 0
    best = min(
        datelines,
        key=lambda i: (not datelines[i].labelled, i not in bylines, i < place, abs(i - place)),
    )
    return datelines[best].published


def _imprint(blocks: Sequence[Block], body: Body) -> date | None:
    """Read a date of publication printed right under the body, as official pages do.

    Only a line that begins with such a word and holds nothing else will do.
    """
    for i in range(body.end, min(body.end + UNDER, body.cut)):
        line = read_dateline(blocks[i].text) if body.roles[i] is not Role.SECTION else None
        if line and line.labelled and starts_with_label(blocks[i].text) and not line.rest:
            return line.published
    return None


def _publisher(blocks: Sequence[Block], body: Body, title: int | None) -> str | None:
    """Read the masthead, or the owner in a copyright line; None unless it is clear."""
    for i in range(title if title is not None else 0):
        if body.roles[i] in (Role.FURNITURE, Role.SECTION) and " | " not in blocks[i].text:
            continue
        name = re.split(r"\s+[|·]\s+|:\s|\s{2,}", blocks[i].text)[0].strip()
        follows = blocks[i + 1].group == blocks[i].group or name != blocks[i].text
        if _MASTHEAD.match(name) and follows and read_dateline(blocks[i].text) is None:
            return name
        if body.roles[i] is Role.PLAIN:
            break
    for block in blocks[body.end :]:
        owner = _OWNER.search(block.text) if len(block.text) < 200 else None
        if owner and _MASTHEAD.match(owner["name"].strip()):
            return owner["name"].strip()
    return None
