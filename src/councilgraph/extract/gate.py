"""Whether an article is worth reading: a cheap look at which sorts of words it has at all.

Most news says nothing of inspections, and much of it names no council. What a judgement or a
tenure cannot be without is looked for first; where it is wanting, the rules that need it are not
asked. The sorts are kinds of mentions and cues: the words themselves are the lexicon's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from councilgraph.extract.folding import fold, is_spelt_right, is_whole
from councilgraph.knowledge import Lexicon, Phrase
from councilgraph.model.claims import Kind, Mention

_NAMED = frozenset({Kind.AUTHORITY, Kind.INSPECTORATE, Kind.BODY})
_UNNAMED = frozenset({Kind.AUTHORITY_TYPE, Kind.SERVICE})
_GRADES = frozenset(
    {
        Kind.GRADE, "rank-best", "rank-second-best", "rank-middle", "rank-second-worst",
        "rank-worst", "judgement-noun", "scale-noun",
    }
)  # fmt: skip
_VISITS = frozenset({Kind.INSPECTION, "inspection-noun", "inspector-noun", "inspected-verb"})
_ROLES = frozenset({Kind.ROLE, "honorific"})
_PUBLIC = "public-role"
_TECHNICAL = "technical"
_QUOTED = frozenset({"speech-verb", "quotation"})
_OPENING = re.compile(r"(?<!\w)[“‘\"'](?=\w)")
_MONEY, _PUT_IN = "£", "investment-cue"


class Gate:
    """The phrases that tell whether anybody is named whom the program knows, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._everyday = lexicon.everyday
        self._public = lexicon.public
        for phrase in lexicon.phrases:
            if phrase.kind in _UNNAMED or self._is_technical(phrase) or self._suffices(phrase):
                phrases[fold(phrase.text)].append(phrase)
        keys = sorted(phrases)
        self._phrases = [phrases[key] for key in keys]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)

    def lets_in(self, text: str) -> bool:
        """Tell whether `text` names anybody known, or may quote or grade a council that is not.

        Somebody with a public role is known as well, though no organisation be named.
        """
        folded = fold(text)
        seen: set[str] = set()
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not is_whole(folded, start, end):
                continue
            words = text[start:end]
            for phrase in self._phrases[key]:
                if is_spelt_right(phrase, words):
                    if self._suffices(phrase):
                        return True
                    seen.add(phrase.kind)
        if Kind.GRADE in seen and not seen.isdisjoint(_UNNAMED):
            return True
        return Kind.AUTHORITY_TYPE in seen and _OPENING.search(text) is not None

    def _is_technical(self, phrase: Phrase) -> bool:
        return phrase.kind is Kind.GRADE and phrase.target not in self._everyday

    def _suffices(self, phrase: Phrase) -> bool:
        return phrase.kind in _NAMED or phrase.target in self._public

    def sorts(self, mentions: Iterable[Mention], text: str) -> frozenset[str]:
        """Return which of the sorts of words an article has that rules cannot do without."""
        sorts: set[str] = {_MONEY} if _MONEY in text else set()
        if _OPENING.search(text):
            sorts.add("quotation")
        for mention in mentions:
            if mention.kind is Kind.CUE:
                sorts.update([target.rpartition("/")[2] for target in mention.targets])
            else:
                sorts.add(mention.kind)
                if mention.kind is Kind.ROLE and not self._public.isdisjoint(mention.targets):
                    sorts.add(_PUBLIC)
                if mention.kind is Kind.GRADE and not self._everyday.issuperset(mention.targets):
                    sorts.add(_TECHNICAL)
        return frozenset(sorts)


def may_tell_of_inspections(sorts: frozenset[str]) -> bool:
    """Tell whether words of these sorts can add up to a judgement, a visit or an intervention."""
    if sorts.isdisjoint(_NAMED | _UNNAMED):
        return False
    if Kind.INTERVENTION in sorts or (_MONEY in sorts and _PUT_IN in sorts):
        return True
    if Kind.INSPECTORATE in sorts or _TECHNICAL in sorts:
        return True
    return Kind.SERVICE in sorts and not sorts.isdisjoint(_GRADES | _VISITS)


def may_tell_of_people(sorts: frozenset[str]) -> bool:
    """Tell whether words of these sorts can name an official, or quote somebody known."""
    if _PUBLIC in sorts:
        return True
    if _QUOTED <= sorts:
        return Kind.AUTHORITY_TYPE in sorts or not sorts.isdisjoint(_NAMED)
    return not sorts.isdisjoint(_NAMED) and not sorts.isdisjoint(_ROLES)
