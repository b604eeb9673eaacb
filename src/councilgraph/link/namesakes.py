"""Which authority bears a name: one that several bear or bore, or that says where another lies.

A name shared by a council and its successor is decided by the date, and one shared by a county and
a district by what the article calls it. Words that name nobody are for `link.discourse`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from councilgraph.knowledge import CG, Authority, Knowledge
from councilgraph.link.described_pairs import find_described
from councilgraph.link.joint_services import find_joint
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Period

_POSSESSIVE = 4
GENERAL = f"{CG}LocalAuthority"
_COMBINED = (f"{CG}CombinedAuthority",)
_BEFORE = 80  # characters
_SINGLED_OUT, _NOUN, _NEAR = 2, 3, 2  # words
_COMMON_NOUN = " council"
_SINGLED = frozenset("first second third only last few any none".split())
_LISTED = frozenset({"or", "and", "nor"})
_WITHIN = frozenset({"in", "across"})
_ROOT = "Isl"  # of what is an isle in names, and else an island
_FORMER = (" former ", " old ")
_VAGUE = 3  # "county council" is said of fewer classes than this, "borough" and "city" of more


class Namesakes:
    """The bearers of the names in one article."""

    def __init__(self, article: Article, claims: Claims, knowledge: Knowledge) -> None:
        self._article = article
        self._claims = claims
        self._register = knowledge.register
        self._concepts = knowledge.concepts
        self._bearers: dict[tuple[Span, tuple[str, ...], date | None], str | None] = {}
        self._styles = {
            mention.span.start: mention.targets for mention in claims.of_kind(Kind.AUTHORITY_TYPE)
        }

    @cached_property
    def named(self) -> list[tuple[Mention, str]]:
        """The authorities that the article names, each with the words that do, in order."""
        return [
            (mention, iri)
            for mention in self._claims.of_kind(Kind.AUTHORITY)
            if (iri := self.bearer(mention, None)) is not None
            and not self.only_describes(mention, iri)
        ]

    @property
    def authorities(self) -> tuple[str, ...]:
        """The IRIs of all the authorities named, sorted."""
        return tuple(sorted({iri for _, iri in self.named}))

    def bearer(self, mention: Mention, period: Period | None) -> str | None:
        """Return the authority that bore the name at the time; None if the name is ambiguous."""
        key = (mention.span, mention.targets, self._moment(period))
        if key not in self._bearers:
            self._bearers[key] = self._bearer(mention, key[-1])
        return self._bearers[key]

    def _bearer(self, mention: Mention, on: date | None) -> str | None:
        """Return the authority that bore the name on a day."""
        joint = find_joint(mention, self._article.text, self._claims, self._register)
        if joint is not None and joint.exists_on(on):
            return joint.iri
        candidates = [self._register.authority(iri) for iri in mention.targets]
        candidates = self._styled(mention, candidates)
        gone = on is None and all(a.valid_to for a in candidates)  # as far as anybody can tell
        alive = [a for a in candidates if a.exists_on(on) and not gone]
        alive = alive or self._in_place_of(mention, candidates) or candidates
        if len(alive) > 1 and on is None:
            alive = self._of_spoken_class(alive) or [a for a in alive if a.valid_to is None]
        if len(alive) > 1:
            counts = Counter(
                iri
                for other in self._claims.of_kind(Kind.AUTHORITY)
                if len(other.targets) == 1
                for iri in other.targets
            )
            named = [a for a in alive if counts[a.iri]]
            alive = named or alive
        return alive[0].iri if len(alive) == 1 else None

    def _in_place_of(self, mention: Mention, gone: list[Authority]) -> list[Authority]:
        """Return the one council, named elsewhere, that took the place of those a place stood for.

        In Northampton nobody is of the borough council that has gone.
        """
        told = Counter(i for m in self._claims.of_kind(Kind.AUTHORITY) for i in m.targets)
        after = {i for a in gone if a.short_name == mention.text for i in a.successors}
        if len(after) > 1:  # "Anyshire" is of Anyshire West where that is named most
            longer = [i for i, _ in told.most_common() if i in after]
            after = set([i for i in longer if self._goes_on(i, mention.text)][:1])
        return [self._register.authority(iri) for iri in after if iri in told and len(after) == 1]

    def _goes_on(self, iri: str, place: str) -> bool:
        return self._register.authority(iri).short_name.startswith(f"{place} ")

    def only_describes(self, mention: Mention, iri: str) -> bool:
        """Tell whether a place says where a council is: of today, "a Cheshire council".

        So it does of whoever is "the first in Anyshire", be there a council of that name or not.
        "A West Yorkshire council" is not the combined authority that is named after the region.
        """
        if self._tells_among_whom(mention) or self.kinds_in(mention):
            return True
        if mention.span.end + 1 in self._styles and self.fits(iri, _COMBINED):
            return mention.text == self._register.authority(iri).short_name
        text, span = self._article.text, mention.span
        led = text[max(0, span.start - 4) : span.start].lower() == "the "
        goes_on = text[span.end : span.end + 2]
        adjectival = led and goes_on[:1] == " " and goes_on[1:].islower()
        if not adjectival and not mention.text.endswith(_COMMON_NOUN):
            return False
        return not self._register.authority(iri).exists_on(self._article.published)

    def kinds_in(self, mention: Mention) -> tuple[str, ...] | None:
        """Return the kinds of council that a place only says the whereabouts of.

        "The Surrey borough" is no county council, but the one in Surrey that was named before.
        """
        end = mention.span.end
        classes = self._styles.get(end + 1) if self._article.text[end : end + 1] == " " else None
        if classes is None or GENERAL in classes:
            return None
        councils = all(self._concepts.is_a(kind, GENERAL) for kind in classes)
        borne = any(self.fits(iri, classes) for iri in mention.targets)
        borne |= any(self.fits(a.iri, classes) for a in self._register.namesakes(mention.text))
        return classes if councils and not borne else None

    def _tells_among_whom(self, mention: Mention) -> bool:
        """Tell whether a place is where somebody stands out: "the only council in A or B"."""
        start = mention.span.start
        words = self._article.text[max(0, start - _BEFORE) : start].split()
        told = len(words)
        while words and (words[-1] in _LISTED or words[-1][0].isupper()):
            words.pop()
        if words and words[-1] == "the":
            words.pop()
        if len(words) < _SINGLED_OUT or words.pop() not in _WITHIN:
            return False
        noun = max((at for at in self._styles if start - _BEFORE < at < start), default=start)
        length = len(self._article.text[noun:start].split()) - (told - len(words))
        named = words[-length - _NEAR : -length] if 0 < length <= _NOUN else []
        # "Only in Anyshire was it good" singles out Anyshire itself.
        return words[-1] in _SINGLED - {"only"} or not _SINGLED.isdisjoint(named)

    def fits(self, iri: str, classes: tuple[str, ...] | None) -> bool:
        """Tell whether an authority is of one of the classes that a word stands for, if any."""
        if classes is None:
            return True
        own = self._register.authority(iri).kind
        return any(self._concepts.is_a(own, wanted) for wanted in classes)

    def meant(
        self, iri: str, classes: tuple[str, ...] | None, wanted: Callable[[str], bool]
    ) -> str | None:
        """Return the authority, else the one named after the same place, of which `wanted` is true.

        "Anyshire" in news of fire services is its fire authority.
        """
        if self.fits(iri, classes) and wanted(iri):
            return iri
        others = self._register.namesakes(self._register.authority(iri).short_name)
        return next((o.iri for o in others if self.fits(o.iri, classes) and wanted(o.iri)), None)

    def fitting(
        self,
        named: list[tuple[Mention, str]],
        classes: tuple[str, ...] | None,
        wanted: Callable[[str], bool],
    ) -> list[tuple[Mention, str]]:
        """Return those of the authorities named that a word may mean, or their namesakes."""
        told = {iri for _, iri in named}
        meant = {iri: found for iri in told if (found := self.meant(iri, classes, wanted))}
        return [(mention, meant[iri]) for mention, iri in named if iri in meant]

    def told_by_kind(
        self, named: list[tuple[Mention, str]], lead: Sequence[Span]
    ) -> list[tuple[Mention, str]]:
        """Return the words for a kind of council that only one of those named is: "the island".

        What a lead says is of those that the lead names.
        """

        def leads(mention: Mention) -> bool:
            return any(paragraph.covers(mention.span) for paragraph in lead)

        known = {iri for _, iri in named}
        first = {iri for mention, iri in named if leads(mention)}
        found = []
        for mention in self._claims.of_kind(Kind.AUTHORITY_TYPE):
            if mention.text.endswith("s"):
                continue
            if GENERAL not in mention.targets:
                told = first if leads(mention) else known
                fitting = [i for i in told if self.meant(i, mention.targets, bool)]
                found += [(mention, fitting[0])] if len(fitting) == 1 else []
        return found

    def styled_alike(
        self, at: Span, classes: tuple[str, ...] | None, named: list[tuple[Mention, str]]
    ) -> list[tuple[Mention, str]]:
        """Return those that bear the word in their own names, if any do: "the county", "the city".

        Every council is "the council", whatever its name.
        """
        if classes is None or GENERAL in classes:
            return named
        word = self._article.text[at.start : at.end].split()[0].title()
        alike = [(m, i) for m, i in named if any(_is_style(word, w) for w in self._name(i))]
        return alike or named

    def by_county(
        self, at: Span, classes: tuple[str, ...] | None, named: list[tuple[Mention, str]]
    ) -> list[tuple[Mention, str]]:
        """Return those that may be "the county" by name: no city is, where a county is told of.

        Of two that took the place of a county it is the county itself. Boroughs are any.
        """
        described = find_described(at, self._claims, self.named, self._bears, self.fits)
        if described is not None:
            return [pair for pair in named if pair[1] == described]
        if classes is None or len(classes) > _VAGUE:
            return named
        if gone := self._came_before(at, named):
            return [(mention, gone) for mention, _ in named]
        return self.styled_alike(at, classes, named)

    def _came_before(self, at: Span, named: list[tuple[Mention, str]]) -> str | None:
        """Return the only council that bore a word in its name and that two of these succeeded.

        "The former county council" is one that any of these did.
        """
        word = self._article.text[at.start : at.end].split()[0].title()
        told = {iri for _, iri in named}
        former = self._article.text[: at.start].endswith(_FORMER)
        if not former and any(word in self._name(iri) for iri in told):
            return None
        least = 1 if former else _SINGLED_OUT
        gone = [
            a.iri
            for a in self._register.authorities.values()
            if len(told.intersection(a.successors)) >= least and word in a.name.split()
        ]
        return gone[0] if len(gone) == 1 else None

    def _bears(self, iri: str, kind: Mention) -> bool:
        return any(_is_style(kind.text.title(), word) for word in self._name(iri))

    def _name(self, iri: str) -> list[str]:
        return self._register.authority(iri).name.split()

    def _styled(self, mention: Mention, candidates: list[Authority]) -> list[Authority]:
        """Return whom a place with a word for an authority means: "Anyshire's fire service"."""
        gap = self._article.text[mention.span.end : mention.span.end + _POSSESSIVE]
        start = mention.span.end + len(gap) - len(gap.lstrip("'’s "))
        classes = self._styles.get(start)
        if not classes or any(self.fits(a.iri, classes) for a in candidates):
            return candidates
        namesakes = self._register.namesakes(mention.text)
        return [a for a in namesakes if self.fits(a.iri, classes)] or candidates

    def _of_spoken_class(self, alive: list[Authority]) -> list[Authority]:
        """Return the one that is what the article calls it most: a county council, a district."""
        counts = {
            a.iri: sum(
                self.fits(a.iri, m.targets)
                for m in self._claims.of_kind(Kind.AUTHORITY_TYPE)
                if len(m.targets) < _VAGUE
            )
            for a in alive
        }
        most = max(counts.values())
        told = [a for a in alive if counts[a.iri] == most]
        return told if len(told) == 1 else []

    def _moment(self, period: Period | None) -> date | None:
        if period is not None and period.latest is not None:
            return period.latest
        if period is not None and period.earliest is not None:
            return period.earliest
        return self._article.published


def _is_style(word: str, part: str) -> bool:
    """Tell whether a part of a name is the word for what bears it."""
    return word == part or (word.startswith(_ROOT) and part.startswith(_ROOT))
