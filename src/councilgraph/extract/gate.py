"""Whether an article is worth reading: a cheap look at which sorts of words it has at all.

Most news says nothing of inspections, and much of it names no council. What a judgement or a
tenure cannot be without is looked for first; where it is wanting, the rules that need it are not
asked. The sorts are kinds of mentions and cues: the words themselves are the lexicon's.
"""

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
_PUBLIC = frozenset({Kind.ROLE, "honorific"})
_TECHNICAL = "technical"
_MONEY, _PUT_IN = "£", "investment-cue"


class Gate:
    """The phrases that tell whether anybody is named whom the program knows, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._everyday = lexicon.everyday
        for phrase in lexicon.phrases:
            if phrase.kind in _NAMED or phrase.kind in _UNNAMED or self._is_technical(phrase):
                phrases[fold(phrase.text)].append(phrase)
        keys = sorted(phrases)
        self._phrases = [phrases[key] for key in keys]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)

    def lets_in(self, text: str) -> bool:
        """Tell whether `text` names anybody known, or gives a grade to a council that is not."""
        folded = fold(text)
        seen: set[str] = set()
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not is_whole(folded, start, end):
                continue
            words = text[start:end]
            for phrase in self._phrases[key]:
                if is_spelt_right(phrase, words):
                    if phrase.kind in _NAMED:
                        return True
                    seen.add(_TECHNICAL if phrase.kind is Kind.GRADE else "unnamed")
        return len(seen) > 1

    def _is_technical(self, phrase: Phrase) -> bool:
        return phrase.kind is Kind.GRADE and phrase.target not in self._everyday

    def sorts(self, mentions: Iterable[Mention], text: str) -> frozenset[str]:
        """Return which of the sorts of words an article has that rules cannot do without."""
        sorts: set[str] = {_MONEY} if _MONEY in text else set()
        for mention in mentions:
            if mention.kind is Kind.CUE:
                sorts.update([target.rpartition("/")[2] for target in mention.targets])
            else:
                sorts.add(mention.kind)
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
    """Tell whether words of these sorts can name an official, so that he or she may be quoted."""
    return not sorts.isdisjoint(_NAMED) and not sorts.isdisjoint(_PUBLIC)
