"""Sums of money that are put into a service, with what speaks for and against it being so.

A budget line, a debt, a saving or a salary is a sum as well; the words around it tell.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted
from councilgraph.extract.generality import is_general
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.stepping_in import who_asks
from councilgraph.extract.subjects import find_subject
from councilgraph.extract.timing import find_timing
from councilgraph.model.claims import InterventionClaim, Kind, Mention
from councilgraph.model.text import Span

SPOKEN = "intervention/spoken"
"""The rule of sums that somebody speaks of."""
_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()
_WORDED = {
    **{"half a": "0.5", "a": "1", "an": "1"},
    **{word: str(number) for number, word in enumerate(_COUNTED, start=1)},
}
_MONEY = re.compile(
    r"(?:£\s?(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?-?"
    rf"(?P<scale>bn|billion|m|mn|million|k)?|(?P<pounds>{'|'.join(_WORDED)}|\d+(?:\.\d+)?)\s"
    r"(?P<worded>billion|million)\spounds)\b",
    re.IGNORECASE,
)
_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}
_LEAST = Decimal(100_000)
_SMALL, _LARGE = Decimal(200_000), Decimal(30_000_000)
_PURPOSE = frozenset(["for", "on", "into", "to", "towards"])
_NOT_SUBJECT = frozenset(["by", "to", "from", "of", "with", "for", "after", "in"])
_PREDICATES = frozenset("is are was were has have had will".split())
_WE = frozenset("we we've we’ve we're we’re we'll we’ll".split())
_NOT_SPENT = frozenset("if would could might should need needed want wanted wish hope".split())
_BECAUSE = frozenset("after following since response wake".split())
_INSPECTED = ("inspection-noun", "inspector-noun", "report-noun")
_NEAR, _OPENING, _PART, _SPOKEN = 5, 4, 2, 5


def find_investments(reading: Reading, sentence: Sentence) -> Iterator[InterventionClaim]:
    """Yield the sums of a sentence that may be money put in, each with its signals."""
    words = reading.article.quote(sentence.span)
    if ("£" not in words and " pounds" not in words) or is_general(sentence):
        return
    for match in _MONEY.finditer(words):
        amount = parse_amount(match)
        if amount < _LEAST:
            continue
        place = sentence.span.start + match.start()
        span = Span(start=place, end=sentence.span.start + match.end())
        spoken = reading.in_speech(span)
        if spoken and not _we_spend(sentence, span):
            continue
        claim = _investment(sentence, span, amount)
        if claim is not None and spoken:
            if "money-spent" in claim.signals and "more-money" not in claim.signals:
                continue  # “we spend £2m on lawyers”
            claim = replace(claim, rule=SPOKEN)
        if claim is not None and (claim.authority or not _is_of_a_trust(reading, sentence)):
            yield claim


def _we_spend(sentence: Sentence, span: Span) -> bool:
    """Tell whether those who speak say what they spend themselves: “we have set aside £2m”."""
    before = [item for item in sentence.items if item.span.end <= span.start]
    told = any(item.is_a(*_WE) for item in before[-_SPOKEN:])
    return told and not any(item.is_a(*_NOT_SPENT) for item in before[-_SPOKEN - _PART :])


def parse_amount(match: re.Match[str]) -> Decimal:
    """Return the sum in pounds that a match of money stands for.

    >>> [str(parse_amount(m)) for m in _MONEY.finditer("£5.1m, £750,000 or half a million pounds")]
    ['5100000.0', '750000', '500000.0']
    """
    told = (match["figure"] or match["pounds"]).lower()
    figure = Decimal(_WORDED.get(told, told.replace(",", "")))
    scale = (match["scale"] or match["worded"] or "").lower()
    return figure * (_SCALES.get(scale, 1_000_000_000) if scale else 1)


def _investment(sentence: Sentence, span: Span, amount: Decimal) -> InterventionClaim | None:
    items = sentence.items
    i = max((n for n, item in enumerate(items) if item.span.start <= span.start), default=0)
    clause = _relative(sentence, span.end) or (
        clause_start(sentence, i),
        _predicate_end(items, i, clause_end(sentence, i)),
    )
    payer = _payer(items, clause[0], i)
    granted = payer is not None and amount < _LARGE  # more is given to the whole country
    told = ("investment-cue", "grant-cue") if granted else ("investment-cue",)
    cues = [m for k in items[clause[0] : clause[1]] for m in k.mentions if k.is_a(*told)]
    if not cues or any(item.is_a("not-investment") for item in items[clause[0] : clause[1]]):
        return None
    at = i if clause[0] <= i else clause[1] - 1
    if is_asserted(sentence, clause[0], at, clause[1]) in ("negation", "question"):
        return None
    if any(item.is_a("if", "whether") for item in items[max(0, clause[0] - 1) : i]):
        return None
    if any(item.is_a("only-spoken-of") for item in items[max(clause[0], i - _NEAR) : i]):
        return None
    if _is_only_wanted(items, i) or _buys_something_else(items, i, clause[1]):
        return None
    if _is_usual(items, clause[0], i) or _is_a_part(items[max(0, i - _PART) : i]):
        return None
    subject = find_subject(sentence, clause[0], at, at + 1)
    if subject.refused == "other-body":
        return None
    authority = next(iter(who_asks(items, subject.authorities)), None)
    cue = min(cues, key=lambda m: abs(m.span.start - span.start))
    signals = {*_signals(sentence, i, clause, amount), *({"named"} if authority else ())}
    if subject.refused is not None:
        signals.add(subject.refused)
    return InterventionClaim(
        evidence=sentence.span,
        rule="intervention/money",
        signals=tuple(sorted(signals)),
        authority=authority,
        intervention=Mention(span=cue.span, text=cue.text, kind=Kind.INTERVENTION, targets=()),
        service=next((m for item in items if (m := item.mention(Kind.SERVICE))), None),
        actor=payer or authority,
        amount=amount,
        time=find_timing(sentence, i, clause).time,
    )


def _is_only_wanted(items: tuple[Item, ...], money: int) -> bool:
    """Tell whether somebody wished for a sum, and did not get it: "wanted to put £2m into care".

    Those who "want to spend £2m" may well, but not those who "want the £2m to go to carers"; and
    "a motion to spend £2m" that "was defeated" came to nothing.
    """
    wanted = any(
        a.is_a("want", "wants", "wanted") and not b.is_a("to") for a, b in pairwise(items[:money])
    )
    near = range(max(0, money - _NEAR), money - 1)
    wanted |= any(
        items[k].is_a("wanted") and items[k + 1].is_a("to") and items[k + 2].is_a("investment-cue")
        for k in near
    )
    lost = any(a.is_a("copula") and b.is_a("voted-down") for a, b in pairwise(items[money:]))
    return wanted or lost


def _buys_something_else(items: tuple[Item, ...], money: int, end: int) -> bool:
    """Tell whether a sum is for what nobody inspects: "£2m on a new sports hall"."""
    joints = (k for k in range(money + 1, end) if items[k].is_a("and", ",", "after"))
    purpose = items[money + 1 : next(joints, end)]
    return any(item.is_a("other-purpose") for item in purpose)


def _is_an_answer(items: tuple[Item, ...]) -> bool:
    """Tell whether something is done because of an inspection: "after a critical Ofsted report"."""
    led = (k for k, item in enumerate(items) if item.is_a(*_BECAUSE))
    return any(item.is_a(*_INSPECTED) for k in led for item in items[k + 1 : k + 1 + _NEAR])


def names_a_sum(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Tell whether a noun says what a sum before it is: "£74m of exceptional financial support"."""
    items, start = sentence.items, sentence.span.start
    if i < 2 or not items[i - 1].is_a("of", "in"):
        return False
    words = reading.article.quote(sentence.span)[: items[i - 1].span.start - start].rstrip()
    return any(match.end() == len(words) for match in _MONEY.finditer(words))


def _is_of_a_trust(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether "the trust" spends, or "it" after that, of which the article told what it is.

    So it did of an academy trust or a school, but of no trust that runs what a council ran.
    """
    opening = sentence.items[:_OPENING]
    if sentence.index and opening[0].is_a("it", "they"):
        opening = reading.sentences[sentence.index - 1].items[:_OPENING]
    nouns = [b.text.lower() for a, b in pairwise(opening) if a.is_a("the") and b.mentions]
    told = (item for one in reading.sentences[: sentence.index] for item in one.known)
    others = {item.text.lower().split()[-1] for item in told if item.is_a("other-body")}
    return any(noun in others for noun in nouns)


def _is_a_part(before: tuple[Item, ...]) -> bool:
    """Tell whether a sum is part of one told before: "£4m, of which £1m", "including £500,000"."""
    of_which = len(before) == _PART and before[0].is_a("of") and before[1].is_a("which", "this")
    return of_which or any(item.is_a("including", "includes") for item in before)


def _is_usual(items: tuple[Item, ...], start: int, money: int) -> bool:
    """Tell whether a sum is what is paid every year, and no more: "spends £61m a year on care"."""
    yearly = any(item.is_a("each-year") for item in items[money : money + _NEAR])
    near = items[max(start, money - _NEAR) : money + _NEAR]
    paid = any(item.is_a("money-spent") and item.text.endswith("s") for item in near)
    return yearly and paid and not any(item.is_a("more-money") for item in near)


def _relative(sentence: Sentence, sum_end: int) -> tuple[int, int] | None:
    """Return the clause that tells whose money it was: "the £7m which Anytown put into care"."""
    items = sentence.items
    for k in range(1, len(items) - 2):
        if items[k - 1].span.end == sum_end and items[k].is_a("which", "that"):
            return k + 1, _predicate_end(items, k + 1, clause_end(sentence, k + 1))
    return None


def _predicate_end(items: tuple[Item, ...], money: int, end: int) -> int:
    """Return where the next thing is told of who spends: "£2m for staff and is borrowing"."""
    joints = (k for k in range(money + 1, end - 1) if items[k].is_a("and", "but"))
    return next((k for k in joints if items[k + 1].is_a(*_PREDICATES)), end)


def _payer(items: tuple[Item, ...], start: int, money: int) -> Mention | None:
    """Return the department whose money it is, if the clause begins with one."""
    for i in range(start, money):
        if items[i].is_a("authority", "authority-type", "role"):
            return None
        found = items[i].mention(Kind.INSPECTORATE)
        definite = items[i].is_a("department-word") and items[i - 1].is_a("the")
        definite = definite and not items[i + 1].is_a("for", "of")  # another department
        if definite or items[i].is_a("minister-word"):
            found = items[i].mention(Kind.CUE)
        if found is not None:
            after = items[i + 1]
            return None if after.is_a("'s") or items[i - 1].is_a(*_NOT_SUBJECT) else found
    return None


def _signals(sentence: Sentence, i: int, clause: tuple[int, int], amount: Decimal) -> Iterator[str]:
    """Name what the words around a sum say for and against it being put in."""
    items = sentence.items
    near = items[max(clause[0], i - _NEAR) : min(clause[1], i + _NEAR + 1)]
    answer = _is_an_answer(items)
    more = answer or any(item.is_a("more-money") for item in near)
    spent = not answer and any(item.is_a("money-spent") for item in near)
    yield "money"
    if more:
        yield "more-money"
    if spent:
        yield "money-spent"
    if any(item.is_a("each-year") for item in items[i : i + _NEAR]):
        yield "each-year"
    gone = (k for k in range(*clause) if items[k].is_a("money-gone"))
    if any(not (k > i and items[k - 1].is_a(*_PURPOSE)) for k in gone):
        yield "money-gone"  # but not in "£2m on cutting waiting times"
    if sentence.has("not-investment"):
        yield "not-investment-near"
    if any(item.is_a(*_PURPOSE) for item in items[i + 1 : i + 4]):
        yield "for-a-purpose"
    # "£2m spent on agency social workers" is what the work costs anyhow.
    mended = ("front-line",) if more or not spent else ()
    if any(item.is_a("service", "role", "inspection-noun", *mended) for item in items):
        yield "service-near"
    if any(item.is_a("rejected") for item in items):
        yield "rejected-near"
    if amount < _SMALL:
        yield "small"
    if amount >= _LARGE:
        yield "large"
    if sentence.headline:
        yield "headline"
