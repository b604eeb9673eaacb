"""Whether an article is worth reading: a cheap look at which sorts of words it has at all.

Most news says nothing of inspections, and much of it names no council. What a judgement or a
tenure cannot be without is looked for first; where it is wanting, the rules that need it are not
asked. The sorts are kinds of mentions and cues: the words themselves are the lexicon's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from councilgraph.extract.folding import fold, is_spelt_right, is_whole
from councilgraph.knowledge import Lexicon, Phrase
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_NAMED = frozenset({Kind.AUTHORITY, Kind.INSPECTORATE, Kind.BODY})
_COUNCILS = frozenset({Kind.AUTHORITY, Kind.AUTHORITY_TYPE})
_GRADES = frozenset(
    {"grade", "rank-best", "rank-second-best", "rank-middle", "rank-second-worst", "rank-worst"}
)
_JUDGING = frozenset({"judgement-verb", "award-verb", "judgement-noun", "scale-noun"})
_VISITS = frozenset({"inspection", "inspected-verb"})
_ROLES = frozenset({"role", "honorific"})
_TELLING = frozenset({Kind.ROLE, Kind.INSPECTORATE, Kind.GRADE})
_QUOTED = frozenset({"speech-verb", "quotation"})
_OPENING = re.compile(r"(?<!\w)[“‘\"'](?=\w)")
_PUBLIC, _GRADING, _CAPITALS = "public-role", "grading-inspectorate", "grade-in-capitals"


class Gate:
    """The phrases that tell whether anybody is named whom the program knows, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._public = lexicon.public
        self._grading = lexicon.grading
        for phrase in lexicon.phrases:
            if phrase.kind is Kind.AUTHORITY_TYPE or self._suffices(phrase):
                phrases[fold(phrase.text)].append(phrase)
        keys = sorted(phrases)
        self._phrases = [phrases[key] for key in keys]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)

    def lets_in(self, text: str) -> bool:
        """Tell whether `text` names anybody known, or may grade or quote a council that is not.

        Somebody with a public role is known as well, though no organisation be named.
        """
        folded = fold(text)
        council = False
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if is_whole(folded, start, end):
                for phrase in self._phrases[key]:
                    if is_spelt_right(phrase, text[start:end]):
                        if self._suffices(phrase):
                            return True
                        council = True
        return council and _OPENING.search(text) is not None

    def sorts(self, mentions: Iterable[Mention], text: str) -> frozenset[str]:
        """Return which of the sorts of words an article has that rules cannot do without."""
        sorts = {"quotation"} if _OPENING.search(text) else set()
        for mention in mentions:
            kind = mention.kind
            sorts |= tags_of(kind, mention.targets)
            if kind not in _TELLING:
                continue
            if kind is Kind.ROLE and not self._public.isdisjoint(mention.targets):
                sorts.add(_PUBLIC)
            elif kind is Kind.INSPECTORATE and not self._grading.isdisjoint(mention.targets):
                sorts.add(_GRADING)
            elif kind is Kind.GRADE and mention.text.isupper():
                sorts.add(_CAPITALS)
        return frozenset(sorts)

    def _suffices(self, phrase: Phrase) -> bool:
        return phrase.kind in _NAMED or phrase.target in self._public


def may_tell_of_inspections(
    sorts: frozenset[str], mentions: Sequence[Mention], sentences: Iterable[Span]
) -> bool:
    """Tell whether an article with these sorts of words can tell of a judgement or what led to one.

    It can where it names who inspects councils, or what is done about them, or a grade that is no
    everyday word; and else where it speaks of a service, and of inspectors or of its grade.
    """
    if sorts.isdisjoint(_COUNCILS):
        return False
    if not sorts.isdisjoint({_GRADING, _CAPITALS, Kind.INTERVENTION}):
        return True
    if Kind.SERVICE not in sorts:
        return False
    if "inspector-noun" in sorts:
        return True
    if sorts.isdisjoint(_GRADES) or sorts.isdisjoint(_JUDGING):
        return False
    return not sorts.isdisjoint(_VISITS) or any(
        _grades_a_service([m for m in mentions if span.covers(m.span)]) for span in sentences
    )


def may_tell_of_people(sorts: frozenset[str]) -> bool:
    """Tell whether words of these sorts can name an official, or quote somebody known."""
    if _PUBLIC in sorts:
        return True
    if sorts >= _QUOTED:
        return Kind.AUTHORITY_TYPE in sorts or not sorts.isdisjoint(_NAMED)
    return not sorts.isdisjoint(_NAMED) and not sorts.isdisjoint(_ROLES)


def _grades_a_service(mentions: Iterable[Mention]) -> bool:
    """Tell whether a sentence has a service, a grade, and a word for giving one."""
    tags = frozenset(tag for mention in mentions for tag in tags_of(mention.kind, mention.targets))
    return Kind.SERVICE in tags and not (tags.isdisjoint(_GRADES) or tags.isdisjoint(_JUDGING))


@lru_cache(maxsize=20_000)
def tags_of(kind: Kind, targets: tuple[str, ...]) -> frozenset[str]:
    """Return the tags of what a mention means: its kind, or of cues their slugs."""
    if kind is not Kind.CUE:
        return frozenset({kind.value})
    return frozenset(target.rpartition("/")[2] for target in targets)
