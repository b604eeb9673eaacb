"""Words that name a grade as one that was given: "the good that Ofsted gave", "Ofsted said ‘good’".

They tell so much even where the clause around them denies or doubts something else: "it fell short
of the good that Ofsted gave it overall", "all that it could manage was a good".
"""

from collections.abc import Sequence

from councilgraph.extract.asides import QUOTES
from councilgraph.extract.epithets import is_by_epithet
from councilgraph.extract.heads import Head
from councilgraph.extract.own_words import find_speakers_own
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.ungraded import is_adverb

_INSPECTORS = ("inspectorate", "inspector-noun")
_GIVING = ("award-verb", "judgement-verb")
_HELPING = ("has", "have", "had", "copula", "just", "the", "now")
_WORDS = ("word", "term", "judgement-noun", "scale-noun", "description", "adjective")
_LIMITS = ("all", "most", "rank-best")
_DOUBTFUL = ("hypothetical", "if", "would", "could", "might", "may", "negation", "will", "to", "?")
_LEAST, _REACH = 3, 6


def find_naming(reading: Reading, sentence: Sentence, head: Head) -> set[str]:
    """Name how words call a grade one that was given, none if they do not."""
    if head.rank:
        return set()
    items = sentence.items
    before = _without_quotes(items[: head.start])
    after = _without_quotes(items[head.end :])
    if _is_quoted_word_of_inspectors(reading, before, head) or _is_their_word(after):
        return {"verb"}
    explained = after[:1] and after[0].is_a(",") and _names_the_grade(after[1:])
    if explained or _gave_it(after):
        return {"award"}
    if _announces_it(after) and head.start == 0 and _are_told_of(reading, sentence):
        return {"verb"}
    return {"award"} if _could_only(items, head) is not None else set()


def find_lifted(reading: Reading, sentence: Sentence, head: Head) -> set[str]:
    """Name doubts that the words around a grade seem to raise, and that are not about it.

    A grade that is named as given needs no more words for what it is, and names that describe a
    council are no stranger's.
    """
    strange = {"stranger"} if is_by_epithet(reading, sentence, head) else set[str]()
    loose = {"loose"} if find_naming(reading, sentence, head) else set[str]()
    spoken = {"speech"} if find_speakers_own(reading, sentence, head) else set[str]()
    own = (
        {"unofficial"}
        if _say_inspectors(_without_quotes(sentence.items[head.end :]))
        else set[str]()
    )
    return loose | strange | spoken | own | _denied_or_doubted(sentence, head)


def _denied_or_doubted(sentence: Sentence, head: Head) -> set[str]:
    """Name doubts of what stands around a grade: "fell short of the good that Ofsted gave"."""
    items = sentence.items
    if _gave_it(_without_quotes(items[head.end :])):
        return {"negation"}
    could, enough = _could_only(items, head), _well_enough(items, head)
    if could is not None and not _is_doubtful((*items[:could], *items[could + 1 : head.start])):
        return {"hypothetical"}
    before = items[: enough or 0]
    asked = (x for i, x in enumerate(before) if not (x.is_a("to") and before[i - 1].is_a("enough")))
    return {"hypothetical"} if enough and not _is_doubtful(tuple(asked)) else set()


def _without_quotes(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(item for item in items if not item.is_a(*QUOTES))


def _is_doubtful(items: Sequence[Item]) -> bool:
    return any(item.is_a(*_DOUBTFUL) for item in items)


def _is_quoted_word_of_inspectors(reading: Reading, before: Sequence[Item], head: Head) -> bool:
    """Tell whether inspectors said a grade and no more: "Ofsted said ‘good’"."""
    if len(before) < 2 or not reading.quoted(head.mention.span):
        return False
    said = before[-1].is_a("speech-verb", "report-verb")
    return said and any(item.is_a(*_INSPECTORS) for item in before[-2:-1])


def _is_their_word(after: Sequence[Item]) -> bool:
    """Tell whether a grade is what inspectors called something: "‘good’ was Ofsted's word for"."""
    place = 1 + any(item.is_a("the") for item in after[1:2])
    if len(after) < place + _LEAST or not after[0].is_a("copula"):
        return False
    owned = place + 1 + after[place + 1].is_a("'s", "’s")  # "the inspectors' verdict" as well
    return after[place].is_a(*_INSPECTORS) and after[owned].is_a(*_WORDS)


def _say_inspectors(after: Sequence[Item]) -> bool:
    """Tell whether a grade is told as what inspectors say: "it is good, says Ofsted"."""
    near = after[1:3]
    if len(near) < 2 or not after[0].is_a(","):
        return False
    said = any(item.is_a("speech-verb", "report-verb") for item in near)
    return said and any(item.is_a(*_INSPECTORS) for item in near)


def _names_the_grade(after: Sequence[Item]) -> bool:
    """Tell whether words explain a grade as theirs: "the grade that Ofsted has just given it"."""
    led = len(after) > _LEAST and after[0].is_a("the", "a") and after[1].is_a("judgement-noun")
    return led and _gave_it(after[2:])


def _gave_it(after: Sequence[Item]) -> bool:
    """Tell whether a clause says that inspectors gave a grade: "that Ofsted gave"."""
    if len(after) < _LEAST or not after[0].is_a("that", "which"):
        return False
    place = 1
    while place < len(after) and (after[place].is_a(*_HELPING) or is_adverb(after[place])):
        place += 1
    if place >= len(after) or not after[place].is_a(*_INSPECTORS):
        return False
    place += 1
    while place < len(after) and (after[place].is_a(*_HELPING) or is_adverb(after[place])):
        place += 1
    return place < len(after) and after[place].is_a(*_GIVING)


def _announces_it(after: Sequence[Item]) -> bool:
    """Tell whether a sentence opens with a grade as a word: "Good: that was the word that"."""
    led = len(after) > _LEAST + 1 and after[0].is_a(":", "-") and after[1].is_a("that", "this")
    return led and after[2].is_a("is", "was") and after[3].is_a("the") and after[4].is_a(*_WORDS)


def _are_told_of(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether inspectors are told of in a sentence, or the next of its paragraph."""
    near = reading.sentences[sentence.index : sentence.index + 2]
    return any(s.has("inspectorate") and s.paragraph == sentence.paragraph for s in near)


def _could_only(items: tuple[Item, ...], head: Head) -> int | None:
    """Return where "could" stands in "all that it could manage was a good", if it does."""
    near = range(max(1, head.start - _REACH), head.start - 2)
    for i in near:
        if not items[i].is_a("could") or not items[i + 2].is_a("was", "were"):
            continue
        between = items[i + 3 : head.start]
        limited = any(item.is_a(*_LIMITS) for item in items[:_LEAST])
        if limited and all(item.is_a("a", "an", "the", *QUOTES) for item in between):
            return i
    return None


def _well_enough(items: tuple[Item, ...], head: Head) -> int | None:
    """Return where "enough" stands in "well enough to be called good", if it does."""
    verb = head.start - 1 if head.start and items[head.start - 1].is_a("judgement-verb") else 0
    led = verb > _LEAST and items[verb - 1].is_a("be") and items[verb - 2].is_a("to")
    return verb - _LEAST if led and items[verb - _LEAST].is_a("enough") else None
