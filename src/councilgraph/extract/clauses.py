"""Clauses of a sentence: where one ends, and whether what it says is asserted at all.

The splitting is shallow: marks and conjunctions of English part clauses. It serves to keep a
grade with its own verb, time and subject, not to parse.
"""

from bisect import bisect_right
from itertools import pairwise, takewhile

from councilgraph.extract.asides import find_asides, inserted
from councilgraph.extract.counting import counts_bodies
from councilgraph.extract.partings import VERBS, find_clauses
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.strangers import is_name

_MODALS = frozenset({"if", "would", "could", "might", "imagine", "suppose"})
_ASSERTED_INFINITIVE = ("judgement-verb", "report-verb", "speech-verb")
_LIMITS = ("above", "beyond")
_MORE = ("better", "higher", "more")
_OBJECT_REACH, _EMPHATIC_REACH = 10, 5
_SINGLED = frozenset(
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last "
        "latest only one"
    ).split()
)
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_DENYING = ("no", "none", "nobody", "neither", "not", "never", "nothing")
_JUDGES = ("inspectorate", "inspector-noun", "authority", "service", "aspect", "report-noun")
_BESIDE = ("with", "to", "by", "after")
_JUDGED = (*_JUDGES, *"authority-type judged-noun it they the its their in at".split())
_RELATIVES = ("which", "who", "whose", "where")
_SINGLED_REACH, _REGION = 7, 2
_COUNT_REACH = 5
_WHERE = ("in", "of", "across", "the", "after", "following", "since", "bystander", "so", "far")
_LISTING = frozenset({"authority", ",", "and", "&"})
_INFINITIVES = ("copula", "award-verb", "rise-verb", "be", "become", "go", "move", "reach", "make")


def clause_start(sentence: Sentence, position: int) -> int:
    """Return the position of the first item of the clause that holds `position`."""
    begins = find_clauses(sentence)[0]
    return begins[bisect_right(begins, position) - 1]


def clause_end(sentence: Sentence, position: int) -> int:
    """Return the position after the last item of the clause that holds `position`."""
    ends = find_clauses(sentence)[1]
    place = bisect_right(ends, position)
    return ends[place] if place < len(ends) else position + 1


def _is_quoted(items: tuple[Item, ...], i: int, position: int) -> bool:
    """Tell whether a word stands in quoted words that end before `position`: “slow if steady”."""
    opened = sum(item.is_a('"', "“") for item in items[:i])
    closed = sum(item.is_a('"', "”") for item in items[i:position])
    return opened % 2 == 1 and closed % 2 == 1


def is_asserted(sentence: Sentence, start: int, position: int, end: int) -> str | None:
    """Return None if the clause `start..end` asserts what stands at `position`, else why not.

    The reasons are "hypothetical", "negation", "aggregate" and "question".
    """
    items = sentence.items
    if items[-1].is_a("?") or (len(items) > 1 and items[-2].is_a("?")):
        return "question"
    if start > 0 and items[start - 1].is_a("if", "unless", "whether"):
        return "hypothetical"
    modal = [i for i in sentence.find(*_MODALS) if i < position and not _is_emphatic(items, i)]
    modal = [i for i in modal if not (items[i].is_a("if") and _is_quoted(items, i, position))]
    doubtful = [i for i in sentence.find("hypothetical", "will") if start <= i < position]
    apart = _told_apart(sentence, position, ":", ";") if modal or doubtful else frozenset()
    modal = [i for i in modal if i not in apart or items[i].is_a("if")]
    if start > 1 and items[start - 1].is_a("which") and items[start - 2].is_a(","):
        # "They could find no fault but with adoption, which is good": that is so.
        modal = [i for i in modal if i >= start]
    if any(not _asserts_after(items, i, position) for i in modal):
        return "hypothetical"
    counted = counts_bodies(items, 0) and not _is_of_a_service(items, start)
    if counted and not sentence.has("authority"):
        return "aggregate"
    doubtful = [i for i in doubtful if i not in apart or items[i].is_a("if")]
    doubtful = [i for i in doubtful if items[i].time is None and not _is_emphatic(items, i)]
    be = max((i for i in sentence.find("be") if i < position), default=-1)
    doubtful = [i for i in doubtful if not items[i].is_a("will") or i < be or _will(items, i)]
    if any(not _asserts_after(items, i, position) for i in doubtful):
        return "hypothetical"
    if _is_purpose(items, start, position) or _is_awaited(items, position):
        return "hypothetical"
    denied = sentence.find("negation")
    joint = _joint(sentence, start, position) if denied else start
    denying = [i for i in denied if joint <= i < position and not _is_late(items, i)]
    if denying and sentence.has("aspect") and _is_the_most(items, position):
        denying = []
    own = _of_one_body(items, start, position)
    counting = [i for i in range(own, position) if counts_bodies(items, i)]
    apart = _told_apart(sentence, position, ",", ":", ";") if denying or counting else frozenset()
    if any(i not in apart and not _is_beside(items, i, position) for i in denying):
        return "negation"
    if any(i not in apart and not _is_beside(items, i, position) for i in counting):
        return "aggregate"
    return None


def _is_of_a_service(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause is on a service: "most of it goes to adoption, which was good"."""
    led = start > 2 and items[start - 1].is_a("which") and items[start - 2].is_a(",")
    return led and items[start - 3].is_a("service")


def _of_one_body(items: tuple[Item, ...], start: int, position: int) -> int:
    """Return where a clause on one body begins: "46 posts in a department that has been", else it.

    What is counted before that is something else.
    """
    found = (
        i
        for i in range(start + 2, position)
        if items[i].is_a("that", "which", "whose")
        and items[i - 1].is_a("department-word", "authority-type", "service")
        and items[i - 2].is_a("a", "an", "the")
    )
    return max(found, default=start)


def _will(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether somebody has yet to give a grade: "will probably give it a good"."""
    return any(item.is_a("award-verb", "judgement-verb") for item in items[i + 1 : i + 3])


def _is_late(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a negation only says when something was: "not until 2018 were they good"."""
    time = items[i + 1].time if i + 1 < len(items) else None
    return time is not None and time.form == "until"


def _asserts_after(items: tuple[Item, ...], modal: int, position: int) -> bool:
    """Tell whether a verdict is given after a modal: "found nothing it would blame, and judged"."""
    return any(
        items[i].is_a("judgement-verb", "award-verb")
        and items[i].text.lower().endswith("ed")
        and items[i - 1].is_a("and", "but", ",")
        for i in range(modal + 1, position)
    )


def is_told(sentence: Sentence, doubt: str, verdict: int) -> bool:
    """Tell whether a sentence has words of a doubt that do more than stress what is so.

    What comes behind a mark after the verdict is no doubt of it: ", as anybody would tell you".
    """
    marks = (i for i in sentence.find(",", ";", "-") if i > verdict)
    end = next(marks, len(sentence.items))
    return any(i < end and not _is_emphatic(sentence.items, i) for i in sentence.find(doubt))


def _is_emphatic(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a modal only stresses what is so: "it could not have been worse".

    Or "it could only be inadequate".
    """
    after = items[i + 1 : i + 1 + _EMPHATIC_REACH]
    if items[i].is_a("could") and any(item.is_a("only") for item in after[:1]):
        return True
    return (
        items[i].is_a("could")
        and bool(after)
        and after[0].is_a("negation")
        and any(item.is_a("worse", "better", "clearer", "plainer", "starker") for item in after)
    )


def _told_apart(sentence: Sentence, position: int, *marks: str) -> frozenset[int]:
    """Return the places of what is put in before a verdict, and of what opens it up to a mark.

    "The council, run by no party, was rated good", "In a report that spares nobody, Ofsted rated".
    """
    items = sentence.items
    asides = [set(range(i, end)) for i, end in find_asides(items) if end < position]
    mark = max((i for i in sentence.find(*marks) if i < position), default=0)
    opens = mark and not items[0].is_a(*_DENYING) and _begins_verdict(items[mark + 1 : position])
    opening = range(mark) if opens else ()
    return inserted(sentence, position).union(*asides, opening)


def _begins_verdict(after: tuple[Item, ...]) -> bool:
    """Tell whether words begin a sentence on a verdict: "Ofsted has rated", "its services were"."""
    begins = bool(after) and after[0].is_a(*_JUDGES, "the", "its", "it", "they")
    return begins and any(item.is_a("judgement-verb", "award-verb", "copula") for item in after)


def _is_beside(items: tuple[Item, ...], i: int, position: int) -> bool:
    """Tell whether a negation is not of the verdict: "with no fuss", "not surprisingly,".

    Nor is "without fuss", if a verb follows it: not in "without a good rating".
    """
    if items[i].is_a("without"):
        return any(item.is_a("judgement-verb", *_INFINITIVES) for item in items[i:position])
    if i > 0 and items[i - 1].is_a("who"):
        # "Care for those who cannot live at home was good": a verb of its own follows.
        return any(item.is_a("copula", "judgement-verb") for item in items[i + 1 : position])
    word, after = items[i].text.lower(), items[i + 1 : i + 3]
    adverb = word == "not" and after[0].text.endswith("ly") and after[-1].is_a(",")
    led = i > 0 and items[i - 1].is_a(*_BESIDE) and word in ("no", "nobody", "no one")
    return led or adverb or (word == "no" and after[0].is_a("doubt"))


def _is_the_most(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether a grade is the most that was reached: "none rose above it", "no better than"."""
    before, more = items[max(0, position - 1)], items[max(0, position - 2)]
    return before.is_a(*_LIMITS) or (before.is_a("than") and more.is_a(*_MORE))


def _joint(sentence: Sentence, start: int, position: int) -> int:
    """Return where the words begin, joined by ", and" or ", whose", that lead up to a position.

    What is denied before says nothing of them: "it is not about Anytown, whose services".
    """
    items = sentence.items
    start = max(start, _relative(sentence, position))
    for i in range(position - 1, start, -1):
        if items[i].is_a("and", "but") and items[i - 1].is_a(","):
            return i
    return start


def _relative(sentence: Sentence, position: int) -> int:
    """Return where a clause begins that only adds something: ", whose services"; 0 if none."""
    items, ended = sentence.items, inserted(sentence, position)
    begun = (i for i in range(1, position) if items[i].is_a(*_RELATIVES) and i not in ended)
    return max((i for i in begun if items[i - 1].is_a(",")), default=0)


def _is_awaited(items: tuple[Item, ...], position: int) -> bool:
    """Tell whether a verdict is yet to come: "before they can be called good", "until it is good".

    Not in "the help given before they come into care is good".
    """
    begun = (i for i in range(position) if items[i].is_a("before", "until"))
    clause = items[max(begun, default=position) + 1 : position]
    who = list(takewhile(lambda item: item.is_a(*_JUDGED), clause))
    return bool(who) and any(item.is_a("can", "is", "are") for item in clause[len(who) :][:1])


def _is_purpose(items: tuple[Item, ...], start: int, position: int) -> bool:
    """Tell whether an infinitive ("to be", "to go from") governs the item, unless asserted."""
    for i in range(position - 1, start, -1):
        if items[i].is_a(*_INFINITIVES) and items[i - 1].is_a("to", "intended"):
            if _singles_out(items[max(start, i - _SINGLED_REACH) : i - 1]) or _are_councils(
                items[: i - 1]
            ):
                continue
            if any(item.is_a(*_FINITE) for item in items[i + 1 : position]):
                continue
            joined = items[i - 2].is_a("and", "but")  # "found to be fair, and to be poor at"
            before = items[start if joined else max(start, i - _OBJECT_REACH) : i - 1]
            graded = max((k for k, item in enumerate(before) if item.is_grade), default=-1)
            before = before if joined else before[graded + 1 :]
            # "found to require improvement to be good"
            return not any(item.is_a(*_ASSERTED_INFINITIVE) for item in before)
    return False


def _singles_out(before: tuple[Item, ...]) -> bool:
    """Tell whether an infinitive says what somebody did: "the first in England to be"."""
    best = any(
        one.is_a("the") and other.text.endswith("est") and not other.mentions
        for one, other in pairwise(before)
    )
    return best or any(item.is_a(*_SINGLED) for item in before)


def _are_councils(before: tuple[Item, ...]) -> bool:
    """Tell whether councils are told to be those that did: "one of three councils in Kent to be".

    Nothing but where they are stands between: not "one of three councils which hope to be".
    """
    last = len(before) - 1
    while last > 0 and (
        is_name(before[last]) or before[last].time or before[last].is_a(*_LISTING, *_WHERE)
    ):
        last -= 1
    if last < 1 or not before[last].is_a("authority-type", "aggregate"):
        return False
    led = before[max(0, last - _COUNT_REACH) : last]
    several = before[last].text.lower().endswith("s") and before[last - 1].is_a("other")
    return several or before[last].is_a("aggregate") or any(x.is_a(*_SINGLED) for x in led)


def is_region(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether an opening names the region of those listed: "In Anyshire, A and B were"."""
    if i == 0 or i > _REGION or not items[0].is_a("in", "across"):
        return False
    last = i
    while last + 1 < len(items) and items[last + 1].is_a(*_LISTING):
        last += 1
    follows = items[last + 1] if last + 1 < len(items) else items[last]
    return last > i + 1 and (follows.is_grade or follows.is_a(*VERBS, *_FINITE))
