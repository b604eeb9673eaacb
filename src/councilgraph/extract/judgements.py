"""Judgement claims: which grades an article says were given, to whom, when, and what went before.

A grade word counts only where the clause around it says that it was given: by a verb, a noun, a
label, a change from one grade to another, or a copula with a service as its subject. Whom it
concerns is for `subjects`, what a missing role means for `link`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.repeats import find_repeat
from councilgraph.extract.subjects import Subject, find_subject
from councilgraph.extract.timing import Timing, find_timing
from councilgraph.model.claims import JudgementClaim, Kind, Mention, Standing
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span
from councilgraph.model.time import DatedBy

RANKS = ("rank-best", "rank-second-best", "rank-second-worst", "rank-worst")
_VERB_REACH, _AWARD_REACH, _RANK_REACH = 14, 10, 5
_FUNCTION_WORDS = frozenset(
    (
        "in for by after at on and but or to with when as from this last across since until "
        "under where while than who which that because before although though again too also "
        "once now still not nor if rather yesterday today earlier later down up over during "
        "despite following compared out each both all every meaning meanwhile"
    ).split()
)
_ADVERBS = frozenset(
    (
        "now then still once currently again also only just already consistently twice recently "
        "largely all both each overall formally officially itself previously today"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """A grade in a sentence: its items `start..end`, and the mention that stands for it."""

    start: int
    end: int
    mention: Mention
    rank: bool = False


def find_judgements(
    reading: Reading, everyday: frozenset[str]
) -> tuple[list[JudgementClaim], list[Issue]]:
    """Return the judgement claims of an article, and issues for grades with nobody attached.

    `everyday` holds the grades whose labels are everyday words, which need more support.
    """
    claims: list[JudgementClaim] = []
    issues: list[Issue] = []
    for sentence in reading.sentences:
        if not sentence.has("grade", *RANKS):
            continue
        for head in find_heads(sentence):
            outcome = _judge(reading, sentence, head, everyday)
            if isinstance(outcome, Issue):
                issues.append(outcome)
            elif outcome is not None:
                claims.extend(outcome)
    return claims, issues


def find_heads(sentence: Sentence) -> list[Head]:
    """Return the grades of a sentence; a rank that only explains a grade beside it is left out."""
    items = sentence.items
    heads = []
    for i, item in enumerate(items):
        mention = item.mention(Kind.GRADE)
        if mention is not None:
            heads.append(Head(start=i, end=i + 1, mention=mention))
    for i, item in enumerate(items):
        if not item.is_a(*RANKS) or item.is_a("grade"):
            continue
        end = _rank_noun(items, i)
        if end is None or _explains(items, i, end, heads):
            continue
        heads.append(Head(start=i, end=end, mention=_rank_mention(items, i, end), rank=True))
    return sorted(heads, key=lambda head: head.start)


def _rank_noun(items: tuple[Item, ...], i: int) -> int | None:
    """Return the position after the noun of a rank: "lowest of three possible verdicts"."""
    for j in range(i + 1, min(len(items), i + 1 + _RANK_REACH)):
        if items[j].is_a("judgement-noun"):
            return j + 1
        if items[j].is_a(",", "-", ";", ":", "grade", "authority"):
            return None
    return None


def _rank_mention(items: tuple[Item, ...], i: int, end: int) -> Mention:
    cue = next(m for m in items[i].mentions if m.target.rpartition("/")[2] in RANKS)
    span = items[i].span.to(items[end - 1].span)
    words = " ".join(item.text for item in items[i:end])
    return Mention(span=span, text=words, kind=Kind.GRADE, targets=cue.targets)


def _explains(items: tuple[Item, ...], i: int, end: int, heads: list[Head]) -> bool:
    """Tell whether a rank stands beside a grade that it explains: "C4, the lowest grade"."""
    for head in heads:
        low, high = sorted((head.start, i))
        between = items[low + 1 : high] if low == head.start else items[end:high]
        apart = any(item.is_a("authority", "authority-type", "and", "but", ";") for item in between)
        if not apart and len(between) <= 7:
            return True
    return False


def _judge(
    reading: Reading, sentence: Sentence, head: Head, everyday: frozenset[str]
) -> list[JudgementClaim] | Issue | None:
    start = clause_start(sentence, head.start)
    end = clause_end(sentence, head.end - 1)
    if reading.in_speech(head.mention.span):
        return None
    if is_asserted(sentence, start, head.start, end) is not None:
        return None
    signals = _signals(reading, sentence, head, start, end)
    plain = head.mention.target in everyday
    if not _supported(signals, plain, head.rank):
        return None
    subject = find_subject(sentence, start, head.start, head.end)
    if subject.refused == "unknown-name":
        return _unknown(reading, sentence, head)
    if subject.refused is not None:
        return None
    if subject.authorities:
        signals.add("named")
    if signals <= {"copula", "verb"} and plain and not (subject.service or subject.aspects):
        return None
    return list(_claims(reading, sentence, head, subject, signals, (start, end)))


def _unknown(reading: Reading, sentence: Sentence, head: Head) -> Issue:
    return Issue(
        trouble=Trouble.UNKNOWN_AUTHORITY,
        source=reading.article.id,
        message=f"“{head.mention.text}” is said of somebody that the register does not know; "
        "if it is a council, add its name to data/register.",
        sentence=reading.article.quote(sentence.span),
        span=head.mention.span,
    )


def _signals(reading: Reading, sentence: Sentence, head: Head, start: int, end: int) -> set[str]:
    """Name what speaks for this grade having been given."""
    items = sentence.items
    left = items[start : head.start]
    signals = set()
    if any(item.is_a("judgement-verb") for item in left[-_VERB_REACH:]):
        signals.add("verb")
    if any(item.is_a("award-verb") for item in left[-_AWARD_REACH:]):
        signals.add("award")
    if any(item.is_a("rise-verb", "fall-verb", "retain-verb") for item in left[-_AWARD_REACH:]):
        signals.add("change")
    if any(item.is_a("no-longer") for item in left[-6:]):
        signals.add("no-longer")
    if _copula_before(items, head.start):
        signals.add("copula")
    if _noun_beside(items, head):
        signals.add("noun")
    if _labelled(sentence, head):
        signals.add("label")
    if head.mention.text.lower().startswith("require") and not head.rank:
        signals.add("verbal")
    if reading.quoted(head.mention.span):
        signals.add("quoted")
    if head.end < len(items) and items[head.end].is_a("service"):
        signals.add("attributive")
    if head.start > 0 and items[head.start - 1].is_a(",", "-") and _loose_end(items, head.end):
        signals.add("apposition")
    if sentence.has("inspectorate", "inspector-noun"):
        signals.add("inspector")
    if _describes_a_thing(items, head):
        signals.add("describes")
    return signals


def _supported(signals: set[str], plain: bool, rank: bool) -> bool:
    if "describes" in signals:
        return False
    strong = signals & {"verb", "noun", "label", "change", "no-longer", "award"}
    if rank:
        return bool(signals & {"verb", "award", "change", "no-longer", "copula", "inspector"})
    if plain:
        return bool(strong) or "copula" in signals or {"apposition", "inspector"} <= signals
    return bool(strong or signals & {"copula", "verbal", "quoted", "attributive", "apposition"})


def _copula_before(items: tuple[Item, ...], position: int) -> bool:
    i = position - 1
    while i >= 0 and (items[i].is_a(*_ADVERBS, "‘", "“", "'", '"') or items[i].time):
        i -= 1
    return i >= 0 and items[i].is_a("copula")


def _noun_beside(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a word like "rating" makes a noun phrase with the grade."""
    if head.rank:
        return True
    after = [item for item in items[head.end : head.end + 3] if not item.is_a("’", "'", "”", '"')]
    if after and (
        after[0].is_a("judgement-noun")
        or (after[0].is_a("inspectorate") and len(after) > 1 and after[1].is_a("judgement-noun"))
    ):
        return True
    before = [i for i in items[max(0, head.start - 5) : head.start] if not i.is_a("a", "an", "‘")]
    return len(before) >= 2 and before[-1].is_a("of") and before[-2].is_a("judgement-noun")


def _labelled(sentence: Sentence, head: Head) -> bool:
    """Tell whether the grade follows a label: "Overall effectiveness: Inadequate"."""
    items = sentence.items
    before = [item for item in items[: head.start] if not item.is_a("‘", "“", "'", '"')]
    if not before or not before[-1].is_a(":", "-", "|") or head.end < len(items) - 4:
        return False
    label = before[:-1]
    named = any(item.is_a("aspect", "service", "authority", "judgement-noun") for item in label)
    return named and len(label) <= 16


def _loose_end(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade set off by a comma ends there, or goes on with a time or a place."""
    if end >= len(items) or items[end].time is not None:
        return True
    return items[end].is_a(",", ".", "-", "in", "across", "since", "across-the-board", "overall")


def _describes_a_thing(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether the grade word qualifies some other noun: "good value", "poor leaflets"."""
    if head.rank or head.end >= len(items):
        return False
    after = items[head.end]
    if after.mentions or after.time or not after.text[0].isalpha():
        return after.is_a("other-body")
    return not (after.tags & _FUNCTION_WORDS)


def _claims(
    reading: Reading,
    sentence: Sentence,
    head: Head,
    subject: Subject,
    signals: set[str],
    clause: tuple[int, int],
) -> Iterator[JudgementClaim]:
    items = sentence.items
    timing = find_timing(sentence, head.start, clause)
    if "no-longer" in signals or ("change" in signals and _is_origin(items, head)):
        timing = _own_timing(items, head)
    inspectorate = _nearest(items, head, Kind.INSPECTORATE)
    standing = _standing(items, head, clause, signals)
    repeat = find_repeat(sentence, head.start, head.end)
    for authority in subject.authorities or (None,):
        for aspect in subject.aspects or (None,):
            base = JudgementClaim(
                evidence=_evidence(sentence, head, clause),
                rule="judgement/" + _rule(signals),
                signals=tuple(sorted(signals)),
                authority=authority,
                grade=head.mention,
                inspectorate=inspectorate,
                service=subject.service,
                aspect=aspect,
                time=timing.time,
                dated_by=timing.dated_by,
                standing=standing,
            )
            yield base
            yield from repeat.earlier(base)


def _own_timing(items: tuple[Item, ...], head: Head) -> Timing:
    """Return the time right after a grade that was left: that of the clause is of the change."""
    for item in items[head.end : head.end + 2]:
        if item.time is not None:
            return Timing(time=item.time, dated_by=DatedBy.JUDGED)
    return Timing()


def _rule(signals: set[str]) -> str:
    order = ("label", "verb", "award", "change", "no-longer", "noun", "verbal", "copula")
    return next((name for name in order if name in signals), "apposition")


def _nearest(items: tuple[Item, ...], head: Head, kind: Kind) -> Mention | None:
    places = [i for i, item in enumerate(items) if item.mention(kind) is not None]
    if not places:
        return None
    return items[min(places, key=lambda i: (abs(i - head.start), i))].mention(kind)


def _standing(
    items: tuple[Item, ...], head: Head, clause: tuple[int, int], signals: set[str]
) -> Standing:
    """Tell whether the clause itself presents the grade as past."""
    left = items[clause[0] : head.start]
    if "no-longer" in signals:
        return Standing.PREVIOUS
    if "change" in signals and _is_origin(items, head):
        return Standing.PREVIOUS
    if any(item.is_a("previous-marker") for item in items[clause[0] : clause[1]]):
        return Standing.PREVIOUS
    pluperfect = any(
        item.is_a("had") and not any(i.is_a("has", "have") for i in left) for item in left
    )
    return Standing.PREVIOUS if pluperfect else Standing.CURRENT


def _is_origin(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether the grade is what a change started from ("from fair to good")."""
    return any(item.is_a("from") for item in items[max(0, head.start - 3) : head.start])


def _evidence(sentence: Sentence, head: Head, clause: tuple[int, int]) -> Span:
    """Return the words that show the claim: the sentence, which names whom it is about."""
    return sentence.span
