"""Aspects that a sentence takes up from the one before: "It was judged good", "support for them".

Only a subject that is nothing but the aspect is taken up by "it" and "they": where a council or a
service was spoken of, these may mean that. What other words point back to is for `pointing`.
"""

from collections.abc import Sequence
from itertools import pairwise

from councilgraph.extract.complements import skip
from councilgraph.extract.grade_steps import tells_move
from councilgraph.extract.pairing import JOINING, PLACES
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.strangers import QUARTERS
from councilgraph.extract.topics_ahead import find_topic_told, goes_on_about_it
from councilgraph.extract.ungraded import ADVERBS
from councilgraph.model.claims import JudgementClaim, Kind, Mention

_OTHERS = ("authority", "authority-type", "service", "other-body", "inspectorate")
_SUBJECTS = frozenset({"it", "that", "this", "they", "these", "those", "both", "all"})
_PEOPLE = frozenset({"for", "to", "with", "of"})
_VERBS = ("copula", "has", "have", "had", "also", "now", "again", "still", "too", "alone")
_CHANGING = ("and", "but", "then", "been", "current-marker", *_VERBS, *ADVERBS, "judgement-verb")
_NEAR = frozenset({"this", "that", "these"})
_PARTS = ("part", "side", "aspect-noun", "area-noun", "judgement-noun", "element")
_JOINTS = frozenset({",", "and", "&", "the", "its", "their", "of", "for"})
_OPENING = 7
_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5}
_ALL = frozenset(f"all {size}" for size in _SIZES)
_SET_REACH = 3


def find_taken_up(
    reading: Reading, sentence: Sentence, head: int, before: Sequence[JudgementClaim]
) -> tuple[Mention, ...]:
    """Return the aspects that words before the grade at `head` take up, none if they do not.

    `before` are the judgements of the sentence before.
    """
    left = sentence.items[:head]
    last = _before(reading, sentence)
    if (
        last is not None
        and not any(item.is_a("aspect") for item in left)
        and _there(sentence, head)
    ):
        return () if last.has("authority", "grade") else _people(last)
    sides = [m for item in left if (m := item.mention(Kind.ASPECT))]
    if len(sides) == 1 and _names_a_part(left):
        return tuple(sides)
    joint = max((i for i, item in enumerate(left) if item.is_a(";", ":")), default=None)
    if joint is not None and len(sides) == _SIZES["two"] and _is_set_of(left[joint + 1 :]):
        return tuple(sides)
    if joint is not None and len(sides) == 1 and goes_on_about_it(left, joint):
        return tuple(sides)
    if not sides and _names_a_part(left) and (told := _last_told(reading, sentence)):
        return told
    if last is not None and _names_it(left) and not last.has(*_OTHERS):
        return _people(last)
    if last is not None and (topic := find_topic_told(last, left)):
        return topic
    if sides or (any(item.is_a("service") for item in left) and not _is_theirs(left)):
        return ()
    if _is_set_of(left):
        return _as_many(reading, sentence, left)
    if last is None:
        return ()
    if any(item.is_a("authority", "authority-type", "other-body") for item in left):
        return _people(last) if _is_work_with_them(left) else ()
    if _opens_with_pronoun(left):
        return _subject(last) or _graded(last, before)
    if _is_theirs(left):
        return () if last.has(*_OTHERS, "grade") else _people(last)
    if _rates_it(left):
        named = last.has(*_OTHERS[:3]) and not tells_move(last)
        return () if named else _people(last)
    return _people(last) if _of_them(left) else ()


def find_shared(
    sentence: Sentence, head: int, own: Sequence[JudgementClaim]
) -> tuple[Mention, ...]:
    """Return the aspect that goes on in a sentence: "leadership was poor, but it is now good".

    So it does where only the place is another: "leadership was poor in Kent and, in Essex, good",
    "in Kent leadership was poor, while in Essex it was rated good".
    """
    last = own[-1] if own else None
    if last is None or last.aspect is None:
        return ()
    told = last.grade.span.end
    shared = tuple(c.aspect for c in own if c.aspect and c.grade.span == last.grade.span)
    behind = last.aspect.span.start >= told  # "good for leadership"
    told = max(told, *(m.span.end for m in shared)) if behind else told
    between = _without_judges(tuple(i for i in sentence.items[:head] if i.span.start >= told))
    if _tells_of_places(between):
        return shared
    if any(item.is_a("aspect", *_OTHERS) for item in between):
        return ()
    if behind and is_in_that_part(sentence.items[head + 1 : head + _OPENING]):
        return shared
    risen = any(x.is_a("up", "down") and y.is_a("from") for x, y in pairwise(between))
    that = any(x.is_a("that") and y.is_a("too", "also") for x, y in pairwise(between))
    quarter = any(x.is_a("the") and y.is_a(*QUARTERS) for x, y in pairwise(between))
    pronouns = ("having",) if behind else ("it", "they", "having")
    taken_up = _goes_on(between)
    taken_up = taken_up or (
        risen or that or quarter or any(item.is_a(*pronouns) for item in between)
    )
    return shared if taken_up else ()


def _without_judges(between: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return words without who gave a grade: "by the inspectors"."""
    by = next((i for i, item in enumerate(between) if item.is_a("by")), len(between))
    judges = skip(between, by + 1, "the")
    named = judges < len(between) and between[judges].is_a("inspectorate")
    return between[:by] + between[judges + 1 :] if named else between


def _goes_on(between: Sequence[Item]) -> bool:
    """Tell whether another verb has the same subject: "was poor and is now good"."""
    joined = [item for item in between if not item.is_a(",")]
    when = next((i for i, x in enumerate(joined) if not x.time and not x.is_a("in", "on")), 0)
    joined = joined[when:]
    if not joined or not joined[0].is_a("and", "but", "then"):
        return False
    told = any(item.is_a("copula", "has", "have", "had", "current-marker") for item in joined)
    return told and all(item.is_a(*_CHANGING) or item.time for item in joined)


def _tells_of_places(between: Sequence[Item]) -> bool:
    """Tell whether nothing but where it is so stands between two grades."""
    places = [i for i, item in enumerate(between) if item.is_a("authority")]
    led = all(i > 0 and between[i - 1].is_a(*PLACES, "the") for i in places)
    filling = (*JOINING, *ADVERBS, *PLACES, "the", "by", "inspectorate", "authority", "bystander")
    filling = (*filling, *_VERBS, "been", "judgement-verb")
    return bool(places) and led and all(item.is_a(*filling) for item in between)


def _before(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the sentence before, in the same paragraph."""
    found = reading.sentences[sentence.index - 1] if sentence.index else None
    return found if found is not None and found.paragraph == sentence.paragraph else None


def _opens_with_pronoun(left: tuple[Item, ...]) -> bool:
    """Tell whether a pronoun is the subject: "It was", "They have now been", not "They rated".

    It may come after what opens a sentence: "In 2018, when they came, that was".
    """
    if left and left[0].time is not None:
        left = left[1 + (len(left) > 1 and left[1].is_a(",")) :]
    if left and left[0].is_a("in", "at", "when", "last"):
        left = left[max((i for i, x in enumerate(left) if x.is_a(",")), default=-1) + 1 :]
    if not left or not left[0].is_a(*_SUBJECTS):
        return False
    if len(left) == 1:  # "It requires improvement"
        return True
    return left[1].is_a(*_VERBS) or left[1].time is not None


def _subject(last: Sentence) -> tuple[Mention, ...]:
    """Return the aspects that are the subject of a sentence about nothing else."""
    if last.has(*_OTHERS):
        return ()
    places = last.find("aspect")
    if not places or places[0] >= _OPENING:
        return ()
    found: list[Mention] = []
    for item in last.items[places[0] :]:
        mention = item.mention(Kind.ASPECT)
        if mention is not None:
            found.append(mention)
        elif not item.is_a(*_JOINTS):
            break
    rest = [i for i in places if last.items[i].mention(Kind.ASPECT) not in found]
    return () if rest else tuple(found)


def _graded(last: Sentence, before: Sequence[JudgementClaim]) -> tuple[Mention, ...]:
    """Return the only aspect graded in the sentence before, if that is about no council."""
    aspects = {claim.aspect for claim in before if claim.aspect is not None}
    whole = any(claim.aspect is None for claim in before)
    named = last.has("authority", "authority-type")
    return tuple(aspects) if len(aspects) == 1 and not whole and not named else ()


def _of_them(left: tuple[Item, ...]) -> bool:
    """Tell whether the subject is what people get: "support for them", "the help they receive"."""
    for i, item in enumerate(left):
        if item.is_a("them") and i > 0 and left[i - 1].is_a(*_PEOPLE):
            return True
        if item.is_a("they") and any(one.is_a("award-verb") for one in left[i + 1 : i + 3]):
            return i > 0
    return False


def _is_work_with_them(left: tuple[Item, ...]) -> bool:
    """Tell whether a verdict is on what is done for people: "the council's work with them"."""
    owned = any(one.is_a("authority-type") and two.is_a("'s", "’s") for one, two in pairwise(left))
    return owned and _of_them(left) and not any(item.is_a("other-body") for item in left)


def _is_theirs(left: tuple[Item, ...]) -> bool:
    """Tell whether the subject is what some people told of before have: "their services were"."""
    near = left[1:_SET_REACH]
    return (
        bool(near)
        and left[0].is_a("their")
        and any(item.is_a("judged-noun", "award-verb") for item in near)
    )


def _rates_it(left: tuple[Item, ...]) -> bool:
    """Tell whether a pronoun is the object of the verdict: "they rated it", "put them at"."""
    return any(
        one.is_a("judgement-verb", "award-verb") and other.is_a("it", "them")
        for one, other in pairwise(left)
    )


def _people(last: Sentence) -> tuple[Mention, ...]:
    """Return the only aspect of a sentence that is about some people."""
    places = last.find("aspect")
    mention = last.items[places[0]].mention(Kind.ASPECT) if len(places) == 1 else None
    return (mention,) if mention is not None else ()


def _names_a_part(left: tuple[Item, ...]) -> bool:
    """Tell whether words point back to a part of the work: "this part of its work"."""
    return any(
        left[i].is_a(*_NEAR) and left[i + 1].is_a(*_PARTS) and i + 2 < len(left)
        and left[i + 2].is_a("of", "copula", "was", "is")
        for i in range(len(left) - 1)
    )  # fmt: skip


def _names_it(left: tuple[Item, ...]) -> bool:
    """Tell whether the subject is the work told of before: "that service was"."""
    near = left[:_SET_REACH]
    return len(near) == _SET_REACH and (
        near[0].is_a("this", "that") and near[1].is_a("judged-noun") and near[2].is_a("copula")
    )


def _there(sentence: Sentence, head: int) -> bool:
    """Tell whether a clause says where it is so: "it is good there", "in this area it is good"."""
    items = sentence.items
    after = items[head + 1] if head + 1 < len(items) else None
    if after is not None and after.is_a("there", "here"):
        return True
    return is_in_that_part(items[:head])


def is_in_that_part(words: tuple[Item, ...]) -> bool:
    """Tell whether words point back to a part of the work: "in this area", "in the same area"."""
    return any(
        one.is_a("in", "on", "for") and two.is_a(*_NEAR, "same-grade") and three.is_a(*_PARTS)
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def _is_set_of(left: tuple[Item, ...]) -> bool:
    """Tell whether the subject is some things told before: "all three", "both of those"."""
    words = [item.text.lower() for item in left]
    return any(
        one in ("both", "all") and (item.is_a(*_VERBS, "of") or other in _SIZES)
        for one, other, item in zip(words, words[1:], left[1:], strict=False)
    ) or any(word in _ALL or [word] == words == ["both"] for word in words)


def _as_many(reading: Reading, sentence: Sentence, left: tuple[Item, ...]) -> tuple[Mention, ...]:
    """Return the aspects told last, if they are as many as are meant: "all three had been good"."""
    words = (word for item in left for word in item.text.lower().split())
    sizes = [_SIZES[word] for word in words if word in _SIZES]
    size = sizes[0] if sizes else _SIZES["two"]
    found: list[Mention] = []
    for one in reversed(reading.sentences[max(0, sentence.index - _SET_REACH) : sentence.index]):
        told = (one.items[i].mention(Kind.ASPECT) for i in one.find("aspect"))
        mentions = [m for m in told if m is not None and not m.target.endswith("/overall")]
        found = [*mentions, *found]
        if len(found) >= size or one.has("authority"):
            break
    targets = {mention.targets for mention in found}
    return tuple(found) if len(found) == len(targets) == size else ()


def _last_told(reading: Reading, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the aspect told last in the paragraph."""
    for one in reversed(reading.sentences[: sentence.index]):
        if one.paragraph != sentence.paragraph:
            return ()
        if one.has("aspect"):
            last = one.items[one.find("aspect")[-1]].mention(Kind.ASPECT)
            return (last,) if last is not None else ()
    return ()
