"""Which place names are councils' names, and which are part of somebody's or something else's."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from councilgraph.model.claims import Kind, Mention

_NAME_BEFORE = re.compile(r"(?:^|[\s(‘“'\"/-])([A-Z][\w’'.-]*)[ -]$")
_NAME_AFTER = re.compile(r"^[ -]([A-Z][a-z’'-]+)")
# Words that begin sentences with a capital and are never part of a name.
OPENERS = frozenset(
    (
        "a an the this that these those it its he she they his her their we our you your i in "
        "on at to for from by with as and but or nor so yet if when while after before since "
        "although though because however meanwhile elsewhere today yesterday both "
        "neither either all some many most few one two three four five six "
        "seven no not only even still also now then there here what who which how why where "
        "under over last next later earlier once our my is was are were has have had will would "
        "former interim new thus hence of"
    ).split()
)
_LEADS = OPENERS | frozenset("like unlike across near nearby neighbouring within".split())
# After somebody's name: ", the council's chief finance officer", ", who leads", " (Lab)".
_ABOUT_HER = re.compile(r"^(?:, (?:who|the|its|a|an)\b| \((?!\d))")
_ROLE_REACH, _FIRST_REACH = 60, 30
_INITIAL = 2
_BASED = "-based"
_CALENDAR = re.compile(
    r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_SENTENCE_START = re.compile(r"(?:^|\n\s*|[.!?:|•–-][’”'\"]?\s+|[‘“'\"(])$")


def truly_named(mentions: tuple[Mention, ...], text: str) -> Iterator[Mention]:
    """Yield the mentions but for council names that are part of somebody's or something's name.

    A name goes on to be a council's before "Borough Council" and the like, and is a person's
    after a title.
    """
    of_kind: dict[Kind, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_kind[mention.kind].append(mention)
    authority = Kind.AUTHORITY
    if authority not in of_kind:
        yield from mentions
        return
    styles = {m.span.start for m in of_kind[Kind.AUTHORITY_TYPE] if " " in m.text}
    honorifics = [m.span for m in mentions if m.targets[0].endswith("/honorific")]
    titles = {span.end for span in honorifics}
    judged = {m.span.start for m in mentions if _is_judged(m.kind, m.targets)}
    roles, parties = of_kind[Kind.ROLE], of_kind[Kind.PARTY]
    held = [m.span.start for m in (*roles, *parties)]
    known = {m.span.start for m in mentions}
    # "Anytown Labour group leader" is of the council, and "Anytown Labour Club" is not.
    led = {m.span.start for m in roles}
    groups = {m.span.start for m in parties if m.span.end + 1 in led}
    groups |= {span.start for span in honorifics}  # nor "the leader of Anytown Cllr Ann Lee"
    for mention in mentions:
        if mention.kind is authority and mention.span.end + 1 not in styles:
            titled = mention.span.start - 1 in titles
            if titled or _part_of_a_longer_name(mention, text, judged, groups):
                continue
            if _is_surname_of_an_official(mention, text, held, known):
                continue
        yield mention


@lru_cache(maxsize=20_000)
def _is_judged(kind: Kind, targets: tuple[str, ...]) -> bool:
    """Tell whether words are for what is judged or led: "the Falkirk area", "the Kent leader"."""
    nouns = ("/judged-noun", "/area-noun", "#LocalAuthority")
    return kind in (Kind.SERVICE, Kind.ROLE) or any(target.endswith(nouns) for target in targets)


def _part_of_a_longer_name(mention: Mention, text: str, judged: set[int], groups: set[int]) -> bool:
    """Tell whether a one-word place name is part of somebody's or something else's name.

    "Desmond Kent", "Rugby-Jones" and "Bath Road" name no council; a capital that begins a
    sentence proves nothing.
    """
    if len(mention.text.split()) > 2:
        return False
    start, end = mention.span.start, mention.span.end
    if text[max(0, start - 1) : start] == "-" and text[max(0, start - 2)].isalpha():
        return True
    if text[end : end + len(_BASED)] == _BASED:
        return True
    after = _NAME_AFTER.match(text[end : end + 30])
    if after and not mention.text.isupper() and end + 1 not in groups:
        return True
    window = text[max(0, start - 30) : start]
    before = _NAME_BEFORE.search(window)
    if before is None or before.group(1).lower() == "the":
        return end + 1 not in judged and _is_attributive(text, start, end)
    if _CALENDAR.fullmatch(before.group(1)):
        return False
    if before.group(1).endswith("."):
        # "J. Kent" is somebody; "… in Bury. Kent …" begins a sentence.
        return len(before.group(1)) == _INITIAL
    if before.group(1).isupper():
        return False
    head = window[: before.start(1)]
    return not _SENTENCE_START.search(head) and start - len(window) + before.start(1) > 0


def _is_surname_of_an_official(
    mention: Mention, text: str, held: list[int], known: set[int]
) -> bool:
    """Tell whether a sentence begins with somebody's name: "Ann Kent, its chief executive,"."""
    start, end = mention.span.start, mention.span.end
    before = _NAME_BEFORE.search(text[max(0, start - _FIRST_REACH) : start])
    told = end + len(", ") in held or _ABOUT_HER.match(text[end : end + 8])
    if " " in mention.text or before is None or not told:
        return False
    place = start - len(before.group()) + before.group().index(before.group(1))
    if before.group(1).lower() in _LEADS or place in known:
        return False
    return any(end < one < end + _ROLE_REACH for one in held)


def _is_attributive(text: str, start: int, end: int) -> bool:
    """Tell whether a place only describes something: "the Wiltshire town"."""
    if text[max(0, start - 4) : start].lower() != "the ":
        return False
    return bool(re.match(r" [a-z]", text[end : end + 2]))
