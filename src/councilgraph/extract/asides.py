"""What is put into a sentence: "Kent, a large authority, was", "was, as feared, found inadequate".

Brackets, dashes or commas set it apart from what the sentence tells.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from councilgraph.extract.numbering import is_a_count
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.strangers import is_name
from councilgraph.model.text import Span

_VERBS = (
    *("copula", "has", "have", "had", "been", "is", "are", "was", "were", "judgement-verb"),
    *("award-verb", "rise-verb", "fall-verb", "retain-verb", "report-verb"),
)
_AUXILIARIES = ("copula", "has", "have", "had")
QUOTES = ("‘", "’", "“", "”", "'", '"')
_BESIDE = 2
_SIDE_REACH = 4
_ATTRIBUTION = 5
_SOURCES = ("inspectorate", "inspector-noun", "report-noun")
_SAYING = ("speech-verb", "report-verb")
_INSPECTING = ("inspection", "inspection-noun", "inspected-verb", "published-verb", "report-noun")
_CIRCUMSTANCES = ("under", "with", "without", "despite", "after", "amid")
_RELATIVES = ("which", "who", "whose", "where")
_WHO = ("authority", "service", "other-body")
_LEADS = ("on", "upon", "from", "by", "to", "in", "at")
_JOINING = ("and", "or", "but", "nor", "yet", "so")
_WHERE = tuple("over across in near on to down up beyond next just some".split())
_CLOSING = {"(": ")", "-": "-", ",": ","}
_ENDS = frozenset({*_CLOSING, ")", ";", ":", ".", "?"})
_LONGEST = 14
_OWNED = 3
_FEW = 64  # sentences at a time


def without_asides(sentence: Sentence, telling: tuple[str, ...]) -> Sentence:
    """Return a sentence without what is put into it, unless that has one of the tags `telling`.

    Nor has it the quotation marks around a grade.
    """
    if not sentence.has(*_CLOSING, *QUOTES):
        return sentence
    items = sentence.items
    left_out = [
        items[i].span.to(items[end].span)
        for i, end in find_asides(items)
        if not _tells(items, i, end, telling)
    ]
    left_out += [
        items[i].span
        for i in sentence.find(*QUOTES)
        if any(item.is_grade for item in items[max(0, i - 1) : i + _BESIDE])
    ]
    return replace(sentence, left_out=tuple(left_out)) if left_out else sentence


def _tells(items: tuple[Item, ...], i: int, end: int, telling: tuple[str, ...]) -> bool:
    """Tell whether what is put in has one of the tags, or says who or where something is.

    Of a side that is graded, it says nothing that matters: "adoption, run with schools in Kent,".
    Nor do "inspectors say", "under new leadership", and a clause with a time of its own: "whose
    leader left in May".
    """
    put_in = items[i + 1 : end]
    said = any(x.is_a(*_SOURCES, "they", "it") for x in put_in) and any(
        x.is_a(*_SAYING) for x in put_in
    )
    if put_in[0].is_a(*_CIRCUMSTANCES) or (said and len(put_in) <= _ATTRIBUTION):
        return any(item.time or item.is_a("grade", *_WHO) for item in put_in)
    # "Ofsted, which had a team there in May, has graded": inspectors' days matter.
    inspectors = items[i - 1].is_a("inspectorate", "inspector-noun")
    inspecting = inspectors or any(item.is_a(*_INSPECTING) for item in put_in)
    if put_in[0].is_a(*_RELATIVES) and not inspecting:
        put_in = tuple(item for item in put_in if item.time is None)
    about = items[i - 1].is_a("aspect")
    who = not about and (is_name(items[i + 1]) or any(item.is_a(*_WHO) for item in put_in))
    return who or any(item.is_a(*telling) for item in put_in)


def _only_names(items: tuple[Item, ...], i: int, end: int) -> bool:
    """Tell whether a clause has come to its subject: ", whose services, found poor, were"."""
    return items[i + 1].is_a("whose") and end <= i + _OWNED


def find_asides(
    items: tuple[Item, ...], verbs: tuple[str, ...] = _VERBS
) -> Iterator[tuple[int, int]]:
    """Yield the places of the marks before and after what is put in, by commas before `verbs`."""
    marks = [i for i, item in enumerate(items) if not item.tags.isdisjoint(_ENDS)]
    last = 0
    for i, end in pairwise(marks):
        if i > last and _sets_apart(items, i, end, verbs):
            yield i, end
            last = end


def _sets_apart(items: tuple[Item, ...], i: int, end: int, verbs: tuple[str, ...]) -> bool:
    """Tell whether two marks that follow each other stand around something that is put in."""
    closing = next((_CLOSING[mark] for mark in _CLOSING if mark in items[i].tags), None)
    near = i + 1 < end < min(len(items) - 1, i + _LONGEST)
    if closing is None or not near or not items[end].is_a(closing):
        return False
    return closing != "," or _parts_verb(items, i, end, verbs)


def _parts_verb(items: tuple[Item, ...], i: int, end: int, verbs: tuple[str, ...]) -> bool:
    """Tell whether commas part a verb from its subject, or from what goes with it."""
    if items[i + 1].is_a(*_JOINING) or _only_names(items, i, end):
        return False
    return items[end + 1].is_a(*verbs) or items[i - 1].is_a(*_AUXILIARIES)


@lru_cache(maxsize=_FEW)
def inserted(sentence: Sentence, before: int) -> frozenset[int]:
    """Return the positions of what is put in between marks: ", which borders on Anytown, was".

    They are those of clauses with a verb or the like after the mark, and of asides behind a
    council, that end before position `before`.
    """
    marks = [i for i in sentence.find(*_CLOSING) if i < before]
    if not marks:
        return frozenset()
    items = sentence.items
    inside = {k for aside in _behind_councils(sentence) if aside.stop < before for k in aside}
    last = 0
    for i in marks:
        led = items[i + 1].is_a(*_LEADS)  # ", on which there is"
        word = next((item for item in items[i + 1 + led : i + 2 + led]), items[i])
        if i < last or items[i].is_a("(") or not word.is_a(*_RELATIVES):
            continue
        closing = items[i].text.replace("–", "-")
        ends = (j for j in marks if j > i + 1 and items[j].is_a(closing))
        ends = (j for j in ends if not _only_names(items, i, j))
        last = next((j for j in ends if _goes_on(items, j + 1)), last)
        inside.update(range(i + 1, last))
    return frozenset(inside)


@lru_cache(maxsize=_FEW)
def _behind_councils(sentence: Sentence) -> tuple[range, ...]:
    """Return the places of what is put in behind councils, and is more than a name.

    "The third council, Anytown, was": an aside that is nothing but a name is whom it is about.
    """
    items = sentence.items
    return tuple(
        aside
        for i, end in find_asides(items, (*_VERBS, *_RELATIVES, "grade"))
        if items[i - 1].is_a("authority", "authority-type", "other-body")
        and (not items[end + 1].is_a(*_RELATIVES) or _tells_where(items[i + 1]))
        and not (items[end + 1].is_grade and any(x.is_a(*_VERBS) for x in items[i + 1 : end]))
        and not _is_name(items, aside := range(i + 1, end))
    )


def behind_sides(items: tuple[Item, ...], before: int) -> frozenset[int]:
    """Return the positions of what is put in behind aspects: "adoption, once poor, is"."""
    asides = (
        range(i + 1, end)
        for i, end in find_asides(items, (*_VERBS, "current-marker", "still", "grade"))
        if end < before and _is_a_side(items[max(0, i - _SIDE_REACH) : i])
    )
    return frozenset(k for aside in asides for k in aside)


def _is_a_side(before: tuple[Item, ...]) -> bool:
    """Tell whether words end in an aspect, or in where it is so: "leadership in Anytown".

    Or in the service that it is a side of: "leadership of the service".
    """
    where = len(before) - before[-1].is_a("authority", "service")
    where -= where < len(before) and before[where - 1].is_a("the", "its", "their")
    if 0 < where < len(before) and before[where - 1].is_a("in", "at", "of"):
        before = before[: where - 1]
    return before != () and before[-1].is_a("aspect")


def _tells_where(opening: Item) -> bool:
    """Tell whether an aside is about where a council is: "over the border", "15 miles along"."""
    return opening.is_a(*_WHERE, "bystander") or is_a_count(opening)


def _is_name(items: tuple[Item, ...], aside: range) -> bool:
    """Tell whether an aside is a name, or goes on a list of them: ", Otherton and Elsewhere,"."""
    inside = items[aside.start : aside.stop]
    return inside[0].is_a("authority") and all(x.is_a("authority", "and", "&") for x in inside)


def _goes_on(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a sentence goes on there with the verb that an insertion kept it from."""
    if i >= len(items) or items[i].is_a("and", "or", "but", *_RELATIVES):
        return False
    plain = not items[i].mentions and items[i].text.islower() and items[i].text.isalpha()
    return plain or items[i].is_a(*_VERBS, "speech-verb")


def find_relative(
    items: tuple[Item, ...], noun: int, place: int, verbs: tuple[str, ...]
) -> Span | None:
    """Return the clause before a verb that only says which: "the visit on which it rests was in".

    The noun stands at `noun`, one of the `verbs` before `place`.
    """
    first = noun + 1 + (noun + 1 < place and items[noun + 1].is_a(*_LEADS))
    if first >= place or not items[first].is_a("which", "that"):
        return None
    last = max((i for i in range(first + 2, place) if items[i].is_a(*verbs)), default=None)
    if last is None or any(item.is_a(",") for item in items[noun:place]):
        return None
    return items[noun + 1].span.to(items[last - 1].span)
