"""The rest of a list of councils: "the first was good, the others were inadequate".

Who was told of since the list is none of the rest. Words that point to one place of a list are
for `pointing`.
"""

from collections.abc import Sequence

from councilgraph.extract.heads import Head
from councilgraph.extract.named_later import find_named_later
from councilgraph.extract.named_next import find_named_next
from councilgraph.extract.own_words import find_speakers_own
from councilgraph.extract.pointing import find_pointed, named_by
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Mention

_REACH, _LEAST = 3, 2
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_VERDICTS_FOLLOW = (
    *("copula", "judgement-verb", "award-verb", "has", "have", "had", "are", "were", "was"),
    *("grade", "a", "an", "as", "to", "in", "both", "all", "it", "they", "aggregate"),
)


def find_meant(
    reading: Reading,
    sentence: Sentence,
    clause: tuple[int, int],
    head: Head,
    own: Sequence[JudgementClaim],
) -> tuple[Mention, ...] | None:
    """Return the councils that a grade's clause points back to, None if nobody can tell which.

    They are those named behind it, "we" who speak, or the rest of a list, else those that
    `pointing` finds, of which there may be none.
    """
    named = (
        find_named_later(sentence.items, head)
        or find_speakers_own(reading, sentence, head)
        or find_named_next(reading, sentence, head)
    )
    if named:
        return named
    rest = _find_rest(reading, sentence, head, own)
    return find_pointed(reading, sentence, clause, head) if rest is None else rest or None


def _find_rest(
    reading: Reading, sentence: Sentence, head: Head, own: Sequence[JudgementClaim]
) -> tuple[Mention, ...] | None:
    """Return the councils that "the others" before a grade stands for, or None without such words.

    They are none where nobody can tell. `own` are the verdicts that the sentence has given before;
    one on a side of a service tells that the others are sides as well.
    """
    if not sentence.has("other", "others"):
        return None
    items = sentence.items
    i = head.start - 1
    while i > 0 and not items[i].is_a("other", "others", "authority", "aspect", "grade"):
        i -= 1
    count = _count(items, i)
    if count is None:
        return None
    if any(claim.aspect is not None for claim in own):
        return ()
    for at in range(sentence.index, max(-1, sentence.index - _REACH - 1), -1):
        listed = named_by([reading.sentences[at]])
        if at == sentence.index:
            listed = [m for m in listed if m.span.end <= items[i].span.start]
        if len(listed) > _LEAST:
            break
    else:
        return ()
    since = named_by(reading.sentences[at + 1 : sentence.index + 1])
    told = {m.targets for m in since if m.span.end <= items[i].span.start}
    told |= {c.authority.targets for c in own if c.authority is not None}
    rest = tuple(m for m in listed if m.targets not in told)
    fits = len(rest) == count if count else len(rest) >= _LEAST
    return rest if fits and len(rest) < len(listed) else ()


def _count(items: tuple[Item, ...], i: int) -> int | None:
    """Return how many are meant at `i`, 0 if nobody says, None if it means none: "the others"."""
    if i < 1 or not items[i - 1].is_a("the"):
        return None
    after = items[i + 1]
    if items[i].is_a("others"):
        return 0 if after.is_a(*_VERDICTS_FOLLOW) else None
    number = _NUMBERS.get(after.text.lower())
    place = i + 1 + (number is not None)
    place += items[place].is_a("authority-type")
    if not items[i].is_a("other") or not items[place].is_a(*_VERDICTS_FOLLOW):
        return None
    return number or 1
