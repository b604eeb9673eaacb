"""Words that point to councils named elsewhere: both, the former, there."""

from collections.abc import Sequence

from councilgraph.extract.companions import is_helper
from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import COUNTS, TIMES
from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import Kind, Mention

_COUNCIL = Kind.AUTHORITY
_REACH, _AFTER = 3, 4
_PAIR = 2
_PLACES = ("first", "second", "third", "fourth", "last")
_OPENINGS = (
    *(",", ";", ":", "and", "but", "while", "whereas"),
    *("award-verb", "judgement-verb"),  # "they gave the first a C1"
)
_VERDICTS_FOLLOW = (
    *("they", "it", "inspectors", "inspectorate", "copula", "judgement-verb", "award-verb"),
    *("has", "had", "grade", ",", "'s", "’s"),
)


def find_pointed(
    reading: Reading, sentence: Sentence, clause: tuple[int, int], head: Head
) -> tuple[Mention, ...]:
    """Return the councils that a grade's clause points back to, none if it does not.

    "Both" and the like need two councils named shortly before, and no other word for whom it is.
    """
    if not sentence.has("latter", "former", "both", "there", *_PLACES):
        return ()
    items = sentence.items
    before = range(0, head.start)
    after = range(head.end, min(clause[1], head.end + _AFTER))
    named_before = any(i < head.start for i in sentence.find("authority"))
    behind = next((i for i in after if _is_where(items, head.end, i)), None)
    if behind is not None:
        pair = last_two(reading, sentence, behind)
        return (pair[1 if items[behind].is_a("latter") else 0],) if pair else ()
    for i in (*reversed(before), *after):
        item = items[i]
        if item.is_a("authority") and i < head.start:
            return ()
        if item.is_a("latter", "former") and stands_alone(items, i, "the"):
            pair = last_two(reading, sentence, i)
            return (pair[1 if item.is_a("latter") else 0],) if pair else ()
        if item.is_a(*_PLACES) and stands_for_one(items, i):
            return _one_of_list(reading, sentence, i)
        if named_before:
            continue
        if item.is_a("both") and _stands_for_councils(items, i):
            count = TIMES.get(item.text.lower().split()[-1])  # "all three"
            listed = _all_of_list(reading, sentence, count) if count else ()
            return listed or last_two(reading, sentence, i)
        if item.is_a("there") and (i >= head.start or _tells_where(items, i)):
            return last_two(reading, sentence, i, enough=1)
    return ()


def _is_where(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether one of two at `i` is where the grade was given that ends at `end`."""
    if not items[i].is_a("latter", "former") or not stands_alone(items, i, "the"):
        return False
    led = items[i - 1].is_a("in", "at") or (i > 1 and items[i - 2].is_a("in", "at"))
    return led and not any(x.is_grade or x.is_a(",", ";", "and", "copula") for x in items[end:i])


def find_there(reading: Reading, sentence: Sentence, end: int) -> tuple[Mention, ...]:
    """Return the council that "there", before the item at `end`, points back to, if it does."""
    there = (i for i in sentence.find("there") if i < end)
    place = next((i for i in there if _tells_where(sentence.items, i)), None)
    return () if place is None else last_two(reading, sentence, place, enough=1)


def find_one_of_two(
    reading: Reading, sentence: Sentence, start: int, end: int
) -> tuple[Mention, ...]:
    """Return the council that "the former" or "the latter" between two places stands for."""
    items = sentence.items
    for i in (i for i in sentence.find("former", "latter") if start <= i < end):
        if stands_alone(items, i, "the"):
            pair = last_two(reading, sentence, i)
            return pair[items[i].is_a("latter") :][:1]
    return ()


def _tells_where(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "there" is a place: "There the inspectors called", not "there were two".

    Nor is it one where a side of a service leads up to it: "adoption falls short, and there".
    """
    if i == 0:
        return items[1:2] != () and items[1].is_a("the", *_VERDICTS_FOLLOW[:4], ",")
    if items[i - 1].is_a("copula", "has", "have", "had", "out"):
        return False
    joined = items[i - 1].is_a(":", ";", ",", "and", "but")
    if joined and any(item.is_a("aspect") for item in items[:i]):
        return False
    # "Since then the council there has been good"
    noun = items[i - 1].is_a("authority-type", "service", "judged-noun")
    following = () if noun else items[i + 1 : i + 2]
    exists = ("copula", "has", "have", "had", "will", "would", "may", "could", "should", "seems")
    return not any(item.is_a(*exists) for item in following)


def stands_alone(items: tuple[Item, ...], i: int, article: str) -> bool:
    """Tell whether a word is a noun: "the latter was", not "a former leader"."""
    led = items[i].text.lower().startswith(article) or (i > 0 and items[i - 1].is_a(article))
    following = items[i + 1] if i + 1 < len(items) else None
    return led and (following is None or not following.is_a("role", "authority", "honorific"))


def stands_for_one(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether an ordinal opens a clause as one of some councils: "in the first they found"."""
    if i == 0 or not items[i - 1].is_a("the"):
        return False
    opens = i <= _PAIR or items[i - _PAIR].is_a(*_OPENINGS)
    after = _skip_article(items, i + 1)
    if _is_of_them(items, i + 1):
        return opens
    return (
        opens
        and not items[i].is_a("last")
        and after < len(items)
        and items[after].is_a(*_VERDICTS_FOLLOW)
        and not (after == i + 1 and items[after + 1 :] and items[after + 1].is_a("judgement-noun"))
    )


def _is_of_them(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words point back to a list: "of them", "of the three", not "of the homes"."""
    words = [item.text.lower() for item in items[i : i + 4]]
    if words[:2] in (["of", "them"], ["of", "these"]):
        return True
    counted = words[:2] == ["of", "the"] and words[2:3] and words[2] in COUNTS
    return bool(counted) and len(words) > _REACH and items[i + _REACH].is_a(*_VERDICTS_FOLLOW)


def _skip_article(items: tuple[Item, ...], i: int) -> int:
    """Return where a grade stands that is led up to: "the first a C2", "the first in C3"."""
    led = items[i : i + 1] and items[i].is_a("a", "an", "in", "to", "as")
    graded = led and i + 1 < len(items) and items[i + 1].is_grade
    return i + 1 if graded else i


def _stands_for_councils(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "both" is of councils: "both were rated", "both councils", "in both".

    Not so where two sides of a service are the subject: "leadership and adoption were both good".
    """
    sides = [item for item in items[:i] if item.is_a("aspect")]
    if len(sides) >= _PAIR and items[i - 1].is_a("copula", "have", "had", "are", "were"):
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or following.is_a(
        "authority-type", "aggregate", "copula", "has", "have", "had", "are", ",", ".", "grade"
    ):
        return True
    return following.is_a("judgement-verb", "award-verb")


def _all_of_list(reading: Reading, sentence: Sentence, count: int) -> tuple[Mention, ...]:
    """Return the councils named just before, if they are as many as is said: "all three were"."""
    for last in reading.sentences[max(0, sentence.index - 1) : sentence.index]:
        for named in (named_by([last]), _named_in(reading, last)):
            if len(named) == count:
                return tuple(named)
    return ()


def _one_of_list(reading: Reading, sentence: Sentence, i: int) -> tuple[Mention, ...]:
    """Return the council at the place that the ordinal at `i` has, in the list told last.

    A list is what one sentence names, or else a paragraph with more than two; two may be named
    in two sentences.
    """
    last = sentence.items[i].is_a("last")
    place = next(n for n, word in enumerate(_PLACES) if sentence.items[i].is_a(word))
    first = max(0, sentence.index - _REACH)
    for one in reversed(reading.sentences[first : sentence.index]):
        named = named_by([one])
        if len(named) == 1 and len(_named_in(reading, one)) > _PAIR:
            named = _named_in(reading, one)
        if len(named) >= _PAIR:
            return tuple(named[-1:] if last else named[place : place + 1])
        if named:
            break
    pair = last_two(reading, sentence, i)
    return tuple(pair[-1:] if last else pair[place : place + 1])


def _named_in(reading: Reading, last: Sentence) -> list[Mention]:
    """Return the councils that a paragraph names as far as its sentence `last`."""
    told = reading.sentences[: last.index + 1]
    return named_by([one for one in told if one.paragraph == last.paragraph])


def named_by(sentences: Sequence[Sentence]) -> list[Mention]:
    """Return the councils that sentences name, once each, but for those set beside another."""
    named: list[Mention] = []
    for one in sentences:
        for at in one.find("authority"):
            mention = one.items[at].mention(Kind.AUTHORITY)
            if mention is None or describes_another(one.items, at) or _is_aside(one.items, at):
                continue
            named += [mention] if all(mention.targets != m.targets for m in named) else []
    return named


def last_two(
    reading: Reading, sentence: Sentence, i: int, enough: int = _PAIR
) -> tuple[Mention, ...]:
    """Return the two councils, or `enough`, named last before item `i`, in their order."""
    found: list[Mention] = []
    first = max(0, sentence.index - _REACH)
    for one in reversed(reading.sentences[first : sentence.index + 1]):
        end = i if one.index == sentence.index else len(one.items)
        for place in range(end - 1, -1, -1):
            mention = one.items[place].mention(Kind.AUTHORITY)
            if mention is None or describes_another(one.items, place):
                continue
            if enough == _PAIR and _is_passed_by(one, place):
                continue
            if all(mention.targets != other.targets for other in found):
                found.append(mention)
            if len(found) == enough:
                return _in_order(reading.sentences[first : sentence.index + 1], found)
    return ()


def _is_passed_by(sentence: Sentence, place: int) -> bool:
    """Tell whether a council is only a neighbour, in company, or told of in an aside.

    Of two that are compared, either may be meant by what follows: "Kent did better than Surrey".
    """
    named = len(sentence.find("authority"))
    alone, compared = named == 1, named == _PAIR and place > 0
    if compared and sentence.items[place - 1].text.lower().endswith("than"):
        return False
    passed = (alone and sentence.has("bystander")) or is_helper(sentence.items, place)
    return passed or _is_aside(sentence.items, place)


def _in_order(near: Sequence[Sentence], found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return councils, found from the last on, in the order of the last sentence with them all."""
    for one in reversed(near):
        told = [m.targets for i in one.find("authority") if (m := one.items[i].mention(_COUNCIL))]
        if all(mention.targets in told for mention in found):
            return tuple(sorted(found, key=lambda mention: told.index(mention.targets)))
    return tuple(reversed(found))


def _is_aside(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a name stands in a clause about another: ", which shares staff with Kent,"."""
    comma = next((i for i in range(place - 1, -1, -1) if items[i].is_a(",")), None)
    return comma is not None and items[comma + 1].is_a("which", "who", "whose", "where")
