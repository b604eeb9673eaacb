"""Names of people, by their shape: capitals that nothing known explains.

A shape alone makes nobody an official; `tenures` and `statements` ask for a role or for words
spoken as well. A surname later in the article stands for the full name before it.
"""

import re
from dataclasses import dataclass

from councilgraph.extract.placenames import OPENERS
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind
from councilgraph.model.text import Span

_REST = r"(?:\w|['’-](?=[A-ZÀ-Þa-zà-ÿ]{2}))*"
_WORD = rf"(?:[A-ZÀ-Þ]{_REST}|O['’][A-Z]\w+(?:-[A-Z]\w+)*)"
# It begins with one set of characters, so that the search leaps from one of them to the next.
_NAME = re.compile(
    rf"[A-ZÀ-Þ](?:(?<=[A-Z])\.\s?(?:[A-Z]\.\s?){{0,2}}{_WORD}|{_REST})"
    rf"(?:\s[\"“‘'][A-Z]\w+[\"”’'](?=\s[A-Z]))?"
    rf"(?:\s(?:[A-Z]\.\s)?(?:(?:de|da|di|du|van|von|der|den|bin|al|el|la|le|of|ap|ab)\s){{0,2}}{_WORD}){{0,4}}"
)
_SEAT = re.compile(rf" of {_WORD}(?:-\w+)*(?: {_WORD})*")
# After "Mark", which is a word as well: " Lee, who", " Lee (Lab)".
_SURNAME = re.compile(rf" {_WORD}(?:, (?:who|the|an?|its|his|her)\b| \(|['’]s\b)")
_FIRST = re.compile(rf"\b({_WORD})\s\Z")
# After a name in capitals, with which an article opens: "ANN LEE is to be its director".
_GOES_ON = re.compile(r"(?: \([\w\x00]+\))?,? [a-z\x00]")
_BLANK = "\x00"
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_TITLED = "honorific"
_PLACES = frozenset("in at near outside inside around In At Near Outside Inside Of".split())
_LED, _REACH = 9, 8


@dataclass(frozen=True, slots=True)
class Person:
    """A name where it stands; `full` is the fullest form that the article has given so far."""

    span: Span
    full: str
    sentence: int
    titles: tuple[str, ...]


def find_people(reading: Reading) -> tuple[Person, ...]:
    """Return the names in order of place, short forms resolved to full ones."""
    people: list[Person] = []
    full_names: dict[str, str] = {}
    places: set[str] = set()
    for sentence in reading.sentences:
        titles = _titles(reading, sentence)
        for span in _shapes(reading, sentence):
            words = _as_written(reading.article.quote(span))
            before = tuple(text for end, text in titles if 0 <= span.start - end <= 1)
            peer = next((text for text in before if text in _peerages(sentence)), None)
            if peer:
                span = _with_seat(reading, sentence, span)
                words = f"{peer} {reading.article.quote(span)}"
            full = _resolve(words, bool(before), full_names)
            placed = _is_place(reading, span) and not _is_had(sentence, span)
            placed = placed or _is_a_seat(sentence, span)
            if full not in full_names.values() and not before and placed:
                places.add(words)
            if full is None or full in places:
                continue
            people.append(Person(span=span, full=full, sentence=sentence.index, titles=before))
            full_names.setdefault(surname(full), full)
            if peer is None:
                full_names.setdefault(full.split()[0], full)
    return tuple(people)


def _is_place(reading: Reading, span: Span) -> bool:
    """Tell whether a name is told as a place when it is first told: "at Oak House, as"."""
    led = reading.article.text[max(0, span.start - _LED) : span.start].split()
    return led != [] and led[-1] in _PLACES


def _is_a_seat(sentence: Sentence, span: Span) -> bool:
    """Tell whether a name is that of who is represented: "the MP for Castle East, Ann Lee"."""
    if not sentence.knows("name-suffix"):
        return False
    i = next(iter(sentence.places(span)))
    led = i > 1 and sentence.items[i - 1].is_a("for")
    return led and sentence.items[i - 2].is_a("name-suffix")


def _is_had(sentence: Sentence, span: Span) -> bool:
    """Tell whether a name is of who has a post now: "Anytown has a new head of housing in"."""
    if not sentence.knows("role"):
        return False
    place = sentence.places(span)[0] - 1
    led = sentence.items[max(0, place - _REACH) : place]
    held = [k for k, item in enumerate(led) if item.is_a("role")]
    new = any(item.is_a("new-holder", "next") for item in led[: held[-1] if held else 0])
    return new and not any(item.is_a(",", "authority") for item in led[held[-1] :])


def surname(name: str) -> str:
    """Return the last part of a name.

    >>> surname("Sally-Ann St John-Wyatt")
    'John-Wyatt'
    """
    return name.split()[-1]


def _resolve(words: str, titled: bool, known: dict[str, str]) -> str | None:
    if " " not in words:
        full = known.get(words)
        if full is not None:
            return full
        return words if titled else None
    earlier = known.get(surname(words))
    return earlier if earlier is not None and words in earlier else words


def _as_written(name: str) -> str:
    """Return a name that an article opens with in capitals as it is written elsewhere."""
    return name.title() if name.isupper() and " " in name else name


def _titles(reading: Reading, sentence: Sentence) -> list[tuple[int, str]]:
    """Return the honorifics of a sentence with the place where each ends."""
    if not sentence.knows(_TITLED):
        return []
    found, items = [], sentence.items
    for i in sentence.find(_TITLED):
        end = items[i].span.end
        if i + 1 < len(items) and items[i + 1].is_a("."):
            end = items[i + 1].span.end
        found.append((end, items[i].text))
    return found


def _with_seat(reading: Reading, sentence: Sentence, span: Span) -> Span:
    """Return a peer's name with the place that is part of it: "Lord Lee of Anytown"."""
    following = reading.article.text[span.end : sentence.span.end]
    seat = _SEAT.match(following)
    return Span(start=span.start, end=span.end + seat.end()) if seat else span


def _peerages(sentence: Sentence) -> frozenset[str]:
    """Return the titles in a sentence that are part of a name: "Lord", "Baroness"."""
    return frozenset(item.text for item in sentence.known if item.is_a("name-title"))


def _shapes(reading: Reading, sentence: Sentence) -> list[Span]:
    text = _without_known(reading, sentence)
    spans: list[Span] = []
    wards = _wards(sentence)
    for match in _NAME.finditer(text):
        span = _trimmed(text, match)
        if span is None or _has_article(text, span) or _is_organisation(sentence, span):
            continue
        place = Span(start=sentence.span.start + span.start, end=sentence.span.start + span.end)
        if not (spans and _in_brackets(text, span)) and not any(w.covers(place) for w in wards):
            spans.append(place)
    return spans


def _in_brackets(text: str, span: Span) -> bool:
    """Tell whether a name fills brackets, as a party does: "Ann Lee, leader (Anytown First)"."""
    return text.endswith("(", 0, span.start) and text.startswith(")", span.end)


def _wards(sentence: Sentence) -> list[Span]:
    """Return what follows a party in brackets, which is a ward: "Ann Lee (Lab, Heaton)"."""
    if not sentence.knows("party"):
        return []
    items, found = sentence.items, []
    for i in sentence.find("party"):
        if i and items[i - 1].is_a("(") and items[i + 1 : i + 2] and items[i + 1].is_a(","):
            end = next((item for item in items[i + 2 :] if item.is_a(")")), items[-1])
            found.append(items[i].span.to(end.span))
    return found


def _without_known(reading: Reading, sentence: Sentence) -> str:
    """Return the sentence with everything known blanked out, at the same offsets."""
    text, position = reading.article.text, sentence.span.start
    parts = []
    hyphened = "-" in text[position : sentence.span.end]
    for item in sentence.known:
        start, end = item.span.start, item.span.end
        if not text[start].islower():
            following = text[end : sentence.span.end]
            opens = start == sentence.span.start and not _opens_as_name(following)
            surname_too = _may_be_name(item) or _follows_first_name(sentence, item)
            if (surname_too and not opens) or (hyphened and _in_double_name(text, item.span)):
                continue
        parts += [text[position:start], _BLANK * (end - start)]
        position = end
    return "".join([*parts, text[position : sentence.span.end]])


def _in_double_name(text: str, span: Span) -> bool:
    """Tell whether known words are half of a name: "Green" in "Ann Lee-Green" or "Green-Lee"."""
    if text[span.end : span.end + 1] != "-" and text[span.start - 1] != "-":
        return False
    last = re.search(r"\w+-$", text[max(0, span.start - 30) : span.start])
    next_one = text[span.end + 1 : span.end + 2]
    led = last is not None and last.group()[0].isupper()
    joined = text[span.end : span.end + 1] == "-" and next_one.isupper()
    return text[span.start].isupper() and (led or joined)


def _opens_as_name(following: str) -> bool:
    """Tell whether a word that opens a sentence is a first name, by what follows it."""
    return _SURNAME.match(following) is not None


def _may_be_name(item: Item) -> bool:
    """Tell whether a cue word may be a surname ("Grant", "Rose"): one word with a capital."""
    text = item.text
    if item.time is not None or not text[0].isupper() or " " in text or text.isupper():
        return False
    return all(m.kind is Kind.CUE for m in item.mentions) and not item.is_a(_TITLED)


def _follows_first_name(sentence: Sentence, item: Item) -> bool:
    """Tell whether a grade, a party or the like is a surname: "Ann Good", "Bo Mould"."""
    if not item.text.istitle() or item.text.endswith("s") or " " in item.text:
        return False
    if not any(m.kind in (Kind.GRADE, Kind.PARTY, Kind.ASPECT) for m in item.mentions):
        return False
    first = _FIRST.search(sentence.text, sentence.span.start, item.span.start)
    known = any(other.span.end == item.span.start - 1 for other in sentence.known)
    return first is not None and first[1].lower() not in OPENERS and not known


def _trimmed(text: str, match: re.Match[str]) -> Span | None:
    """Return the match without the words that only begin the sentence; None if too little stays."""
    start, end = match.span()
    words = match.group().split(" ")
    while words and (words[0].lower() in OPENERS or (words[1:] and words[0] in _DAYS)):
        start += len(words[0]) + 1
        words = words[1:]
    if words and words[-1].endswith(("'s", "’s")):
        end -= 2
        words[-1] = words[-1][:-2]
    if not words or not words[-1]:
        return None
    shouted = words[0].isupper() and len(words[0]) > 2
    opens = start == 0 and len(words) > 1 and " ".join(words).isupper()
    if shouted and not (opens and _GOES_ON.match(text, end)):
        return None
    return Span(start=start, end=end)


def _has_article(text: str, span: Span) -> bool:
    """Tell whether an article stands before a name, as it does before no person's."""
    return text.endswith((" the ", " an ", " a ", "The ", "An ", "A "), 0, span.start)


def _is_organisation(sentence: Sentence, span: Span) -> bool:
    """Tell whether a word in or right after the name says that it is no person."""
    if not sentence.knows("organisation-word"):
        return False
    start, end = span.start + sentence.span.start, span.end + sentence.span.start
    words = (item for item in sentence.known if item.is_a("organisation-word"))
    return any(start <= item.span.start <= end + 1 for item in words)
