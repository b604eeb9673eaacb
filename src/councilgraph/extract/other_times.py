"""Which times of a sentence tell of something else than what is dated: another grade or deed.

They stand behind a comma or a word of joining, are those of a grade told between, or only compare.
"""

from itertools import pairwise, takewhile

from councilgraph.extract.clauses import clause_end, clause_start
from councilgraph.extract.grade_steps import STEPS, is_than_then
from councilgraph.extract.reading import Item, Sentence
from councilgraph.model.claims import Kind

_BACK = ("since", "because", "after", "before")
_ASIDE = ("although", "though", "who", "which", "whose", "where")
_INSPECTING = (
    "inspectorate", "inspector-noun", "inspection", "inspection-noun", "inspected-verb",
    "report-noun", "judgement-noun",
)  # fmt: skip
_DEEDS = ("inspected-verb", "published-verb", "judgement-verb", "award-verb")
_VISITING = (
    *("inspector-noun", "inspection", "inspection-noun", "report-noun"),
    *("inspected-verb", "published-verb"),
)
_PLACING = ("in", "at", "on", "with", "for", "to", "from", "by")
_PREDICATES = ("copula", "has", "had", *_DEEDS)
_ASIDE_OF = ("who", "whose", "which", "new-holder")
_LEFT = ("stay-end", "no-longer")
_OPENING = 2
_OPENED = 5
_KEPT_REACH = 3
_VERDICT_REACH = 8
_SUBJECTS = ("it", "they", "the", "its", "their", "authority", "service", "inspectorate")
_TODAY_REACH = 3
_TODAY = ("has", "have", "is", "are", "now")
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_PRESENT = frozenset({"is", "are", "requires", "require"})


def looks_back(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time is one to compare with: "good, just as they were when last seen in".

    Or "good, one grade higher than in", "good, a far cry from 2018", "down to fair since they came
    in", or tells of something else: "it is good: in 2019 it lost".
    """
    between = items[position + 1 : i]
    if _is_left(between) or any(item.is_a("since-marker") for item in between):
        return True
    after = [item.text for item in items[i + 1 : i + 3]]
    if after == [",", "when"] and any(item.is_a(",") for item in between):
        return True  # "found it poor, or with May 2020, when it was good"
    relative = next((k for k, item in enumerate(between) if item.is_a(*_ASIDE_OF[:3])), i)
    if any(x.is_a("previous-marker") and x.is_a("inspected-verb") for x in between[relative:]):
        return True  # "good, say inspectors who last came in 2022"
    if any(a.is_a("it", "they") and b.is_a(*_LEFT) for a, b in pairwise(between[relative:])):
        return True  # "back in the bottom band, which they left in 2017"
    return any(
        one.is_a("as") and other.is_a("it", "they") and then.is_a("was", "were", "did", "had")
        for one, other, then in zip(between, between[1:], between[2:], strict=False)
    ) or any(
        (items[n].is_a(*STEPS) and is_than_then(items, n))
        or (items[n].is_a(":", ";") and _is_so_today(items, position))
        for n in range(position + 1, i)
    )


def _is_left(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is what something has come from: "a far cry from where it was in 2018".

    Or that of the grade before: "raised to good from the fair that it was given in 2018", "good, a
    grade above that of 2018".
    """
    near = takewhile(lambda item: not item.is_a(",", ";"), reversed(between))
    if any(item.is_a("moved-from", "above", "below", *STEPS) for item in near):
        return True
    origin = next((k for k, item in enumerate(between) if item.is_grade), None)
    if origin is None or not any(item.is_a("from") for item in between[:origin]):
        return False
    told = between[origin + 1 :]
    return any(item.is_a("award-verb", "judgement-verb", "awarded-participle") for item in told)


def is_of_the_origin(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time is that of what a change began with: "from the fair of 2019 to"."""
    origin = next((k for k in range(i - 1, -1, -1) if items[k].is_grade), None)
    if origin is None or not any(item.is_a("to") for item in items[i + 1 : position]):
        return False
    near = range(max(0, origin - _KEPT_REACH), origin)
    return any(items[k].is_a("from") for k in near) and not any(
        item.is_grade or item.is_a(",", ";", "and") for item in items[i + 1 : position]
    )


def is_of_the_first_verb(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time is of a grade before another verb: "good in 2019 and is now poor".

    So it is where the verb has a subject of its own: "good in 2019, it was poor". Or it leads to
    what is told next: "that it was poor, in 2017 that it was good".
    """
    if i > position:
        return items[position].is_grade and _leads_on(items, i)
    if _is_of_since(items, i, position):
        return True
    if not any(item.is_grade for item in items[max(0, i - _KEPT_REACH) : i]):
        return False
    after = items[i:position]
    if any(one.is_a("and", "but") and other.is_a(*_TODAY) for one, other in pairwise(after)):
        return True
    comma = next((k for k, item in enumerate(after) if item.is_a(",")), len(after))
    return any(item.is_a(*_PREDICATES) for item in after[comma:])


def _leads_on(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a time leads to another grade: "it was poor, in 2017 it was good"."""
    after = items[i + 1 : i + 2]
    if not after or not any(item.is_grade for item in items[i:]):
        return False
    joined = any(item.is_a(",", "and", "but", ";") for item in items[i - _OPENING : i])
    return after[0].is_a("that") or (joined and after[0].is_a(*_SUBJECTS))


def _is_of_since(items: tuple[Item, ...], i: int, position: int) -> bool:
    """Tell whether a time is of a clause of since when: "since it was set up in 2009,"."""
    since = next((k for k in range(i - 1, -1, -1) if items[k].is_a("since-marker", ",")), None)
    led = since is not None and items[since].is_a("since-marker")
    return led and any(item.is_a(",") for item in items[i:position])


def is_of_the_first(between: tuple[Item, ...]) -> bool:
    """Tell whether a time is that of the first time: "again, after it first got there in"."""
    return any(item.is_a("after", "since", "having") for item in between) and any(
        item.text.lower() == "first" for item in between
    )


def kept_from(items: tuple[Item, ...], position: int) -> int:
    """Return where a grade was kept: what comes before has times of its own."""
    near = range(position - 1, max(0, position - _KEPT_REACH), -1)
    return next((i for i in near if items[i].is_a("retain-verb")), 0)


def is_set_apart(items: tuple[Item, ...], start: int, i: int, position: int) -> bool:
    """Tell whether a comma parts a time from what comes after, unless it opens the clause.

    A time after a comma and another grade is that grade's own.
    """
    after = items[position + 1 : i]
    another = any(item.is_grade and not _same_grade(item, items[position]) for item in after)
    if another and any(item.is_a(",") for item in after):
        return True
    if i < position and _is_put_in(items, start, i, position):
        return False
    if all(item.is_a("previous-marker", ",", *_PLACING) for item in items[start:i]):
        return False  # "before that, in 2019, it was poor"
    return i - start > _OPENING and any(item.is_a(",") for item in items[i:position])


def _is_put_in(items: tuple[Item, ...], start: int, i: int, position: int) -> bool:
    """Tell whether a time between commas leads to a grade: "poor in 2014 and, in 2016, fair".

    It may stand behind the subject, or what opens the clause: "Kent, in May, was rated good", "at
    its first inspection, in May, Kent was".

    Or ends a clause that the grade's hangs on: "when it last reported, in 2019, they were".
    """
    first = i - 1 if items[i - 1].is_a(",") else i - 2
    if first < 1 or not items[first].is_a(",") or not items[i + 1].is_a(","):
        return False
    right_after = i + 2 == position and items[first - 1].is_a("and", "but")
    subject = items[first - 1].is_a("authority", "service") and items[i + 2].is_a(*_PREDICATES)
    subject = subject or (first - start <= _OPENED and items[start].is_a("at", "after", "in"))
    return right_after or subject or (start > 0 and items[start - 1].is_a("when"))


def _same_grade(one: Item, other: Item) -> bool:
    """Tell whether two words are one grade: "good, and pleased to be good, since 2017"."""
    grade, known = one.mention(Kind.GRADE), other.mention(Kind.GRADE)
    return grade is not None and known is not None and grade.targets == known.targets


def is_of_what_follows(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time stands behind ", and", where something else is told."""
    return any(
        one.is_a(",") and other.is_a("and", "but") for one, other in pairwise(items[position:i])
    )


def is_of_another(items: tuple[Item, ...], position: int, i: int) -> bool:
    """Tell whether a time stands in a clause on somebody else: ", and in May a board was set up".

    Where that tells of inspectors or their report, it is of the grade all the same.
    """
    joint = next((k for k in range(position + 1, i) if begins_anew(items, k)), None)
    if joint is None:
        return False
    return not any(item.is_a(*_VISITING) for item in items[joint : i + _KEPT_REACH])


def begins_anew(items: tuple[Item, ...], k: int) -> bool:
    """Tell whether a word joins a clause with a subject of its own: ", and a board was"."""
    if not (items[k].is_a("and", "but") and items[k - 1].is_a(",")) or k + 2 >= len(items):
        return False
    placed = items[k + 1].is_a(*_PLACING) and items[k + 2].time is None  # "and in offices"
    return not (placed or items[k + 1].is_a(*_PREDICATES) or items[k + 1].text.endswith("ed"))


def is_of_somebody(items: tuple[Item, ...], place: int) -> bool:
    """Tell whether a time is put in of somebody: "she, who joined in May, said that it was"."""
    near = range(place - 1, max(0, place - _VERDICT_REACH), -1)
    who = next((k for k in near if items[k].is_a(*_ASIDE_OF)), None)
    if items[place - 1].is_a("role"):
        who = place - 1
    after = items[place + 1 : place + 2]
    if who is None or not any(item.is_a(",", "speech-verb") for item in after):
        return False
    told = items[max(0, who - _OPENING) : place]
    return not any(i.is_a(*_INSPECTING) and not i.is_a("everyday-verb") for i in told)


def is_of_something_else(items: tuple[Item, ...], place: int, position: int) -> bool:
    """Tell whether the only time of a sentence is another verdict's, or somebody else's."""
    return (
        has_verdict_between(items, place, position)
        or (place < position and is_of_somebody(items[:position], place))
        or is_of_another_verdict(items, place, position)
        or is_of_later_verdict(items, place, position)
        or is_of_another(items, position, place)
    )


def is_of_what_was_done(between: tuple[Item, ...]) -> bool:
    """Tell whether a verdict is only put in: "services, twice judged poor, were handed over in"."""
    return any(
        comma.is_a(",") and verb.is_a("was", "were") and not done.is_a("inspected-verb")
        for comma, verb, done in zip(between, between[1:], between[2:], strict=False)
    )


def has_verdict_between(items: tuple[Item, ...], place: int, position: int) -> bool:
    """Tell whether another grade was given between: not in "no longer inadequate but good"."""
    low, high = sorted((place, position))
    given = given_grades if place < position else tuple
    return any(item.is_grade or item.is_a("same-grade") for item in given(items[low + 1 : high]))


def given_grades(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items without the grades that were left: "no longer inadequate"."""
    left = {i + 1 for i, item in enumerate(items) if item.is_a("no-longer")}
    return tuple(item for i, item in enumerate(items) if i not in left)


def is_of_another_verdict(items: tuple[Item, ...], place: int, position: int) -> bool:
    """Tell whether a time belongs to the grade before it: "inadequate in 2016, is now good"."""
    before = items[max(0, place - _VERDICT_REACH) : place]
    apart = any(item.is_a(",", ";") for item in items[place:position])
    return apart and any(item.is_grade for item in before)


def is_of_later_verdict(items: tuple[Item, ...], place: int, position: int) -> bool:
    """Tell whether a time opens a clause on another grade: "is good; in 2019 it was poor"."""
    joints = (";", "-", "but", "while", "whereas", "when")
    parted = any(item.is_a(*joints) for item in items[position:place])
    return parted and any(item.is_grade for item in items[place:])


def is_same_deed(items: tuple[Item, ...], i: int, position: int) -> bool:
    """Tell whether no other deed begins between: "visited in May and published in June"."""
    low, high = sorted((i, position))
    between = items[low : high + 1]
    if any("and" in one.tags and other.is_a(*_DEEDS) for one, other in pairwise(between)):
        return False
    joints = (k for k, item in enumerate(between) if item.is_a("and"))
    near = (between[k + 1 : k + 1 + _OPENING] for k in joints)
    return not any(
        len(words) > 1 and words[0].is_a("their", "its", "the") and words[1].is_a("report-noun")
        for words in near
    )  # "were there in May and their report, out in June,"


def is_of_what_came_of_it(sentence: Sentence, place: int, start: int) -> bool:
    """Tell whether a time dates what a clause from `start` on only explains, or goes back from.

    "She left in May because it was rated good", "the second visit, in May, since it was"; but
    "the report said in May, although it was": who inspects told that then.
    """
    items = sentence.items
    if start == 0 or place >= start or not items[start - 1].is_a(*_BACK, *_ASIDE):
        return False
    if items[start - 1].is_a(*_BACK):
        return True
    before = items[clause_start(sentence, place) : clause_end(sentence, place)]
    return not any(item.is_a(*_INSPECTING) for item in before)


def _is_so_today(items: tuple[Item, ...], grade: int) -> bool:
    """Tell whether a grade has a verb in the present: "it is good", "it requires improvement"."""
    if items[grade].text.lower().split()[0] in _PRESENT:
        return True
    near = items[max(0, grade - _TODAY_REACH) : grade]
    verb = next((item for item in reversed(near) if item.is_a(*_FINITE, "copula")), None)
    return verb is not None and verb.text.lower() in _PRESENT
