"""Which blocks of a page are the article: one scorer for plain text and HTML.

Each block gets a role from its length, its closing punctuation, its place and the cue words of
`boilerplate`; then the stretch with the highest sum is the body. What stands between two real
paragraphs stays, whatever its shape, unless it is furniture by name. Headline, byline and date are
left to `heading`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from councilgraph.ingest.blocks import Block, Kind
from councilgraph.ingest.boilerplate import Furniture
from councilgraph.ingest.dates import read_dateline


class Role(StrEnum):
    """What a block seems to be."""

    PROSE = "prose"
    SPEECH = "speech"  # short, but a sentence
    LEAD_IN = "lead-in"  # ends with a colon
    LISTED = "listed"  # one of a run of items, rows or labelled values
    PLAIN = "plain"
    QUESTION = "question"  # a heading that asks
    MENU = "menu"
    FURNITURE = "furniture"
    SECTION = "section"  # heads a list of other articles, or is in it


_SCORES = {
    Role.PROSE: 3.0,
    Role.SPEECH: 1.0,
    Role.LEAD_IN: 1.5,
    Role.LISTED: 0.5,
    Role.PLAIN: -0.5,
    Role.QUESTION: 0.0,
    Role.MENU: -1.5,
    Role.FURNITURE: -1.5,
    Role.SECTION: -2.0,
}
_SENTENCES = frozenset({Role.PROSE, Role.SPEECH, Role.LEAD_IN})
_REAL = _SENTENCES | {Role.LISTED, Role.PLAIN, Role.QUESTION}
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_COLON = re.compile(r":[\"'”’)]?$")
_QUOTED = re.compile(r"^[\"'“‘«]")
_LABELLED = re.compile(r"^[^:|]{2,90}(?::| [–—-]| \|) [^:\s]+(?: [^:\s]+){0,5}$")
_LINK_MARK = re.compile(r"^[>»›→]\s")
_SEPARATOR = re.compile(r"\s[|/>»·•*–-]\s")
FEWEST = 8  # words of a paragraph that stands alone; in a run of lines half as many again
ENOUGH = 300  # characters of prose, or two paragraphs, after which an article may end
WIDEST_GAP = 8.0  # the most that an interruption can cost: two or three paragraphs
LEAST = 1 / 3  # of the page's own words; a body with less of them was cut wrongly


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's stretch of blocks, half-open, with a role for every block of the page.

    `end` is never beyond `cut`, where comments, jobs or the like begin.
    """

    roles: tuple[Role, ...]
    start: int
    end: int
    cut: int

    def keeps(self, index: int) -> bool:
        """Tell whether the block at `index`, if within the article, belongs to its text."""
        return self.roles[index] not in (Role.FURNITURE, Role.SECTION)

    def is_menu(self, index: int) -> bool:
        """Tell whether the block at `index` is a row of links."""
        return self.roles[index] is Role.MENU


def find_body(blocks: Sequence[Block], furniture: Furniture, *, whole: bool = False) -> Body:
    """Find the article among the blocks of a page.

    With `whole`, the blocks are said to be an article's text already: then only furniture and what
    follows it is taken off. Never empty if there is a block that is no furniture: a page too short
    or too odd to judge is kept.
    """
    roles = _roles(blocks, furniture)
    cut = _cut(blocks, roles, furniture)
    _mark_sections(blocks, roles, furniture)
    real = [i for i in range(cut) if roles[i] in _REAL]
    if not real:
        return Body(roles=tuple(roles), start=0, end=0, cut=cut)
    start, end = (0, cut) if whole else _best(roles[:cut])
    kept = sum(len(blocks[i].text) for i in real if start <= i < end)
    if kept < LEAST * sum(len(blocks[i].text) for i in real):
        start, end = real[0], real[-1] + 1
    return Body(roles=tuple(roles), start=start, end=end, cut=cut)


def _roles(blocks: Sequence[Block], furniture: Furniture) -> list[Role]:
    sizes: dict[int, int] = {}
    adverts = set()
    for block in blocks:
        sizes[block.group] = sizes.get(block.group, 0) + 1
        if furniture.is_advert(block.bare) and not _is_prose(block, alone=True):
            adverts.add(block.group)
    roles = []
    for block in blocks:
        alone = sizes[block.group] == 1
        advert = block.group in adverts and (alone or sizes[block.group] > 2)
        roles.append(Role.FURNITURE if advert else _role(block, furniture, alone=alone))
    _mark_lists(blocks, roles)
    return roles


def _role(block: Block, furniture: Furniture, *, alone: bool) -> Role:
    """Judge one block by itself."""
    text = block.bare
    words = text.count(" ") + 1
    if furniture.is_sentence(text):
        return Role.FURNITURE
    prose = _is_prose(block, alone=alone)
    if not prose and (furniture.is_line(text) or furniture.is_advert(text)):
        return Role.FURNITURE
    if (block.linked > 0.6 and words < 20) or _is_menu(block):
        return Role.MENU
    if _LINK_MARK.match(block.text) and not prose and words < 20:
        return Role.MENU
    if block.kind is Kind.HEADING:
        return Role.PLAIN
    if prose:
        return Role.PROSE
    if text.endswith("?") and not _QUOTED.match(text):
        return Role.QUESTION
    if _ENDED.search(text):
        return Role.SPEECH
    return Role.LEAD_IN if _COLON.search(text) and words > 2 else Role.PLAIN


def _is_prose(block: Block, *, alone: bool) -> bool:
    """Tell a paragraph: long enough, and closed like a sentence."""
    text = block.bare
    words = text.count(" ") + 1
    if block.kind is Kind.HEADING or block.linked > 0.6:
        return False
    if text.endswith("?") and words <= 20 and not re.search(r"[.!?]\s|[\"“‘]", text):
        return False
    if _ENDED.search(text):
        return words >= (FEWEST if alone else FEWEST * 3 // 2) or bool(
            words > 4 and _QUOTED.match(text)
        )
    return words >= 40 and not _is_menu(block)


def _is_menu(block: Block) -> bool:
    """Tell a row of links set as text: several wide gaps or separators, and no sentence."""
    if block.kind is Kind.ROW or len(block.text) > 300 or _ENDED.search(block.text):
        return False
    return block.gaps > 1 or len(_SEPARATOR.findall(block.text)) > 1


def _mark_lists(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Give LISTED to items, rows, labelled values in a run, and to lines after a lead-in."""
    labelled = [
        bool(_LABELLED.match(block.text)) and read_dateline(block.text) is None for block in blocks
    ]
    for i, block in enumerate(blocks):
        if roles[i] is not Role.PLAIN or block.kind is Kind.HEADING:
            continue
        before = i > 0 and (
            roles[i - 1] is Role.LEAD_IN
            or (roles[i - 1] is Role.LISTED and block.group == blocks[i - 1].group)
            or (roles[i - 1] is Role.LISTED and labelled[i] and labelled[i - 1])
        )
        after = i + 1 < len(blocks) and roles[i + 1] is Role.PLAIN and labelled[i + 1]
        if block.kind in (Kind.ITEM, Kind.ROW) or before or (labelled[i] and after):
            roles[i] = Role.LISTED


def _cut(blocks: Sequence[Block], roles: list[Role], furniture: Furniture) -> int:
    """Return where comments, jobs or the like begin after enough of an article."""
    paragraphs = characters = 0
    for i, block in enumerate(blocks):
        if roles[i] is Role.PROSE:
            paragraphs += 1
            characters += len(block.text)
        elif (
            (paragraphs > 1 or characters > ENOUGH)
            and roles[i] not in _SENTENCES
            and (furniture.closes_article(block.bare) or _vacancies(i, blocks, roles, furniture))
        ):
            return i
    return len(blocks)


def _vacancies(
    i: int, blocks: Sequence[Block], roles: Sequence[Role], furniture: Furniture
) -> bool:
    """Tell a heading of vacancies from one inside an article, which has a paragraph under it."""
    if not furniture.opens_jobs(blocks[i].bare):
        return False
    below = i + 1
    apart = below < len(blocks) and blocks[below].group != blocks[i].group
    return not (apart and roles[below] is Role.PROSE)


def _mark_sections(blocks: Sequence[Block], roles: list[Role], furniture: Furniture) -> None:
    """Give SECTION to the heading of a list of other articles and to the lines under it."""
    inside = False
    for i, block in enumerate(blocks):
        if roles[i] not in _SENTENCES and furniture.opens_links(block.bare):
            roles[i], inside = Role.SECTION, True
        elif roles[i] is Role.PROSE and block.kind is not Kind.ITEM:
            inside = False
        elif inside and roles[i] is not Role.FURNITURE:
            roles[i] = Role.SECTION


def _best(roles: Sequence[Role]) -> tuple[int, int]:
    """Return the stretch with the highest sum of scores; the shorter one of equals."""
    best, total, begin = 0.0, 0.0, 0
    peak, span = 0.0, (0, 0)  # the sum at the last sentence
    for i, role in enumerate(roles):
        if total <= 0:
            total, begin, peak = 0.0, i, 0.0
        # However long an interruption is, an article that goes on for long enough outweighs it.
        total = max(total + _SCORES[role], peak - WIDEST_GAP)
        peak = total if role in _SENTENCES else peak
        if total > best:
            best, span = total, (begin, i + 1)
    return span
