"""Claims of grades that come before the words that say whose they are.

Those words stand behind the grade in its sentence, which `fronted` reads, or in the next one,
which takes it up: "The word was poor. It was said of Kent's homes by Ofsted on Monday".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from councilgraph.extract.counted_grades import find_counted
from councilgraph.extract.fronted import WORDS, Part, grades_alone, parts_of, says_so
from councilgraph.extract.heads import Head
from councilgraph.extract.reading import TIME, Item, Reading, Sentence
from councilgraph.extract.timing import Timing, find_timing
from councilgraph.extract.told_roles import AGENTS, UNSURE, Roles, roles_of
from councilgraph.extract.voices import find_voices
from councilgraph.model.claims import JudgementClaim, Kind, Standing
from councilgraph.model.time import DatedBy

_PRONOUNS = frozenset("it that this they those these such so both".split())
_SAID = (*AGENTS, "speech-verb", "report-verb", "judgement-verb", "award-verb", "judgement-noun")
_OF = ("used", "meant", "written", "for", "about", "of", "delivered", "how")
_OTHERS = frozenset("also too another other others same-grade likewise bystander next".split())
_COMPARED = frozenset("than like unlike higher lower better worse compared above below".split())
_BE = ("copula", "has", "had", "have")
_WAS = ("was ", "is ", "were ", "are ")
_ASKING = ("what", "how", "is how", "was how")
_CLAUSES = frozenset("and but which whose where whereas while though although".split())
_LEADS = frozenset("about of for on in with to by at from".split())
_OPENING, _VERB_REACH = 5, 6
_ALONE = 4  # items of a paragraph that is nothing but a grade

Told = tuple[int, Roles, bool]  # where a grade stands, whose it is, and whether it is no more


@dataclass(frozen=True, slots=True)
class Tie:
    """The sentence behind a grade that may tell whose it is, as far as it does; what it names.

    `points` tells that it takes the grade up: "it was said of", "Ofsted gave it to".
    """

    sentence: Sentence
    end: int
    roles: Roles
    points: bool


def find_grades_first(
    reading: Reading, everyday: frozenset[str]
) -> dict[int, list[JudgementClaim]]:
    """Return the claims of grades that come first, by the index of their sentence."""
    found = {}
    for sentence in reading.sentences:
        if not sentence.knows("grade") or sentence.items[-1].is_a("?"):
            continue
        tie = _find_tie(reading, sentence)
        claims = [
            claim
            for told in _read(reading, sentence, tie)
            for claim in _claims(reading, sentence, told, tie, everyday)
        ]
        if claims or _went_elsewhere(reading, sentence):
            found[sentence.index] = claims
    return found


def _went_elsewhere(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a grade alone is said to be some other body's: "It was given to a school"."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or next(grades_alone(sentence), None) is None:
        return False
    told = following[0].items[: _clause_end(following[0].items)]
    given = next((i for i, item in enumerate(told) if item.is_a("award-verb")), len(told))
    other = any(item.is_a("other-body", "peer-review") for item in told[given:])
    to_it = any(item.is_a("to") for item in told[given + 1 : given + 3])
    return other and to_it and _takes_up(told)


def _read(reading: Reading, sentence: Sentence, tie: Tie | None) -> list[Told]:
    """Return the grades of a sentence that come first, none if it is no such sentence."""
    if parts := parts_of(sentence):
        return _fronted(reading, sentence, parts, tie)
    if counted := find_counted(reading, sentence):
        return [(i, roles, False) for i, roles in counted]
    alone = ((i, _of_alone(reading, sentence, i, tie)) for i in grades_alone(sentence))
    return [(i, roles, False) for i, roles in alone if roles is not None]


def _fronted(
    reading: Reading, sentence: Sentence, parts: list[Part], tie: Tie | None
) -> list[Told]:
    whole = roles_of(sentence, 0, len(sentence.items))
    tied = tie.roles if tie is not None else Roles()
    if whole.company:
        return []
    shared = replace(_joined(whole, tied), authorities=(), aspects=())
    known = shared.inspectors or _names_inspectors_before(reading, sentence) or parts[0].gone
    if not known:
        return []
    councils = () if _councils_before(reading, sentence, here=True) else tied.authorities
    councils = councils if len(councils) == 1 else ()
    told = []
    for part in parts:
        own = roles_of(sentence, part.grade + 1, part.end)
        councils = own.authorities or councils
        roles = replace(_joined(own, shared), authorities=councils)
        told.append((part.grade, roles, part.gone))
    return told


def _of_alone(reading: Reading, sentence: Sentence, i: int, tie: Tie | None) -> Roles | None:
    """Return whose a grade is that stands alone in its sentence; None if nobody tells."""
    own = roles_of(sentence, 0, len(sentence.items))
    if own.company or (own.authorities and not _is_that_of(sentence, i)):
        return None
    if tie is None or not tie.roles.authorities:
        by_them = tie is None and own.inspectors and any(x.is_a(",") for x in sentence.items[i:])
        of_side = tie is not None and tie.points and tie.roles.aspects
        if by_them and not own.authorities:
            return own
        return _joined(own, tie.roles) if tie is not None and of_side else None
    if len(tie.roles.authorities) > 1:
        return None
    before = _councils_before(reading, sentence)
    if not tie.points and before - {m.targets for m in tie.roles.authorities}:
        return None
    roles = _joined(replace(own, authorities=()), tie.roles)
    if not roles.inspectors:
        return None
    return replace(roles, authorities=(*roles.authorities, *own.authorities))


def _is_that_of(sentence: Sentence, i: int) -> bool:
    """Tell whether a grade is said to be another's as well: ", which is also that of Kent"."""
    behind = sentence.items[i + 1 :]
    words = [item.text.lower() for item in behind if not item.is_a("also", "copula")]
    return words[:4] == [",", "which", "that", "of"]


def _joined(own: Roles, other: Roles) -> Roles:
    """Return roles, with what they leave open from others."""
    return Roles(
        authorities=own.authorities or other.authorities,
        inspectorate=own.inspectorate or other.inspectorate,
        service=own.service or other.service,
        aspects=own.aspects or other.aspects,
        inspectors=own.inspectors or other.inspectors,
        company=own.company or other.company,
    )


def _councils_before(
    reading: Reading, sentence: Sentence, *, here: bool = False
) -> set[tuple[str, ...]]:
    """Return what councils were named before a sentence, or only in its own paragraph (`here`)."""
    return {
        mention.targets
        for one in reading.sentences[: sentence.index]
        if not here or one.paragraph == sentence.paragraph
        for item in one.known
        if (mention := item.mention(Kind.AUTHORITY)) is not None
    }


def _names_inspectors_before(reading: Reading, sentence: Sentence) -> bool:
    before = reading.sentences[: sentence.index]
    return any(one.knows(*AGENTS) for one in before if one.paragraph == sentence.paragraph)


def _find_tie(reading: Reading, sentence: Sentence) -> Tie | None:
    """Return the next sentence, if it may tell whose the grades of a sentence are."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not following or following[0].items[-1].is_a("?"):
        return None
    tie, items = following[0], following[0].items
    if tie.paragraph != sentence.paragraph and len(sentence.items) > _ALONE:
        return None
    end = _clause_end(items)
    told = items[:end]
    if any(item.is_grade or item.is_a(*UNSURE, *_OTHERS) or _compares(item) for item in told):
        return None
    if any(item.is_a("role") and not item.is_a(*AGENTS) for item in told):
        return None  # "That is what its leader said of Kent"
    points = _takes_up(told)
    opening = told[:2][-1] if told[0].is_a("the") else told[0]
    if not points and not opening.is_a("inspectorate", "inspector-noun", "authority"):
        return None
    roles = roles_of(tie, 0, end)
    return None if roles.company else Tie(tie, end, roles, points)


def _compares(item: Item) -> bool:
    return not _COMPARED.isdisjoint(item.text.lower().split())


def _takes_up(told: tuple[Item, ...]) -> bool:
    """Tell whether words take up a grade: "It was said of", "Ofsted gave it to"."""
    named = told[0].is_a("the") and any(x.is_a(*WORDS, "judgement-noun") for x in told[1:2])
    if told[0].is_a(*_PRONOUNS) or named:
        behind = told[1 + named : 1 + named + _OPENING]
        asks = [i for i, item in enumerate(behind) if item.text.lower() in _ASKING]
        if asks:
            return says_so(told[1 + named + asks[0] + 1 :])
        verb = any(x.is_a("award-verb", *_BE) or x.text.startswith(_WAS) for x in behind[:2])
        return verb and any(item.is_a(*_SAID, *_OF) for item in behind)
    near = told[1:_VERB_REACH]
    given = (
        a.is_a("award-verb", "used", "speech-verb") and b.is_a("it", "them")
        for a, b in pairwise(near)
    )
    return any(given)


def _clause_end(items: tuple[Item, ...]) -> int:
    """Return where the first clause of a sentence ends, before another: ", which", ", and it"."""
    for i in range(1, len(items) - 2):
        other = items[i].is_a(",") and items[i + 1].is_a(*_CLAUSES)
        if items[i].is_a(";") or (other and not items[i + 2].is_a(*_LEADS)):
            return i
    return len(items)


def _claims(
    reading: Reading, sentence: Sentence, told: Told, tie: Tie | None, everyday: frozenset[str]
) -> Iterator[JudgementClaim]:
    """Yield a claim for each council and side of a grade that comes first."""
    place, roles, gone = told
    grade = sentence.items[place].mention(Kind.GRADE)
    if grade is None:
        return
    plain = grade.target in everyday and " " not in grade.text
    head = Head(start=place, end=place + 1, mention=grade)
    signals = {*(("no-longer", "noun") if gone else ("verb",)), "plain" if plain else "technical"}
    signals |= {"inspector"} if roles.inspectors else set()
    signals |= {"named"} if roles.authorities else set()
    signals |= set(find_voices(reading, sentence, head, 0))
    timing = Timing() if gone else _when(sentence, place, tie)
    for authority, aspect in product(roles.authorities or (None,), roles.aspects or (None,)):
        yield JudgementClaim(
            evidence=sentence.span,
            rule="judgement/first",
            signals=tuple(sorted(signals)),
            authority=authority,
            grade=grade,
            inspectorate=roles.inspectorate,
            service=roles.service,
            aspect=aspect,
            time=timing.time,
            anchor=timing.anchor,
            dated_by=timing.dated_by,
            standing=Standing.PREVIOUS if gone else Standing.CURRENT,
        )


def _when(sentence: Sentence, place: int, tie: Tie | None) -> Timing:
    """Return when a grade was given: by its own sentence, else by the one that takes it up."""
    if sentence.knows(TIME):
        return _own_timing(sentence, place)
    times = [item.time for item in tie.sentence.items[: tie.end] if item.time] if tie else []
    return Timing(time=times[0], dated_by=DatedBy.JUDGED) if len(times) == 1 else Timing()


def _own_timing(sentence: Sentence, place: int) -> Timing:
    """Return the time of one of the grades of a sentence: the last may share its own with all."""
    items = sentence.items
    grades = [i for i in sentence.find("grade") if items[i].is_grade]
    timing = find_timing(sentence, place, (0, len(items)))
    if timing.time is None or len(grades) == 1:
        return timing
    told = timing.time.span.start
    whose = max((i for i in grades if items[i].span.start < told), default=grades[0])
    shared = whose == grades[-1] and not sentence.has(";")
    return timing if whose == place or shared else Timing()
