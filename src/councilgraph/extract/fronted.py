"""Grades that come first, and whose they are behind them: "Good is what Ofsted called Kent's".

Or "A good went to Kent and a poor to Surrey", "The good was for leadership", "Gone is the poor
rating that hung over Kent". A sentence that opens with a grade is read in parts, one for each
grade; what its parts leave open, the next sentence tells ("Ofsted was speaking of their homes").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.told_roles import AGENTS, UNSURE

_QUOTES = frozenset("‘ ’ “ ” ' \"".split())
_ARTICLES = frozenset({"a", "an", "the"})
_JOINTS = frozenset({";", ",", "and", "but", "while", "whereas", "-"})
_OPENING = 3  # items before the first grade
_ADVERBS = frozenset("also still again too now therefore just exactly , ".split())
_ASKING = frozenset({"what", "how", "where"})
_WISHED = ("hypothetical", "expecting-verb")
_JUDGING = ("judgement-verb", "award-verb", "speech-verb", "report-verb", "made")
_THINKING = frozenset("used chose had sees views regards saw".split())
_BEFORE_AGENTS = frozenset({"the", "its"})
_VERB_REACH, _NOUN_REACH = 4, 5
WORDS = frozenset({"word", "words", "term", "description", "phrase", "label", "adjective"})
_ABOUT = frozenset({"for", "of", "on", "to", "about", "over"})
_FOR = frozenset({"for", "of", "to"})  # not "the word on everybody's lips"
_GIVEN = frozenset({"awarded-participle", "used", "chosen", "reserved", "applied"})
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
    if not opens or opens[0][0] > 0 or _is_said_by_others(items):
        return []
    ends = [start for start, _ in opens[1:]] + [len(items)]
    parts = [Part(i, start, end) for (start, i), end in zip(opens, ends, strict=True)]
    if sum(item.is_grade for item in items) > len(parts):
        return []  # "Good is what they called it before it was poor"
    if not all(_is_linked(items, part, n) for n, part in enumerate(parts)):
        return []
    sure = [part for part in parts if not _is_unsure(items[part.start : part.end])]
    return [replace(part, end=_clause(items, part)) for part in sure]


def _is_unsure(told: tuple[Item, ...]) -> bool:
    """Tell whether a grade was only wished for: "good was what it hoped for"."""
    wished = any(a.is_a("speech-verb") and b.is_a("for") for a, b in pairwise(told))
    return wished or any(item.is_a(*UNSURE, *_WISHED) for item in told)


def _is_said_by_others(items: tuple[Item, ...]) -> bool:
    """Tell whether somebody who is no inspector says it: ", said a mother who wrote to Ofsted"."""
    return any(
        comma.is_a(",") and verb.is_a("speech-verb") and not _names_agents(items[i : i + _OPENING])
        for i, (comma, verb) in enumerate(pairwise(items), start=2)
    )


def _names_agents(near: tuple[Item, ...]) -> bool:
    return any(item.is_a(*AGENTS, "report-noun", "it", "they") for item in near)


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
    told = tuple(x for x in items[part.grade + 1 : part.end] if not x.is_a(*_QUOTES))
    if article and told and told[0].is_a("judgement-noun", "one", *WORDS):
        told = told[1:]  # "a good rating went to"
    if len(told) < _OPENING:
        return n > 0 and len(told) > 1 and told[0].is_a("to", "for")
    if told[0].is_a("going-verb"):
        return True
    if told[0].is_a(","):
        return _is_said_of(told)
    if told[0].text.lower() in ("is how", "was how"):
        return _is_what_was_said(told[1:])
    if told[0].is_a("copula"):
        return _is_explained(tuple(x for x in told[1:] if not x.is_a(*_ADVERBS)), article)
    if n > 0 and told[0].is_a("to", "for"):
        return True
    return _hangs_over(told)


def _is_said_of(told: tuple[Item, ...]) -> bool:
    """Tell whether inspectors say a grade of somebody: ", Ofsted said of"."""
    verb = next((i for i, item in enumerate(told) if item.is_a("speech-verb")), 0)
    by_them = verb > 1 and all(x.is_a("the", *AGENTS, "has", "had") for x in told[1:verb])
    return by_them and any(item.is_a("of", "about") for item in told[verb + 1 : verb + 2])


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
    noun = next((i for i, x in enumerate(near) if x.is_a(*WORDS, "judgement-noun", "one")), None)
    if noun is None or not near[0].is_a("the", "inspectorate", "inspector-noun", "its", "their"):
        return False
    after = [x for x in told[noun + 1 : noun + 1 + _VERB_REACH] if not x.is_a(*_GIVEN, *_QUOTES)]
    if after and after[0].is_a(*(_ABOUT if near[noun].is_a("judgement-noun") else _FOR)):
        return True
    if len(after) > 1 and after[0].is_a("by") and after[1].is_a(*AGENTS):
        return True
    said = told[noun + 1 :]
    return _is_what_was_said(said[1:] if said and said[0].is_a("that", "which") else said)


def _is_what_was_said(told: tuple[Item, ...]) -> bool:
    """Tell whether words tell who gave a grade, or got one: "Ofsted called", "the council got"."""
    agent = next((i for i, item in enumerate(told) if not item.is_a(*_BEFORE_AGENTS)), len(told))
    verbs = told[agent + 1 : agent + 1 + _VERB_REACH]
    if agent == len(told) or any(item.is_a("itself", "themselves", "own") for item in told):
        return False
    if any(item.is_a(*_WISHED) for item in verbs):
        return True
    if told[agent].is_a("authority", "authority-type", "service"):
        called = any(a.is_a("copula") and b.is_a(*_JUDGING) for a, b in pairwise(verbs))
        return called or any(item.is_a("award-verb") for item in verbs)
    if told[agent].is_a("it", "they"):
        return any(item.is_a(*_JUDGING) for item in verbs)
    return says_so(told)


def says_so(told: tuple[Item, ...]) -> bool:
    """Tell whether words open with inspectors who say something: "inspectors from Ofsted found"."""
    agent = next((i for i, item in enumerate(told) if not item.is_a(*_BEFORE_AGENTS)), len(told))
    if agent == len(told) or not told[agent].is_a(*AGENTS):
        return False
    while agent + 1 < len(told) and told[agent + 1].is_a(*AGENTS, "from", "at"):
        agent += 1
    verbs = told[agent + 1 : agent + 1 + _VERB_REACH]
    if verbs and verbs[0].is_a("'s"):
        return False  # "what Ofsted's highest grade is called"
    return any(x.is_a(*_JUDGING, *_THINKING) or _is_past(x) for x in verbs)


def _is_past(item: Item) -> bool:
    return item.text.endswith("ed") and item.text.islower()


def _that_is_gone(items: tuple[Item, ...]) -> Part | None:
    """Return the part of a grade that is no more: "Gone is the poor rating that hung over"."""
    if len(items) < _OPENING or items[0].text.lower() != "gone":
        return None
    near = range(1, min(len(items), 1 + _NOUN_REACH + 1))
    grade = next((i for i in near if items[i].is_grade), None)
    if grade is None or not any(items[i].is_a("copula") for i in range(1, grade)):
        return None
    noun = [item for item in items[grade + 1 : grade + _OPENING] if not item.is_a(*_QUOTES)]
    days = any(item.is_a("days", "times", "years") for item in items[:grade])
    if not days and not any(item.is_a("judgement-noun", *WORDS) for item in noun[:1]):
        return None
    if any(item.is_grade for item in items[grade + 1 :]):
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
    if not led and _is_their_word(rest):
        yield graded[0]
        return
    ended = not rest or rest[0].is_a(".", "!")
    if not led or (led[-1].is_a(":") and ended) or (ended and _in_a_word(led)):
        yield from graded if ended else ()
    elif (ended or _goes_on(rest)) and _calls_it(led):
        yield graded[0]


def _is_their_word(rest: list[Item]) -> bool:
    """Tell whether words only say who gave a grade: "was Ofsted's verdict."."""
    if len(rest) not in (_NOUN_REACH - 1, _NOUN_REACH) or not rest[0].is_a("copula"):
        return False
    owned = any(a.is_a(*AGENTS) and b.is_a("'s") for a, b in pairwise(rest))
    return owned and rest[-2].is_a(*WORDS, "judgement-noun") and rest[-1].is_a(".")


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
