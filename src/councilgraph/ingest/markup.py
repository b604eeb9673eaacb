"""HTML to blocks and metadata; a broken page is read as far as it goes.

Takes away what the markup itself marks as furniture. What remains is judged by `body`, with the
same scorer as plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from councilgraph.ingest.blocks import Block, Hint, Kind, fold
from councilgraph.ingest.boilerplate import Furniture
from councilgraph.ingest.dates import parse_date
from councilgraph.ingest.linked import page_metadata
from councilgraph.ingest.metadata import Metadata
from councilgraph.model.errors import SourceError

DEEPEST = 5_000
"""Elements nested deeper than this are no article, and cost the parser minutes."""

MOST_ATTRIBUTES = 1_000
"""The most attributes of an element; the parser's time grows with their square."""

FEWEST_PARAGRAPHS = 2
"""A page with fewer sentences than this is read again without heed to class and id."""

_CONTAINERS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form header hgroup h1 h2 h3 h4 h5 h6 hr legend li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_CONTAINERS.split())
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe", "button", "select"]
_UNREAD += ["option", "textarea", "object", "canvas", "math", "audio", "video", "map"]
_NESTING = re.compile(r"<(/?)(?:div|section|article|ul|ol|table|blockquote|form|dl)\b", re.I)
_LONG_TAG = re.compile(r"<[a-z][^<>]{8000,}+", re.I)
_SECRET = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST = 0.5
_BESIDE_TIME = 5  # words of a label and a name
_PATIENCE = 20  # times the page's length that are measured; then names are no longer heeded
_CELL = 300  # characters; a longer cell belongs to a table that only lays out the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's blocks in reading order, and what its head says."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    masthead: str | None = None


def read_page(text: str, furniture: Furniture, where: str) -> Page:
    """Read an HTML page. Raises SourceError only if it is nested beyond DEEPEST."""
    _check_shape(text, where)
    tree = LexborHTMLParser(text)
    metadata = page_metadata(tree)
    tree.strip_tags(_UNREAD)
    if tree.body is None:
        return Page(blocks=(), metadata=metadata)
    reader = _Reader(tree.body, furniture)
    reader.read(tree.body)
    if reader.paragraphs < FEWEST_PARAGRAPHS:
        # The names must have misled: what they mark may be the article itself.
        unnamed = _Reader(tree.body, replace(furniture, words=frozenset()))
        unnamed.read(tree.body)
        reader = unnamed if unnamed.paragraphs > reader.paragraphs else reader
    return Page(blocks=tuple(reader.blocks), metadata=metadata, masthead=reader.masthead)


def _check_shape(text: str, where: str) -> None:
    """Refuse what costs the parser time out of all proportion, before it begins."""
    for tag in _LONG_TAG.finditer(text):
        if tag.group().count("=") > MOST_ATTRIBUTES:
            raise SourceError(
                f"{where} has an HTML element with more than {MOST_ATTRIBUTES:,} attributes; "
                "it is not a news page"
            )
    depth = 0
    for found in _NESTING.finditer(text):
        depth += -1 if found.group(1) else 1
        if depth > DEEPEST:
            raise SourceError(
                f"{where} nests HTML elements more than {DEEPEST:,} deep; it is not a news page"
            )


@dataclass(slots=True)
class _Open:
    """An element that the reader is inside of."""

    kind: Kind
    group: int
    level: int
    hint: Hint | None
    linked: bool


class _Reader:
    """Walks one page and collects its blocks. Written without recursion: pages can be deep."""

    def __init__(self, body: LexborNode, furniture: Furniture) -> None:
        self.blocks: list[Block] = []
        self.masthead: str | None = None
        self._furniture = furniture
        self._whole = max(1, len(body.text(deep=True)))
        self._open = [_Open(Kind.PARAGRAPH, 0, 0, None, False)]
        self._kept = frozenset(_above(body))
        self._measured = 0
        self._groups = 0
        self._words: list[tuple[str, bool]] = []
        self._time: str | None = None
        self._stamped = ""

    @property
    def paragraphs(self) -> int:
        """Return how many blocks read like a sentence."""
        return sum(len(block.text) > 50 and block.text[-1] in ".!?”’\"'" for block in self.blocks)

    def read(self, body: LexborNode) -> None:
        """Visit every node once, in document order."""
        stack: list[tuple[LexborNode, bool]] = [(body, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
            elif node.tag == "-text":
                self._words.append((node.text_content or "", self._open[-1].linked))
            elif node.is_element_node and self._enter(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(_children(node))))
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Open an element; return whether its children are to be read."""
        tag = node.tag or ""
        if tag == "br":
            self._flush()
            return False
        if self._is_furniture(node, tag):
            self._flush()
            return False
        if tag == "tr" and (cells := _cells(node)):
            self._flush()
            self._add(Block(text=" | ".join(cells), kind=Kind.ROW, group=self._open[-1].group))
            return False
        if tag == "time":
            self._stamped = fold(node.text(deep=True))
            self._time = node.attributes.get("datetime") or self._stamped
        if tag in _BLOCKS:
            self._flush()
        self._open.append(self._inside(node, tag))
        return True

    def _inside(self, node: LexborNode, tag: str) -> _Open:
        outer = self._open[-1]
        if tag not in _BLOCKS:
            return _Open(
                outer.kind, outer.group, outer.level, outer.hint, outer.linked or tag == "a"
            )
        self._groups += tag not in ("li", "dt", "dd")
        heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        kind = Kind.HEADING if heading else Kind.ITEM if tag == "li" else outer.kind
        hint = self._furniture.hint(_tokens(node)) or outer.hint
        level = int(tag[1]) if heading else outer.level
        return _Open(kind, self._groups, level, hint, outer.linked)

    def _leave(self, node: LexborNode) -> None:
        if node.tag in _BLOCKS:
            self._flush()
        self._open.pop()

    def _is_furniture(self, node: LexborNode, tag: str) -> bool:
        attributes = node.attributes
        if "hidden" in attributes or _SECRET.search(attributes.get("style") or ""):
            return True
        if tag == "figcaption":
            return True
        named = tag in self._furniture.tags or attributes.get("role") in self._furniture.roles
        tokens = _tokens(node)
        masthead = tag == "header" or "logo" in tokens or "masthead" in tokens
        named = named or masthead or self._furniture.marks(tokens, tag)
        if not named or node.mem_id in self._kept or self._measured > _PATIENCE * self._whole:
            return False
        size = len(node.text(deep=True))
        self._measured += size
        if size > _MOST * self._whole:
            return False
        if masthead and self.masthead is None:
            self.masthead = _own_words(node)
        return True

    def _flush(self) -> None:
        """Make a block of the words collected since the last border."""
        words, self._words = self._words, []
        stamp, self._time = self._time, None
        text = fold("".join(part for part, _ in words))
        if not text:
            return
        here = self._open[-1]
        linked = sum(len(fold(part)) for part, is_link in words if is_link) / len(text)
        dated = parse_date(stamp) if stamp else None
        timed = dated is not None and _is_mostly(self._stamped, text)
        self._add(
            Block(
                text=text,
                kind=here.kind,
                group=here.group,
                level=here.level,
                hint=here.hint or (Hint.DATELINE if timed else None),
                linked=min(1.0, linked),
                dated=dated,
            )
        )

    def _add(self, block: Block) -> None:
        self.blocks.append(block)


def _is_mostly(stamp: str, text: str) -> bool:
    """Tell whether a line is a time and little else: "Posted Thursday, 8am by Ann Day"."""
    others = len(text.split()) - len(stamp.split())
    return len(stamp) > len(text) / 2 or (others <= _BESIDE_TIME and text[-1] not in ".?!")


def _above(body: LexborNode) -> Iterator[int]:
    """Yield the elements that hold the page's main heading or its main part, or are it."""
    for node in body.css("h1, main"):
        above: LexborNode | None = node
        while above is not None:
            yield above.mem_id
            above = above.parent


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _tokens(node: LexborNode) -> frozenset[str]:
    """Return the words and hyphenated names in an element's class and id."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()
    whole = {name.lower().replace("_", "-") for name in names}
    parts = {part.lower() for name in names for part in re.split(r"[-_]+", _HUMP.sub("-", name))}
    return frozenset(whole | parts)


def _cells(row: LexborNode) -> list[str]:
    """Return the cells of a row of data; nothing for a row that only lays out the page."""
    cells = [node for node in _children(row) if node.tag in ("td", "th")]
    if any(cell.css_first("table, h1, h2, h3, ul, ol, div p") is not None for cell in cells):
        return []
    words = [fold(cell.text(deep=True, separator=" ")) for cell in cells]
    if len(words) < 2 or any(len(cell) > _CELL for cell in words):
        return []
    return [cell for cell in words if cell]


def _own_words(node: LexborNode) -> str | None:
    """Return the words of a masthead that are not links or menus."""
    own = [child.text_content or "" for child in _children(node) if child.tag == "-text"]
    words = fold(" ".join(own))
    if not words:
        logo = node.css_first(".logo, .site-title, .site-name")
        words = fold(logo.text(deep=True)) if logo is not None else ""
    return words if 0 < len(words) <= 60 else None
