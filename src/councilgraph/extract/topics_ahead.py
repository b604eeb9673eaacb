"""Sides of a service that a sentence sets up as its topic, for what comes behind to be about.

"Adoption stood apart: it was", "Adoption: that is where it came off worst. The grade was poor",
"It does adoption best. That, says Ofsted, is outstanding".
"""

from collections.abc import Sequence
from itertools import takewhile

from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind, Mention

_OPENING = 7
_MARKS = (":", "-")
_POINTING = ("that", "this", "there", "here", "it")
_ATTRIBUTING = ("inspectorate", "speech-verb", "report-verb", "from", "by", "the", ",")
_DEGREES = ("rank-best", "rank-worst", "most", "least")


def goes_on_about_it(left: Sequence[Item], joint: int) -> bool:
    """Tell whether what opens a sentence is "it" behind a colon: "adoption stood apart: it was".

    A grade that is denied, or where a side is, is no other topic: "adoption in Kent is not good;".
    """
    opens = any(item.is_a("aspect") for item in left[:_OPENING])
    graded = any(
        item.is_grade and not left[i - 1].is_a("of", "negation", "not")
        for i, item in enumerate(left[:joint])
    )
    named = graded or any(
        item.is_a("authority") and not _is_where_a_side_is(left[:i])
        for i, item in enumerate(left[:joint])
    )
    after = left[joint + 1 : joint + 2]
    return opens and not named and any(item.is_a("it", "they") for item in after)


def _is_where_a_side_is(before: Sequence[Item]) -> bool:
    """Tell whether words lead up to the place of a side: "adoption in", "leadership at"."""
    return len(before) > 1 and before[-1].is_a("in", "at") and before[-2].is_a("aspect")


def find_topic_told(last: Sentence, left: Sequence[Item]) -> tuple[Mention, ...]:
    """Return the only side of the sentence before, if a verdict that begins `left` is on that."""
    places = last.find("aspect")
    if len(places) != 1 or last.has("grade"):
        return ()
    topic = last.items[places[0]].mention(Kind.ASPECT)
    said = _is_the_grade(left) and _opens_as_topic(last.items, places[0])
    told = said or (_is_that(left) and _ends_in_degree(last.items))
    return (topic,) if told and topic is not None else ()


def _opens_as_topic(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a side stands apart at the front: "Adoption: that is where it did worst"."""
    near = items[place + 1 : place + 3]
    return place <= 1 and len(near) > 1 and near[0].is_a(*_MARKS) and near[1].is_a(*_POINTING)


def _ends_in_degree(items: tuple[Item, ...]) -> bool:
    """Tell whether a sentence ends in what is done best, or worst: "Kent does adoption best"."""
    return items[-2:][0].is_a(*_DEGREES)


def _is_the_grade(left: Sequence[Item]) -> bool:
    """Tell whether the subject is the grade itself: "The grade from Ofsted was"."""
    opens = len(left) > 1 and left[0].is_a("the", "its", "their") and left[1].is_a("judgement-noun")
    rest = takewhile(lambda item: not item.is_a("copula", "award-verb"), left[2:])
    return opens and all(item.is_a(*_ATTRIBUTING) for item in rest)


def _is_that(left: Sequence[Item]) -> bool:
    """Tell whether the subject is what was told before: "That, says Ofsted, is", "It was"."""
    if not left or not left[0].is_a("that", "this", "it"):
        return False
    rest = [item for item in left[1:] if not item.is_a(*_ATTRIBUTING)]
    return bool(rest) and rest[0].is_a("copula", "has", "judgement-verb")
