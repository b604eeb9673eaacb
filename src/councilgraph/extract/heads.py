"""Where a sentence speaks of a grade: by its name, by its rank, or as the same as one before."""

from dataclasses import dataclass, replace

from councilgraph.extract.asides import inserted
from councilgraph.extract.grade_steps import (
    STEPS,
    compares,
    find_compared,
    find_only_beyond,
    find_step_from,
    is_beside,
    is_than_then,
    leads_on,
)
from councilgraph.extract.rank_turns import RANKS, is_turned_to
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.sameness import (
    COUNTED,
    is_a_score,
    is_all_told,
    is_as_the_whole,
    is_grade_noun,
    is_kept,
    is_moved_to,
)
from councilgraph.extract.scale_places import (
    PLACE,
    Place,
    find_places,
    find_scale_ends,
    is_measured_by,
)
from councilgraph.model.claims import Kind, Mention

_RANK_REACH = 5
_RANK_ENDS = (".", ",", ";", "and", "but", "current-marker", "speech-verb")
_AFTER_INFINITIVES = frozenset("in by for at on under again after when and but as while".split())
_SCALE_NOUNS = ("judgement-noun", "scale-noun")
_PART_REACH = 6
_NEW_TOPICS = ("authority", "authority-type", "aspect", "and", "but", "while", "whereas", ";")
_NOUN_REACH = 2
_POINTING = frozenset({"same", "that", "this"})
_THAT_REACH = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A grade in a sentence: its items `start..end`, and the mention that stands for it.

    `kept` tells that it is the one that its council had: "it keeps the grade".
    """

    start: int
    end: int
    mention: Mention
    rank: bool = False
    kept: bool = False


def find_heads(
    sentence: Sentence, last: Head | None = None, whole: Head | None = None, scale: int = 0
) -> list[Head]:
    """Return the grades of a sentence; a rank that only explains a grade beside it is left out.

    `last` is the grade spoken of before, which "the same mark" stands for; `whole` the last that
    was given to a whole service, for "the same mark as the service overall"; `scale` is how many
    grades there are, where that was told before.
    """
    items, heads = sentence.items, []
    for i in sentence.find("grade"):
        mention = items[i].mention(Kind.GRADE)
        if mention is not None and not _has_an_object(items, i):
            heads.append(Head(start=i, end=i + 1, mention=mention))
    heads = _measured(items, heads) if sentence.has(*STEPS, "only") else heads
    places = find_places(sentence, scale)
    placed = _placed(items, heads, places)
    heads += placed
    for i in sentence.find(*RANKS):
        if items[i].is_a("grade") or is_measured_by(items, i):
            continue
        if any(place.start <= i < place.end for place in places):
            continue
        turned = is_turned_to(items, i)
        end = _rank_noun(items, i) or _rank_end(items, i, heads) or (i + 1 if turned else None)
        if end is None or (not turned and _explains(items, i, end, heads)):
            continue
        heads.append(Head(start=i, end=end, mention=_rank_mention(items, i, end), rank=True))
    if sentence.has(*STEPS):
        heads += _steps(items, heads, places, last if sentence.has("aspect") else whole)
    held = sentence.has("with") and sentence.has("that", "this")
    if held or sentence.has("same-grade", "retain-verb", "award-verb"):
        heads += _repeated(sentence, heads, last, whole)
    return sorted([*heads, *_that_grade(items, heads, last)], key=lambda head: head.start)


def _has_an_object(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether an infinitive goes on, and is no grade: "told to improve its roads"."""
    words = items[i].text.lower().split()
    if words[-2:-1] != ["to"] or i + 1 == len(items):
        return False
    after = items[i + 1]
    return after.time is None and after.text[0].isalnum() and not after.is_a(*_AFTER_INFINITIVES)


def _placed(items: tuple[Item, ...], heads: list[Head], places: list[Place]) -> list[Head]:
    """Return a head for each place on a scale: "in third place on its list of four"."""
    found = []
    ends = find_scale_ends(items)
    heads = [head for head in heads if head.start not in ends]
    for place in places:
        if _explains(items, place.start, place.end, heads):
            continue
        span = items[place.start].span.to(items[place.end - 1].span)
        words = " ".join(item.text for item in items[place.start : place.end])
        mention = Mention(span=span, text=words, kind=Kind.GRADE, targets=(place.target,))
        found.append(Head(start=place.start, end=place.end, mention=mention, rank=True))
    return found


def _steps(
    items: tuple[Item, ...], heads: list[Head], places: list[Place], last: Head | None
) -> list[Head]:
    """Return a head for each grade told as next to another: "one grade higher"."""
    found = []
    for i, item in enumerate(items):
        if not item.is_a(*STEPS) or any(place.start <= i < place.end for place in places):
            continue
        before = [head for head in heads if head.end <= i]
        then = is_than_then(items, i)
        later = None if before else find_compared(items, i)
        other = before[-1] if before else last
        if later is not None:
            other = next((head for head in heads if head.start == later), None)
        elif any(head.start > i for head in heads):
            continue
        if other is None or (before and compares(items, other.end, i) and not then):
            continue
        if other.mention.target.startswith(PLACE) or (
            leads_on(items, i) and not then and not later
        ):
            continue
        # "One grade higher than it was in 2016": it was one lower then.
        step = "above" if item.is_a("grade-above") != then else "below"
        found.append(_next_to(other.mention, step, i, item))
    return found


def _next_to(other: Mention, step: str, i: int, item: Item) -> Head:
    targets = tuple(f"{step} {target}" for target in other.targets)
    mention = replace(other, span=item.span, text=item.text, targets=targets)
    return Head(start=i, end=i + 1, mention=mention, rank=True)


def _measured(items: tuple[Item, ...], heads: list[Head]) -> list[Head]:
    """Return grades with those of "a grade above poor" as what they mean: the one next to it."""
    found: list[Head] = []
    for head in heads:
        beyond = find_only_beyond(items, head.start, head.end)
        if beyond is not None:
            told = _next_to(head.mention, beyond[0], head.start, items[head.start])
            found.append(replace(told, end=beyond[1]))
            continue
        i = find_step_from(items, head.start, head.end)
        if i is None:
            found.append(head)
        elif not found or not is_beside(items, found[-1].end, i):
            step = "above" if items[i].is_a("grade-above") else "below"
            found.append(_next_to(head.mention, step, i, items[i]))
    return found


def _that_grade(items: tuple[Item, ...], heads: list[Head], last: Head | None) -> list[Head]:
    """Return a head for "that was also the grade which it had in 2015"; no other may be told."""
    if last is None or heads or len(items) < _THAT_REACH or not items[0].is_a("that", "this"):
        return []
    if not items[1].is_a("copula"):
        return []
    for i in range(2, _THAT_REACH):
        if items[i].is_a("judgement-noun") or items[i].text.lower().endswith(" grade"):
            if not any(item.is_a("award-verb", "judgement-verb") for item in items[i + 1 :]):
                return []
            span = items[0].span
            mention = replace(last.mention, span=span, text=items[0].text)
            return [Head(start=i, end=i + 1, mention=mention, rank=True)]
        if not (items[i].is_a("the", "also", "same", "overall", "exactly", "same-grade", "aspect")):
            return []
    return []


def _repeated(
    sentence: Sentence, heads: list[Head], last: Head | None, whole: Head | None
) -> list[Head]:
    """Return a head for "the same mark", which stands for the grade last spoken of.

    What is put in tells of something else: "Anytown, which used to be poor, got the same mark".
    """
    items, found = sentence.items, []
    for i, item in enumerate(items):
        to_that = is_moved_to(items, i)
        if not item.is_a("same-grade") and not to_that and not is_kept(items, i):
            continue
        noun = item.is_a("judgement-noun") or item.text.split()[-1].lower() not in _POINTING
        noun = noun or to_that or is_all_told(items, i)
        named = next(
            (n for n in range(i + 1, i + 1 + _NOUN_REACH) if is_grade_noun(items, n)), None
        )
        if not noun and named is None:
            continue
        if i <= _THAT_REACH and _likens_it(items, i):
            continue
        again = any(item.is_a("repeat") for item in items[i + 1 : i + 1 + _NOUN_REACH])
        aside = () if again else inserted(sentence, i)  # "which was poor, got the same mark again"
        before = [head for head in heads if head.end <= i and head.start not in aside]
        before = [head for head in before if not _is_where_from(items, head, i)]
        before = [] if before and _is_left(items, before[-1].end, i) else before
        overall = named is not None and items[named].is_a("aspect")
        as_the_whole = overall or is_as_the_whole(items, i + 1)
        meant = before[-1] if before else (whole if as_the_whole else last)
        explained = any(i < head.start <= i + _PART_REACH for head in heads) or is_a_score(items, i)
        if meant is not None and not explained:
            mention = replace(meant.mention, span=item.span, text=item.text)
            end = i + 1 if noun or named is None else named + 1
            kept = not item.is_a("same-grade", "that", "this") or items[i - 1].is_a("copula")
            found.append(Head(start=i, end=end, mention=mention, rank=True, kept=kept))
    return found


def _likens_it(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a grade told before is only said to be another's: "That is the same as Kent"."""
    opens = items[0].is_a("that", "this", "it") and items[1].is_a("copula")
    after = [item for item in items[i + 1 :] if not item.is_a("judgement-noun", "bystander", "its")]
    return opens and len(after) > 1 and after[0].is_a("as") and after[1].is_a("authority")


def _is_where_from(items: tuple[Item, ...], head: Head, i: int) -> bool:
    """Tell whether a move to `i` is told from a grade, and so to another: "from C2 to that"."""
    led = head.start > 0 and items[head.start - 1].is_a("from")
    return led and any(item.is_a("to") for item in items[head.end : head.end + 1]) and i > head.end


def _is_left(items: tuple[Item, ...], end: int, i: int) -> bool:
    """Tell whether somebody moves away from a grade: "once poor, it was raised to the same"."""
    between = items[end:i]
    moved = any(item.is_a("rise-verb", "fall-verb") for item in between[-_NOUN_REACH:])
    apart = any(item.is_a("authority", "authority-type", "aspect") for item in between)
    return moved and between[-1].text.endswith("to") and not apart


def _rank_noun(items: tuple[Item, ...], i: int) -> int | None:
    """Return the position after the noun of a rank: "lowest of three possible verdicts"."""
    if items[i].is_a("scale-noun"):
        return i + 1
    for j in range(i + 1, min(len(items), i + 1 + _RANK_REACH)):
        if items[j].is_a(*_SCALE_NOUNS):
            return j + 1
        if items[j].is_a(",", "-", ";", ":", "grade", "authority"):
            return None
    return None


def _rank_end(items: tuple[Item, ...], i: int, heads: list[Head]) -> int | None:
    """Return where a rank ends whose noun is told before: "from the top band to the bottom".

    Nothing but a mark, a time or another clause may follow it.
    """
    led = i > 1 and items[i - 1].is_a("the") and items[i - 2].is_a("in", "to", "at", "into", "on")
    after = items[i + 1] if i + 1 < len(items) else None
    ends = after is None or after.time is not None or after.is_a(*_RANK_ENDS)
    return i + 1 if led and ends and any(head.rank and head.end <= i for head in heads) else None


def _rank_mention(items: tuple[Item, ...], i: int, end: int) -> Mention:
    cue = next(m for m in items[i].mentions if m.target.rpartition("/")[2] in RANKS)
    span = items[i].span.to(items[end - 1].span)
    words = " ".join(item.text for item in items[i:end])
    sizes = (COUNTED.get(item.text.lower(), 0) for item in items[i + 1 : end])
    size, rank = next((n for n in sizes if n), 0), cue.target.rpartition("/")[2]
    place = {"rank-best": 1, "rank-second-best": 2, "rank-worst": size}.get(rank)
    targets = (f"{PLACE}/{place}-of-{size}",) if size and place else cue.targets
    return Mention(span=span, text=words, kind=Kind.GRADE, targets=targets)


def _explains(items: tuple[Item, ...], i: int, end: int, heads: list[Head]) -> bool:
    """Tell whether a rank stands beside a grade that it explains: "C4, the lowest grade"."""
    for head in heads:
        low, high = sorted((head.start, i))
        between = items[low + 1 : high] if low == head.start else items[end:high]
        apart = any(item.is_a(*_NEW_TOPICS) and not item.is_a("overall") for item in between)
        # "In the lowest category, ten years after it was poor": that is another one.
        apart = apart or (low == i and any(item.time for item in between))
        if not apart and len(between) <= 7:
            return True
    return False
