"""Verdicts passed on: to the items of a list, and to whoever fared "likewise".

A sentence that ends in a colon gives its grade to the councils or aspects listed below it. "So
did Anytown" and "the same went for leadership" give the grade last told to somebody or something
else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.extract.clauses import clause_end
from councilgraph.extract.ordinals import ORDINALS
from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Mention
from councilgraph.model.time import DatedBy

_LONGEST_ITEM = 25
_MOST_ITEMS = 25
_AFTER = 14
_SO_LEAST = 4
_EARLIER = "judgement/repeat"
_RELATIVE = 6
_NEXT = 3  # characters between sentences
_TOO = ("well", "too", "also", "likewise")
_AUXILIARIES = ("copula", "has", "have", "had", "did", "do", "does")
_HOLDING = ("has", "have", "had", "award-verb")


def find_listed(
    reading: Reading, sentence: Sentence, claims: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return a claim for each council or aspect listed below a sentence that ends in a colon."""
    if not claims or not sentence.items or not sentence.items[-1].is_a(":"):
        return []
    base = claims[-1]
    found = []
    for item in _list_items(reading, sentence):
        aspects = _mentions(item.items, Kind.ASPECT)
        councils = [
            m
            for i, one in enumerate(item.items)
            if (m := one.mention(Kind.AUTHORITY)) and not describes_another(item.items, i)
        ]
        if not aspects and not councils:
            continue
        claim = replace(
            base,
            evidence=base.evidence.to(item.span),
            rule="judgement/list",
            signals=tuple(sorted({*base.signals, "listed", *(["named"] if councils else [])})),
            authority=councils[0] if councils else base.authority,
            aspect=aspects[0] if aspects else base.aspect,
        )
        found.append(claim)
    return found


def _list_items(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the short paragraphs below a sentence, up to one with a verdict of its own."""
    paragraph = sentence.paragraph
    for following in reading.sentences[sentence.index + 1 : sentence.index + 1 + _MOST_ITEMS]:
        if following.paragraph == paragraph or len(following.items) > _LONGEST_ITEM:
            return
        if following.has("grade", "judgement-verb", "speech-verb"):
            return
        paragraph = following.paragraph
        yield following


def find_likewise(
    sentence: Sentence, before: Sequence[JudgementClaim], own: Sequence[JudgementClaim]
) -> list[JudgementClaim]:
    """Return the claims that "so did", "as was" and the like pass on in a sentence.

    `own` are the claims of the sentence itself, `before` those of the one before it.
    """
    found: list[JudgementClaim] = []
    if not (own or before):
        return found
    items = sentence.items
    so = _so(items) if sentence.has("so") else ()
    for i in (*sentence.find("likewise"), *so):
        earlier = [c for c in own if c.grade.span.end <= items[i].span.start]
        if not earlier and any(item.is_a("aspect", "authority") for item in items[:i]):
            continue  # "leadership as well as adoption was good"
        earlier = earlier or list(before)
        if not earlier:
            continue
        earlier = [c for c in earlier if not c.rule.startswith(_EARLIER)] or earlier
        heirs = items[i + 1 : _end_of_heirs(sentence, i)]
        if any(item.is_a("grade", "other-body") for item in heirs):
            continue
        found.extend(_passed_on(earlier[-1], sentence, heirs))
    for i in _anothers(sentence):
        given = [c for c in own if c.aspect is not None and c.grade.span.end <= items[i].span.start]
        end = next((k for k in range(i, len(items)) if items[k].is_a(",", "and", ".")), len(items))
        if given:
            found.extend(_passed_on(given[-1], sentence, items[i:end]))
    for start, i in _too(items) if sentence.has(*_TOO) else ():
        given = [c for c in own if c.grade.span.end <= items[start].span.start]
        if given:
            found.extend(_passed_on(given[-1], sentence, items[start:i]))
    for i in sentence.find("same-way"):
        heirs = _fared(sentence, i)
        unsaid = any(item.is_a("negation", "will", "hypothetical") for item in items[:i])
        if before and not own and heirs and not unsaid and not _are_people(heirs):
            passed = _passed_on(before[-1], sentence, heirs)
            found.extend(_at_its_time(claim, items[i + 1 :]) for claim in passed)
    return found


def _are_people(heirs: tuple[Item, ...]) -> bool:
    """Tell whether those who fared so are only somewhere: "parents in Kent were told the same"."""
    places = (i for i, item in enumerate(heirs) if i > 1 and item.is_a("authority"))
    return any(
        heirs[i - 1].is_a("in", "at", "from")
        and (heirs[i - 2].is_a("private-person", "role") or not heirs[i - 2].mentions)
        for i in places
    )


def _at_its_time(claim: JudgementClaim, after: Sequence[Item]) -> JudgementClaim:
    """Return a claim with the time behind the words that pass it on, if there is one."""
    time = next((item.time for item in after[:_RELATIVE] if item.time is not None), None)
    if time is None:
        return claim
    return replace(claim, time=time, anchor=None, dated_by=DatedBy.JUDGED)


def _too(items: tuple[Item, ...]) -> Iterator[tuple[int, int]]:
    """Yield the subjects of "and leadership does too", "adoption likewise", up to their verbs.

    So they are told that have "that grade too".
    """
    for i in range(2, len(items)):
        as_well = items[i].is_a("as") and i + 1 < len(items) and items[i + 1].is_a("well")
        told = as_well or items[i].is_a(*_TOO[1:])
        short = items[i].is_a("likewise") and items[i - 1].is_a("aspect", "authority")
        last = i - 1 - 2 * _is_that_grade(items, i - 2)
        if not told or not (short or items[last].is_a(*_AUXILIARIES, *_HOLDING)):
            continue
        end = i + 1 + as_well
        if end < len(items) and not items[end].is_a(".", ",", ";", "and"):
            continue
        verb = i if short else last
        start = verb
        while start > 0 and not items[start - 1].is_a(",", ";", "but", "grade"):
            start -= 1
        yield start, verb


def _is_that_grade(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether "that grade" stands at a place, behind who has it."""
    that = i > 0 and items[i].is_a("that", "this", "same-grade")
    return that and items[i + 1].is_a("judgement-noun") and items[i - 1].is_a(*_HOLDING)


def _anothers(sentence: Sentence) -> Iterator[int]:
    """Yield where a grade is given once more: "a good for leadership, another for adoption"."""
    items = sentence.items
    for i in sentence.find("for"):
        if 1 < i < len(items) - 1:
            numbered = items[i - 1].text.lower() in ORDINALS and items[i - 2].is_a("a")
            if numbered or items[i - 1].is_a("another"):
                yield i + 1


def _so(items: tuple[Item, ...]) -> tuple[int, ...]:
    """Return where "so did" ends if something is put in between: "and so, in the end, had"."""
    ends = []
    for start in range(len(items) - _SO_LEAST + 1):
        opens = start == 0 or items[start - 1].is_a("and", "but", ";", ",")
        if not opens or not items[start].is_a("so"):
            continue
        if items[start + 1].is_a(*_AUXILIARIES):
            ends.append(start + 1)
        if not items[start + 1].is_a(","):
            continue
        stop = min(len(items) - 1, start + _AFTER)
        comma = next((i for i in range(start + 2, stop) if items[i].is_a(",")), None)
        if comma is not None and items[comma + 1].is_a(*_AUXILIARIES):
            ends.append(comma + 1)
    return tuple(ends)


def _end_of_heirs(sentence: Sentence, i: int) -> int:
    """Return where the list ends to which a verdict is passed on from `i`.

    "The way in which it looks after them" goes on, and so does a list after a remark in commas;
    another verb ends it.
    """
    items = sentence.items
    end = clause_end(sentence, i)
    while end < len(items) and items[end].is_a("which") and items[end - 1].is_a("in"):
        end = clause_end(sentence, end)
    while end < len(items) and items[end].is_a("which", "who", "that"):
        if not any(item.is_a("aspect", "authority") for item in items[i + 1 : end]):
            end = clause_end(sentence, end)  # "the difference that leaders make"
            continue
        near = items[end : end + _RELATIVE]
        comma = next((k for k, item in enumerate(near) if item.is_a(",", "and")), None)
        after = items[end + comma + 1 : end + comma + 3] if comma is not None else ()
        listed = after and (near[comma or 0].is_a("and") or after[0].is_a("of", "and", "for"))
        sided = any(item.is_a("aspect", "of", "and", "for") for item in after)
        if comma is None or not (listed and sided):
            break
        end = clause_end(sentence, end + comma)
    named = False
    for place in range(i + 1, min(end, i + _LONGEST_ITEM)):
        if named and items[place].is_a("copula", "speech-verb", "judgement-verb"):
            return place
        joined = items[place].is_a(",") and items[place + 1].is_a("and", "but")
        if named and joined and any(item.is_grade for item in items[place:end]):
            return place  # "so was adoption, and leadership was a good"
        named = named or items[place].is_a("aspect", "authority")
    return min(end, i + _LONGEST_ITEM)


def _fared(sentence: Sentence, i: int) -> tuple[Item, ...]:
    """Return what went the same way: the list after a colon, else the subject."""
    items = sentence.items
    colon = next((n for n in range(i + 1, len(items)) if items[n].is_a(":")), None)
    return items[colon + 1 :] if colon is not None else items[:i]


def find_both(
    sentence: Sentence,
    own: Sequence[JudgementClaim],
    before: Sequence[JudgementClaim],
    whole: JudgementClaim | None,
) -> Iterator[JudgementClaim]:
    """Yield the claim of a side where "both" are the service and that: "both had been good".

    `before` are the claims of the sentence before, `whole` the last of a service as a whole.
    """
    if not sentence.has("both") or sentence.has("authority", "aspect") or whole is None:
        return
    sides = {c.aspect.target: c.aspect for c in before if c.aspect and not c.of_the_whole}
    first = min((c.evidence.start for c in before), default=0)
    near = whole in before or 0 <= first - whole.evidence.end <= _NEXT
    named = {c.authority.targets for c in (*before, whole) if c.authority is not None}
    if len(sides) != 1 or not near or len(named) > 1:
        return
    items = sentence.items
    for claim in own:
        place = next(i for i, x in enumerate(items) if x.span.end > claim.grade.span.start)
        both = max((i for i in sentence.find("both") if i < place), default=None)
        said = both is not None and all(_is_said(item) for item in items[both + 1 : place])
        if said and claim.authority is None and claim.aspect is None:
            yield replace(claim, aspect=next(iter(sides.values())))


def _is_said(item: Item) -> bool:
    """Tell whether a word goes between what is meant and its grade: "have also been rated"."""
    return item.is_a(*_AUXILIARIES, "been", "judgement-verb", "also", "previous-marker")


def _passed_on(
    base: JudgementClaim, sentence: Sentence, heirs: tuple[Item, ...]
) -> Iterator[JudgementClaim]:
    councils = [m for m in _mentions(heirs, Kind.AUTHORITY) if m != base.authority]
    aspects = _mentions(heirs, Kind.ASPECT)
    common = replace(
        base,
        evidence=base.evidence.to(sentence.span),
        rule="judgement/likewise",
        signals=tuple(sorted({*base.signals, "likewise"})),
    )
    for council in councils:
        yield replace(common, authority=council, aspect=aspects[0] if aspects else base.aspect)
    if not councils:
        for aspect in aspects:
            yield replace(common, aspect=aspect)


def _mentions(items: tuple[Item, ...], kind: Kind) -> list[Mention]:
    return [m for item in items if (m := item.mention(kind))]
