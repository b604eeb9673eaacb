"""Grades that come first, and whose they are behind them: "Good is what Ofsted called Kent's".

Or "A good went to Kent and a poor to Surrey", "The good was for leadership", "Gone is the poor
rating that hung over Kent". A sentence that opens with a grade is read in parts, one for each
grade; what its parts leave open, the next sentence tells ("Ofsted was speaking of their homes").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.told_roles import AGENTS, UNSURE

_QUOTES = frozenset("‘ ’ “ ” ' \"".split())
_ARTICLES = frozenset({"a", "an", "the"})
_JOINTS = frozenset({";", ",", "and", "but", "while", "whereas", "-"})
_OPENING = 3  # items before the first grade
_ADVERBS = frozenset("also still again too now therefore just exactly , ".split())
_ASKING = frozenset({"what", "how", "where"})
_WISHED = frozenset("hoped feared wanted expected wished dreaded deserved needed sought".split())
_JUDGING = ("judgement-verb", "award-verb", "speech-verb", "report-verb", "made", "put", "found")
_AGENT_REACH, _VERB_REACH, _NOUN_REACH = 4, 4, 5
WORDS = frozenset({"word", "words", "term", "description", "phrase", "label", "adjective"})
_ABOUT = frozenset({"for", "of", "on", "to", "about", "over"})
_GIVEN = frozenset({"given", "used", "chosen", "reserved", "applied"})
_HANGING = frozenset({"hung", "hangs", "hanging", "hang", "loomed", "looms"})
_AUXILIARIES = frozenset({"has", "have", "had", "been", "still", "long"})


@dataclass(frozen=True, slots=True)
class Part:
    """A grade at item `grade` of a sentence, of whom words up to `end` tell; `gone` if it was."""

    grade: int
    start: int
    end: int
    gone: bool = False


def parts_of(sentence: Sentence) -> list[Part]:
    """Return the parts of a sentence in which a grade comes first; none if it is another."""
    items = sentence.items
    gone = _that_is_gone(items)
    if gone is not None:
        return [gone]
    opens = [start for i in sentence.find("grade") if (start := _opening(items, i)) is not None]
    if not opens or opens[0][0] > 0:
        return []
    ends = [start for start, _ in opens[1:]] + [len(items)]
    parts = [Part(i, start, end) for (start, i), end in zip(opens, ends, strict=True)]
    if not all(_is_linked(items, part, n) for n, part in enumerate(parts)):
        return []
    unsure = (*UNSURE, *_WISHED)
    sure = [p for p in parts if not any(x.is_a(*unsure) for x in items[p.start : p.end])]
    return [replace(part, end=_clause(items, part)) for part in sure]


def _opening(items: tuple[Item, ...], i: int) -> tuple[int, int] | None:
    """Return where a part opens and its grade at `i` stands, if there a part opens with it."""
    if not items[i].is_grade:
        return None
    start = i
    while start > 0 and items[start - 1].is_a(*_QUOTES):
        start -= 1
    if start > 0 and items[start - 1].is_a(*_ARTICLES):
        start -= 1
    joined = start == 0 or items[start - 1].is_a(*_JOINTS)
    return (start, i) if joined else None


def _clause(items: tuple[Item, ...], part: Part) -> int:
    """Return where a part ends that a clause on something else follows: ", and Ofsted has not"."""
    near = range(part.grade + 1, part.end - 2)
    return next(
        (i for i in near if items[i].is_a(",") and items[i + 1].is_a("and", "but", "which")),
        part.end,
    )


def _is_linked(items: tuple[Item, ...], part: Part, n: int) -> bool:
    """Tell whether words behind the `n`th grade say to whom it went, or who said it of whom."""
    article = items[part.start].is_a(*_ARTICLES)
    after = [i for i in range(part.grade + 1, part.end) if not items[i].is_a(*_QUOTES)]
    told = tuple(items[i] for i in after)
    if len(told) < _OPENING:
        return n > 0 and len(told) > 1 and told[0].is_a("to", "for")
    if told[0].is_a("going-verb") and article:
        return True
    if told[0].text.lower() in ("is how", "was how"):
        return _is_what_was_said(told[1:])
    if told[0].is_a("copula"):
        return _is_explained(tuple(x for x in told[1:] if not x.is_a(*_ADVERBS)), article)
    if n > 0 and told[0].is_a("to", "for"):
        return True
    return _hangs_over(told)


def _hangs_over(told: tuple[Item, ...]) -> bool:
    """Tell whether a grade is one that stays with somebody: "has hung over"."""
    verb = next((i for i, item in enumerate(told) if not item.is_a(*_AUXILIARIES)), len(told))
    return len(told) > verb + 1 and told[verb].is_a(*_HANGING) and told[verb + 1].is_a("over")


def _is_explained(told: tuple[Item, ...], article: bool) -> bool:
    """Tell whether words behind "is" tell whose a grade was: "what Ofsted called", "the word for".

    "The good was for leadership" does so with an article.
    """
    if not told:
        return False
    if told[0].is_a("for") and article:
        return True
    if told[0].text.lower() in _ASKING:
        return _is_what_was_said(told[1:])
    near = told[:_NOUN_REACH]
    noun = next((i for i, x in enumerate(near) if x.is_a(*WORDS, "judgement-noun")), None)
    if noun is None or not near[0].is_a("the", "inspectorate", "inspector-noun", "its", "their"):
        return False
    after = [x for x in told[noun + 1 : noun + 1 + _VERB_REACH] if not x.is_a(*_GIVEN, *_QUOTES)]
    if after and after[0].is_a(*_ABOUT):
        return True
    by_them = bool(after) and after[0].is_a(*AGENTS, "that", "which")
    return by_them and _is_what_was_said(tuple(x for x in after if not x.is_a("that", "which")))


def _is_what_was_said(told: tuple[Item, ...]) -> bool:
    """Tell whether words tell who gave a grade, or got one: "Ofsted called", "the council got"."""
    near = told[:_AGENT_REACH]
    agents = (*AGENTS, "it", "they", "authority", "authority-type", "service")
    agent = next((i for i, item in enumerate(near) if item.is_a(*agents)), None)
    if agent is None:
        return False
    verbs = told[agent + 1 : agent + 1 + _VERB_REACH]
    return any(item.is_a(*_JUDGING, "used", "chose", "had", *_WISHED) for item in verbs)


def _that_is_gone(items: tuple[Item, ...]) -> Part | None:
    """Return the part of a grade that is no more: "Gone is the poor rating that hung over"."""
    if len(items) < _OPENING or not items[0].text.lower() == "gone":
        return None
    near = range(1, min(len(items), 1 + _NOUN_REACH + 1))
    grade = next((i for i in near if items[i].is_grade), None)
    if grade is None or not any(items[i].is_a("copula") for i in range(1, grade)):
        return None
    return Part(grade, 0, len(items), gone=True)


def grades_alone(sentence: Sentence) -> Iterator[int]:
    """Yield where a grade stands that is all that a sentence tells: "The word was poor."."""
    items = sentence.items
    graded = [i for i in sentence.find("grade") if items[i].is_grade]
    if len(graded) != 1 or sentence.has("?", *UNSURE):
        return
    led = tuple(item for item in items[: graded[0]] if not item.is_a(*_QUOTES))
    rest = [item for item in items[graded[0] + 1 :] if not item.is_a(*_QUOTES)]
    if any(item.is_a("authority", "service", "aspect", "authority-type") for item in led):
        return
    ended = not rest or rest[0].is_a(".", "!")
    if not led or (led[-1].is_a(":") and ended) or (ended and _in_a_word(led)):
        yield from graded if ended else ()
    elif (ended or _goes_on(rest)) and _calls_it(led):
        yield graded[0]


def _in_a_word(led: tuple[Item, ...]) -> bool:
    """Tell whether a grade is led up to by "In a word,", "In short,"."""
    return len(led) <= _VERB_REACH and led[0].is_a("in") and led[-1].is_a(",", ":", "-")


def _calls_it(led: tuple[Item, ...]) -> bool:
    """Tell whether words name what follows as a grade: "The word was", "The worst rating is"."""
    if len(led) < _OPENING or not led[0].is_a("the") or not led[-1].is_a("copula"):
        return False
    return len(led) <= _NOUN_REACH and led[-2].is_a(*WORDS, "judgement-noun")


def _goes_on(rest: list[Item]) -> bool:
    """Tell whether another clause follows a grade: ", and Ofsted had written it"."""
    return rest[0].is_a(",") and len(rest) > 1 and rest[1].is_a("and", "which")
