"""What speaks against a grade word meaning a grade that a council was given: doubts.

Most stand in its own clause ("would", "not", "several councils"); some in the sentences around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from councilgraph.extract.asides import QUOTES
from councilgraph.extract.clauses import is_asserted
from councilgraph.extract.explained_scales import explains_the_scale
from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.extract.strangers import goes_on_about_stranger, is_plain_word
from councilgraph.extract.subjects import Subject
from councilgraph.extract.support import is_supported
from councilgraph.extract.ungraded import is_of_a_detail
from councilgraph.extract.unnamed_sides import is_partial
from councilgraph.extract.voices import find_voices
from councilgraph.model.claims import JudgementClaim

_CONTEXT = 3
_UNREAL_REACH = 5
_OPENING = 8
_ESCAPE, _NEAR = 8, 2
_HAS = ("has", "have", "had", "was", "were", "is", "are")
_SHORT = 4
_PRONOUNS = frozenset({"it", "they", "its", "their", "them", "which"})
_OWN_VERBS = ("judgement-verb", "award-verb", "authority", ",", ";", "which", "that")
_REVIEW_REACH = 7
_ONE_MORE = 4  # words
_EXPECTED = 6
_MARKS = ("judgement-noun", "judged-noun")
_TAKING_UP = ("judged-noun", "inspection", "inspection-noun")


def find_doubts(
    reading: Reading,
    sentence: Sentence,
    head: Head,
    subject: Subject,
    plain: bool,
    signals: set[str],
    clause: tuple[int, int],
) -> Iterator[str]:
    """Name what speaks against this grade having been given to a council."""
    start, end = clause
    yield from find_voices(reading, sentence, head, start)
    why_not = is_asserted(sentence, start, head.start, end)
    if why_not is None and (_is_escaped(sentence, head) or _is_undone(sentence, head, end)):
        why_not = "negation"
    if why_not is None and (
        _is_to_come(reading, sentence, head)
        or _is_possible(sentence, head)
        or _is_expected(sentence, head)
    ):
        why_not = "hypothetical"
    if why_not is not None:
        yield why_not
    elif sentence.has("withheld") and _is_withheld(sentence, head):
        yield "negation"
    partial = not subject.aspects and is_partial(sentence, head, start)
    manner = _names_a_manner(sentence, start, head, subject)
    if partial or manner or is_of_a_detail(sentence, head, end):
        yield "partial"
    if manner:
        yield "thing"
    if explains_the_scale(sentence, start, head):
        yield "scale"
    if _denied(reading, sentence):
        yield "taken-back"
    if not is_supported(signals, plain, head.rank):
        yield "unsupported"
    refused = subject.refused or ("indefinite" if _is_one_more(sentence, head) else None)
    if refused is not None:
        yield refused
    if not subject.authorities and _about_another_body(reading, sentence):
        yield "other-context"
    if subject.stranger or goes_on_about_stranger(reading, sentence):
        yield "stranger"
    told = bool(subject.authorities or subject.service or subject.aspects)
    told = told or ("noun" in signals and sentence.has("inspection", "inspection-noun"))
    if plain and not told and not _continues_on_inspections(reading, sentence, start, head):
        yield "loose"


def _is_one_more(sentence: Sentence, head: Head) -> bool:
    """Tell whether words are about another of what was counted: "A third, in Kent, was"."""
    opens = max((i + 1 for i in sentence.find(";") if i < head.start), default=0)
    first, *after = sentence.items[opens : opens + _ONE_MORE]
    if not first.is_a("a", "an") or not after or after[0].text.lower() not in ORDINALS:
        return False
    if any(item.is_a(",") for item in after[1:2]):
        return after[-1].is_a("in", "near", "at", "outside")
    return any(item.is_a("copula", "has", "had") for item in after[1:2])


def _is_escaped(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade was not given: "the one area to escape the bottom grade".

    Or "three other judgements escape it".
    """
    before = reversed(sentence.items[max(0, head.start - _ESCAPE) : head.start])
    near = [*takewhile(lambda item: not item.is_a(",", ":", ";"), before)][::-1]
    if any(one.is_a(*_MARKS) and two.is_a("sparing-verb") for one, two in pairwise(near)):
        return True
    escaped = any(one.is_a("to") and two.is_a("no-longer") for one, two in pairwise(near))
    return escaped and any(item.is_a("one", "only") for item in near)


def _is_undone(sentence: Sentence, head: Head, end: int) -> bool:
    """Tell whether a clause opens with a grade that was not: "enough progress has not been"."""
    if head.start > 0 and not sentence.items[head.start - 1].is_a("that"):
        return False
    after = sentence.items[head.end : min(end, head.end + _ESCAPE)]
    return any(has.is_a(*_HAS) and no.is_a("not") for has, no in pairwise(after))


def _is_to_come(reading: Reading, sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is one of years to come: "outstanding by 2030"."""
    published = reading.article.published
    times = [item.time for item in sentence.items[head.end : head.end + 2] if item.time]
    years = (time.year for one in times for time in (one, *one.parts))
    return published is not None and any(year and year > published.year for year in years)


def _is_possible(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is the subject of what may be: "the lowest, weak, could be its own"."""
    items = sentence.items
    if any(item.is_a(*_OWN_VERBS[:3], "copula") for item in items[: head.start]):
        return False
    after = [item for item in items[head.end : head.end + 2] if not item.is_a(",")]
    return any(item.is_a("could", "might", "would") for item in after[:1])


def _is_expected(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is what somebody only expects: "told to expect a poor rating".

    Not what it follows on, as in "told to expect a visit after its poor rating".
    """
    items = sentence.items
    near = range(max(0, head.start - _EXPECTED), head.start)
    verb = max((i for i in near if items[i].is_a("expecting-verb")), default=None)
    if verb is None or not items[verb + 1].is_a("a", "an", "the", "its", "another"):
        return False
    between = (item for item in items[verb + 2 : head.start] if not item.is_a(*QUOTES))
    return all(
        item.is_a("judgement-noun", "of", "aspect") or is_plain_word(item) for item in between
    )


def _names_a_manner(sentence: Sentence, start: int, head: Head, subject: Subject) -> bool:
    """Tell whether a grade is of a side in words that nobody knows: "the way it finds homes".

    "Part of the service was inadequate" does not even say which side it is.
    """
    if subject.aspects:
        return False
    last = next((i for i in range(head.start - 1, start, -1) if sentence.items[i].is_grade), start)
    left = sentence.items[last : head.start]
    given = any(a.is_a("award-verb") and b.is_a("it", "them") for a, b in pairwise(left))
    return not given and any(
        (one.is_a("the") and other.is_a("way", "manner"))
        or (one.is_a("part", "parts") and other.is_a("of"))
        or (one.is_a("not-a-grade") and "way" in one.text)
        for one, other in pairwise(left)
    )


def _denied(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the next sentence takes it back: "It has not."."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    near = (s for s in following if len(s.known) <= _SHORT)  # the words of others aren't read
    return any(len(s.items) <= _SHORT and s.has("negation") for s in near)


def _about_another_body(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the sentences before are about a school, a home or the like."""
    for before in reversed(reading.sentences[max(0, sentence.index - _CONTEXT) : sentence.index]):
        subjects = [i for i in before.find("other-body") if i < _OPENING]
        if subjects and not _names_an_authority(before):
            return True
        if before.has("authority", "authority-type"):
            return False
    return False


def _continues_on_inspections(reading: Reading, sentence: Sentence, start: int, head: Head) -> bool:
    """Tell whether a pronoun, or "the service", takes up what sentences on inspections speak of."""
    left = sentence.items[start : head.start]
    known = any(
        one.is_a("the", "its", "their", "this", "an") and other.is_a(*_TAKING_UP)
        for one, other in pairwise(left)
    )
    if not known and not any(item.is_a(*_PRONOUNS) for item in left):
        return False
    near = reading.sentences[max(0, sentence.index - _CONTEXT) : sentence.index + 1]
    told = ("inspectorate", "inspector-noun", "inspection", "inspection-noun", "report-noun")
    return any(s.has(*told, "service") for s in near)


def is_of_a_review(sentence: Sentence, head: Head, clause: tuple[int, int]) -> bool:
    """Tell whether a review gave a grade that is none: "a mock inspection rated it good".

    Or is named behind: "good, according to a peer review", "good, a peer review has found".
    """
    if not sentence.has("peer-review"):
        return False
    items, (start, end) = sentence.items, clause
    for i in range(head.start - 1, start - 1, -1):
        if items[i].is_a("peer-review"):
            return True
        # "A peer review by the association found it good": that is whose review it is.
        owner = any(item.is_a("by", "from") for item in items[max(start, i - 2) : i])
        if items[i].is_a("inspectorate", "inspector-noun") and not owner:
            break
    after = items[head.end : min(end, head.end + _REVIEW_REACH)]
    rest = tuple(item for item in items[head.end :] if not item.is_a(*QUOTES))
    if len(rest) > 1 and rest[0].is_a(",") and rest[1].is_a("speech-verb", "a", "an", "the"):
        after = rest[1 : 1 + _REVIEW_REACH]
    place = next((i for i, item in enumerate(after) if item.is_a("peer-review")), 0)
    finds = any(item.is_a("speech-verb", "report-verb") for item in after[place:])
    led = any(item.is_a("in", "by", "from", "speech-verb") for item in after[:place])
    led = led or (finds and rest[0].is_a(","))
    return led and not any(item.is_a("inspectorate", "inspector-noun") for item in after[:place])


def is_unreal(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is one that was not given: "it would have been rated good"."""
    near = sentence.items[max(0, head.start - _UNREAL_REACH) : head.start]
    return any(
        one.is_a("would", "could", "might", "should") and other.is_a("have")
        for one, other in pairwise(near)
    ) and not any(item.is_a(",", "but", "and") for item in near)


def is_a_mere_word(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is spoken of as a word: "the word “poor” was used 17 times"."""
    items = sentence.items
    place = head.start - 1
    while place > 0 and items[place].is_a(*QUOTES):
        place -= 1
    word = place > 0 and items[place].is_a("word", "term") and items[place - 1].is_a("the")
    subject = place < _NEAR or items[place - _NEAR].is_a("and", "but", ";", ":")
    judged = sentence.has("inspectorate", "inspector-noun", "report-noun")
    return word and (subject or not judged)


def _is_withheld(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is the subject of what denies it: "the top grade eluded it"."""
    for item in sentence.items[head.end :]:
        if item.is_a("withheld"):
            return True
        if item.is_grade or item.is_a(*_OWN_VERBS):
            return False
    return False


def doubt_if_of_another_body(
    own: Sequence[JudgementClaim], told: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims of a sentence, doubted if what was `told` before is another body's.

    "It sends people to a home which was found weak. They graded leadership as weak."
    """
    if not told or not all("other-body" in claim.signals for claim in told):
        return list(own)
    return [
        claim
        if claim.authority is not None
        else replace(claim, signals=tuple(sorted({*claim.signals, "other-context"})))
        for claim in own
    ]


def _names_an_authority(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of an authority, not just of a school in its place."""
    items = sentence.items
    return any(
        not describes_another(items, i) for i in sentence.find("authority", "authority-type")
    )
