"""Find the words that the lexicon and the register know, in one pass over a text.

Matching folds case, apostrophes and hyphens without moving an offset, so that a mention's span
quotes the text as it stands. Which meaning holds is left to the grammar and to `link`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from councilgraph.extract.everyday_sides import SideNames
from councilgraph.extract.folding import PROPER, fold, is_spelt_right, is_whole
from councilgraph.extract.gate import Gate
from councilgraph.knowledge import Lexicon, Phrase
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_Meant = tuple[tuple[Kind, tuple[str, ...]], ...]
"""What words mean: targets by kind."""
_Match = tuple[int, int, _Meant]
"""Where words stand that mean something."""


class Gazetteer:
    """All phrases of a lexicon, compiled; made once per process."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in lexicon.phrases:
            phrases[fold(phrase.text)].append(phrase)
        self.everyday = lexicon.everyday
        self.gate = Gate(lexicon)
        self.joined = lexicon.joined
        self.side_names = SideNames(lexicon.listed)
        self.places = lexicon.places
        self._meanings = [_Meanings.of(phrases[key]) for key in sorted(phrases)]
        self._automaton = AhoCorasick(sorted(phrases), matchkind=MatchKind.Standard)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in `text`, longest first from the left, in order.

        Words with meanings of several kinds give a mention for each kind.
        """
        folded = fold(text)
        names: list[_Match] = []
        others: list[_Match] = []
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        whole = [(start, -end, key) for key, start, end in matches if is_whole(folded, start, end)]
        # From the left, and the longest first.
        for start, end, key in [(start, -last, key) for start, last, key in sorted(whole)]:
            meanings = self._meanings[key]
            meant = meanings.plain
            if meant is not None:
                others.append((start, end, meant))
            elif meant := meanings.of_spelling(text[start:end]):
                # Names go before other words, so that no longer phrase hides whom a text names.
                (names if meant[0][0] in PROPER else others).append((start, end, meant))
        named = _leftmost_longest(names, [])
        found = [*_with_offices(named, others), *_leftmost_longest(others, named)]
        found.sort(key=itemgetter(0))
        mentions = []
        for start, end, meant in found:
            span, words = Span(start=start, end=end), text[start:end]
            for kind, targets in meant:
                mentions.append(Mention(span=span, text=words, kind=kind, targets=targets))
        return tuple(mentions)


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What the words of a key may mean: phrases, and their targets by kind if case is no matter."""

    phrases: tuple[Phrase, ...]
    plain: _Meant | None

    @classmethod
    def of(cls, phrases: list[Phrase]) -> "_Meanings":
        """Return what these phrases, which are folded alike, may mean."""
        free = not any(p.case_sensitive or p.kind in PROPER for p in phrases)
        return cls(tuple(phrases), _by_kind(phrases) if free else None)

    def of_spelling(self, words: str) -> _Meant:
        """Return the kinds and targets that words so spelt may have, none if none."""
        return _by_kind(p for p in self.phrases if is_spelt_right(p, words))


def _by_kind(phrases: Iterable[Phrase]) -> _Meant:
    targets: dict[Kind, dict[str, None]] = {}
    for phrase in phrases:
        targets.setdefault(phrase.kind, {})[phrase.target] = None
    return tuple((kind, tuple(iris)) for kind, iris in targets.items())


def _leftmost_longest(candidates: list[_Match], taken: list[_Match]) -> list[_Match]:
    """Return those candidates, sorted from the left and longest first, that overlap no other."""
    chosen: list[_Match] = []
    last = i = 0
    for candidate in candidates:
        start, end, _ = candidate
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        if start < last and _goes_on(chosen[-1], candidate):
            opened, _, meant = chosen.pop()
            chosen.append((opened, start - 1, meant))
        elif start < last or (i < len(taken) and taken[i][0] < end):
            continue
        chosen.append(candidate)
        last = end
    return chosen


def _goes_on(one: _Match, other: _Match) -> bool:
    """Tell whether words for a service go on to a side: "services for children in foster care"."""
    service = any(kind is Kind.SERVICE for kind, _ in one[2])
    return service and other[1] > one[1] and all(kind is Kind.ASPECT for kind, _ in other[2])


def _with_offices(names: list[_Match], others: list[_Match]) -> list[_Match]:
    """Return the names, with the role where a name is also an office ("the Housing Ombudsman")."""
    if not names:
        return []
    role_kind = Kind.ROLE
    roles = {
        end: (start, (kind, targets))
        for start, end, meant in others
        for kind, targets in meant
        if kind is role_kind
    }
    return [
        (start, end, (*meant, role[1]))
        if (role := roles.get(end)) is not None and start <= role[0]
        else (start, end, meant)
        for start, end, meant in names
    ]
