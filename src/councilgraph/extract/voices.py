"""Whose word a grade is, where it is not that of inspectors: what people say, find or think."""

from collections.abc import Iterator
from itertools import takewhile

from councilgraph.extract.asides import QUOTES
from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.support import names_source
from councilgraph.extract.ungraded import is_adverb

_PERSONS = ("he", "she", "i", "we")
_NO_PERSONS = (
    *("copula", "they", "who", "which", "inspectorate", "inspector-noun", "report-noun"),
    *("report-verb", "speech-verb"),
)
_THEMSELVES = ("itself", "themselves", "ourselves")
_OWNER_REACH = 4
_OBJECTS = ("it", "them", "the", "its", "their", "his", "her", "this", "that")
_GRADING = ("judgement-verb", "award-verb", "judgement-noun", "rise-verb", "fall-verb")
_BREAKS = (",", ";", ":", "but", "and", "which", "who", "that", "-", "(")
_WHERE = ("in", "at", "from", "of", "for", "on")
_INSPECTING = ("inspectorate", "inspector-noun", "report-noun", "inspection", "inspection-noun")
_ENTITLED = (*_INSPECTING, "authority", "authority-type", "body", "it", "they")
_PEOPLE = ("honorific", "party", "private-person", "role-object")
_CLAIMS = ("talk-noun", "claim-noun")
_VIEWS = ("view-noun", *_CLAIMS)
_WHOSE = (" by", " from")
_PAUSES = (",", ";", ":", "but")
_PRONOUNS = frozenset({"it", "they", "its", "their", "them", "which"})


def find_voices(reading: Reading, sentence: Sentence, head: Head, start: int) -> Iterator[str]:
    """Name the voices that make a grade doubtful: "speech", and "unofficial" of one's own."""
    spoken = reading.in_speech(head.mention.span) or _is_opinion(reading, sentence, head)
    if spoken or _is_found_by_a_person(sentence, start, head):
        yield "speech"
    own = _is_said(sentence, head) or _is_of_themselves(sentence, start, head)
    if own or _is_a_view(sentence, head) or _is_said_behind(sentence, start, head):
        yield "unofficial"


def _is_opinion(reading: Reading, sentence: Sentence, head: Head) -> bool:
    """Tell whether somebody's words hold a grade, in news that names no inspectors beside them."""
    span = head.mention.span
    if reading.quoted(span) or not any(q.covers(span) for q in reading.quotations):
        return False
    sources = ("inspectorate", "inspector-noun", "report-noun", "inspection-noun")
    return not names_source(sentence, *sources)


def _is_found_by_a_person(sentence: Sentence, start: int, head: Head) -> bool:
    """Tell whether somebody judges who is no inspector: "she had tried it and found it poor"."""
    items = sentence.items
    verbs = [i for i in sentence.find("judgement-verb") if start < i < head.start - 1]
    if not verbs or not items[verbs[-1] + 1].is_a(*_OBJECTS):
        return False
    for item in reversed(items[start : verbs[-1]]):
        if item.is_a(*_NO_PERSONS):
            return False
        if item.is_a(*_PERSONS):
            return True
    return False


def _is_a_view(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is what somebody thinks: "the council's view was that it was good".

    Or claims: "it denied claims by parents that it was poor".
    """
    items = sentence.items
    that = [i for i in sentence.find("that") if i < head.start] if sentence.has(*_VIEWS) else []
    if not that:
        return False
    claim = max((i for i in sentence.find(*_CLAIMS) if i < that[-1]), default=None)
    if claim is not None and _goes_on(items[claim : head.start]):
        owned = items[claim].text.endswith(_WHOSE) or items[claim + 1].is_a("by", "from", "that")
        return owned and not any(item.is_a(*_INSPECTING) for item in items[claim : that[-1]])
    if not items[that[-1] - 1].is_a("copula", "view-noun"):
        return False
    view = next((i for i in range(that[-1] - 1, -1, -1) if items[i].is_a("view-noun")), None)
    if view is None:
        return False
    owners = items[max(0, view - _OWNER_REACH) : view + 1 + _OWNER_REACH]
    return not any(item.is_a(*_INSPECTING[:3], "judgement-noun") for item in owners)


def _is_of_themselves(sentence: Sentence, start: int, head: Head) -> bool:
    """Tell whether somebody judges what is their own: "the council rated itself good"."""
    return any(
        one.is_a("judgement-verb")
        and (two.is_a(*_THEMSELVES) or (two.is_a(*_PRONOUNS) and three.is_a("own")))
        for one, two, three in zip(
            sentence.items[start : head.start],
            sentence.items[start + 1 : head.start],
            sentence.items[start + 2 : head.start + 1],
            strict=False,
        )
    )


def _is_said(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is what somebody says things are: "parents say that it is poor".

    What councils and inspectors say is theirs to say, and that it "was rated" anybody may tell.
    What councils think is only their own view: "managers at Anytown believe that it is good".
    """
    if not sentence.has("speech-verb", "thinking-verb"):
        return False
    items = sentence.items
    told = range(head.start - 1, 0, -1)
    verb = next((i for i in told if items[i].is_a("speech-verb", "thinking-verb", *_GRADING)), 0)
    before = items[verb - 1]
    were = before.is_a("aggregate") and before.text.endswith("were")  # "two councils were told"
    passive = were or before.is_a("copula", "being", "itself") or items[verb + 1].is_a("to", "as")
    if not verb or passive:
        return False
    clause = items[verb + 1 : head.start]
    is_so = _goes_on(clause) and any(item.is_a("copula") for item in clause)
    if items[verb].is_a("thinking-verb") and is_so and _is_thought(items, verb):
        return True
    noun = head.end < len(items) and items[head.end].is_a("judgement-noun")
    if noun and all(item.is_a("a", "an", "the", "its") for item in clause):
        return False  # "leaders welcomed an outstanding rating"
    speaker = _speaker(items, verb)
    named = any(not is_adverb(item) for item in speaker)
    said = items[verb].is_a("speech-verb") and named
    return said and not any(item.is_a(*_ENTITLED) for item in speaker)


def _is_thought(items: tuple[Item, ...], verb: int) -> bool:
    """Tell whether those who think something are no inspectors: "it told them that it thought".

    Who "it" and "they" are is told by who speaks before; else it may be anybody.
    """
    start = _clause_of_words(items, verb)
    thinker = [item for item in items[start:verb] if not is_adverb(item)]
    if any(item.is_a("it", "they", "he", "she") for item in thinker[:1]):
        said = next((i for i in range(start - 1, 0, -1) if items[i].is_a("speech-verb")), 0)
        thinker = _speaker(items, said)
    return bool(thinker) and not any(item.is_a(*_INSPECTING) for item in thinker)


def _goes_on(between: tuple[Item, ...]) -> bool:
    """Tell whether words still belong to the clause that they begin."""
    return not any(item.is_a(*_PAUSES) for item in between)


def _is_said_behind(sentence: Sentence, start: int, head: Head) -> bool:
    """Tell whether people are named behind as those who say so: "poor, according to parents".

    "It is poor, opposition councillors have said": those who run a council may know, unless they
    only claim it.
    """
    items = sentence.items
    after = [item for item in items[head.end :] if not item.is_a(*QUOTES)]
    comma = any(item.is_a(",") for item in after[:1])
    put_in = start > 0 and items[start - 1].is_a("which", "who", "whose")
    if put_in or not comma or any(item.is_a(*_GRADING) for item in items[start : head.start]):
        return False
    rest = list(takewhile(lambda item: not item.is_a(*_PAUSES, "."), after[1:]))
    verb = next((i for i, item in enumerate(rest) if item.is_a("speech-verb")), None)
    if verb is None or 0 < verb < len(rest) - 1:
        return False
    said = rest[:verb] or rest[1:]
    speaker = list(takewhile(lambda item: not item.is_a(*_WHERE), said))
    claimed = rest[verb].is_a("thinking-verb")
    people = any(item.is_a(*_PEOPLE) or (claimed and item.is_a("role")) for item in speaker)
    return people and not any(item.is_a(*_ENTITLED) for item in speaker)


def _speaker(items: tuple[Item, ...], verb: int) -> list[Item]:
    """Return the words for who speaks, without where that is: "parents", "inspectors who came"."""
    start = _clause_of_words(items, verb)
    if any(item.is_a(*_INSPECTING) for item in items[max(start, verb - 1) : verb]):
        return [items[verb - 1]]  # "after two weeks in Anytown the inspectors wrote that"
    if start > 1 and items[start - 1].is_a("who") and not items[start - 2].is_a(*_BREAKS):
        start = _clause_of_words(items, start - 1)
    return list(takewhile(lambda item: not item.is_a(*_WHERE), items[start:verb]))


def _clause_of_words(items: tuple[Item, ...], end: int) -> int:
    """Return where the words before a place begin that no mark or joint parts from it."""
    return next((i + 1 for i in range(end - 1, -1, -1) if items[i].is_a(*_BREAKS)), 0)
