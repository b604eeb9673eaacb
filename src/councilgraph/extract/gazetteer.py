"""Find the words that the lexicon and the register know, in one pass over a text.

Matching folds case, apostrophes and hyphens without moving an offset, so that a mention's span
quotes the text as it stands. Which meaning holds is left to the grammar and to `link`.
"""

from collections import defaultdict
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from councilgraph.knowledge import Lexicon, Phrase
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Span

_FOLDS = str.maketrans({"’": "'", "‘": "'", "‐": " ", "-": " ", "–": " ", "\u00a0": " "})
_PROPER = (Kind.AUTHORITY, Kind.INSPECTORATE, Kind.BODY)


def fold(text: str) -> str:
    """Return `text` folded for matching, of the same length.

    >>> fold("Children’s Well-being")
    "children's well being"
    """
    plain = text.translate(_FOLDS)
    folded = plain.lower()
    if len(folded) == len(text):
        return folded
    # A few letters grow when they are lowered; they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


class Gazetteer:
    """All phrases of a lexicon, compiled; made once per process."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in lexicon.phrases:
            phrases[fold(phrase.text)].append(phrase)
        self.everyday = lexicon.everyday
        self.joined = lexicon.joined
        self.places = lexicon.places
        self._phrases = phrases
        self._keys = sorted(phrases)
        self._automaton = AhoCorasick(self._keys, matchkind=MatchKind.Standard)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in `text`, longest first from the left, in order.

        Words with meanings of several kinds give a mention for each kind.
        """
        folded = fold(text)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        spelt = [
            mentions
            for key, start, end in sorted(matches, key=lambda match: (match[1], -match[2]))
            if (
                mentions := self._mentions(
                    text, folded, Span(start=start, end=end), self._keys[key]
                )
            )
        ]
        # Names go before other words, so that no longer phrase hides whom a text names.
        names = _leftmost_longest([ms for ms in spelt if ms[0].kind in _PROPER], [])
        others = [ms for ms in spelt if ms[0].kind not in _PROPER]
        found = [*_with_offices(names, others), *_leftmost_longest(others, names)]
        return tuple(m for ms in sorted(found, key=lambda ms: ms[0].span) for m in ms)

    def _mentions(self, text: str, folded: str, span: Span, key: str) -> list[Mention]:
        if not _on_word_boundaries(folded, span):
            return []
        words = text[span.start : span.end]
        targets: dict[Kind, list[str]] = {}
        for phrase in self._phrases[key]:
            if _spelt_right(phrase, words):
                targets.setdefault(phrase.kind, []).append(phrase.target)
        return [
            Mention(span=span, text=words, kind=kind, targets=tuple(dict.fromkeys(iris)))
            for kind, iris in targets.items()
        ]


def _leftmost_longest(
    candidates: list[list[Mention]], taken: list[list[Mention]]
) -> list[list[Mention]]:
    """Return those candidates, sorted from the left and longest first, that overlap no other."""
    spans = [mentions[0].span for mentions in taken]
    chosen: list[list[Mention]] = []
    end = i = 0
    for mentions in candidates:
        span = mentions[0].span
        while i < len(spans) and spans[i].end <= span.start:
            i += 1
        if span.start < end or (i < len(spans) and spans[i].overlaps(span)):
            continue
        chosen.append(mentions)
        end = span.end
    return chosen


def _with_offices(names: list[list[Mention]], others: list[list[Mention]]) -> list[list[Mention]]:
    """Return the names, with the role where a name is also an office ("the Housing Ombudsman")."""
    roles = {m.span.end: m for ms in others for m in ms if m.kind is Kind.ROLE}
    return [
        [*ms, replace(role, span=ms[0].span, text=ms[0].text)]
        if (role := roles.get(ms[0].span.end)) and ms[0].span.covers(role.span)
        else ms
        for ms in names
    ]


def _on_word_boundaries(folded: str, span: Span) -> bool:
    before = folded[span.start - 1 : span.start]
    after = folded[span.end : span.end + 1]
    return not (before.isalnum() and folded[span.start].isalnum()) and not (
        after.isalnum() and folded[span.end - 1].isalnum()
    )


def _spelt_right(phrase: Phrase, words: str) -> bool:
    """Tell whether a proper name has its capital, and capitals-only words all of theirs."""
    if phrase.case_sensitive:
        return words == phrase.text
    if phrase.kind in _PROPER and phrase.text[0].isupper():
        return words[0].isupper()
    return True
