"""Claims: what one article says, as spans of its text with roles filled, not yet linked.

A mention says which words stand for something and what they may mean; which of the possible
meanings holds is for `link` to decide.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Final

from councilgraph.model.text import Span

_PLACE = attrgetter("span.start")


class Kind(StrEnum):
    """What sort of thing a mention names."""

    AUTHORITY = "authority"
    AUTHORITY_TYPE = "authority-type"
    INSPECTORATE = "inspectorate"
    BODY = "body"
    GRADE = "grade"
    SERVICE = "service"
    ASPECT = "aspect"
    ROLE = "role"
    PARTY = "party"
    INSPECTION = "inspection"
    INTERVENTION = "intervention"
    CUE = "cue"


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Mention:
    """Words that name something known; `targets` are the IRIs that they may stand for.

    As with spans, that nothing changes one is left to the types.
    """

    span: Final[Span]
    text: Final[str]
    kind: Final[Kind]
    targets: Final[tuple[str, ...]]

    @property
    def target(self) -> str:
        """Return the first of the possible targets."""
        return self.targets[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time, parsed and not yet resolved: see `extract.times` for the values of `form`.

    `year`, `month` and `day` are what the words say; `count` and `unit` serve relative forms
    ("three years ago": form "ago", count 3, unit "year"). `parts` are the expressions that a
    compound is made of ("between June and August": June, August; "since 2014": 2014).
    """

    span: Span
    text: str
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    count: int | None = None
    unit: str | None = None
    parts: tuple["TimeExpression", ...] = ()


class Standing(StrEnum):
    """Whether an article treats a grade as the latest, or as one since replaced or repeated."""

    CURRENT = "current"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has: the words that say so, the rule that read them, and its signals.

    `evidence` is the shortest stretch of text that shows the claim; `signals` name what spoke for
    or against it, and confidence is computed from them alone.
    """

    evidence: Span
    rule: str
    signals: tuple[str, ...] = ()


DOUBTS = frozenset(
    (
        "speech hypothetical negation aggregate question partial scale taken-back unsupported "
        "other-body indefinite unknown-name other-context loose stranger unofficial"
    ).split()
)
"""Signals that speak against a grade having been given to a council."""


REPEATED = "judgement/repeat-dated"
"""The rule of a judgement that another presupposes, and whose time is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementClaim(Claim):
    """A grade said to have been given. Roles left None are for `link` to fill from context.

    `grade` is a grade, or a rank among grades ("the lowest possible rating"). `implied` marks an
    earlier judgement that the words presuppose ("for the second time"); `within` is then the
    time expression that bounds it ("in six years"), and `back` counts how far back it is ("for the
    third time" presupposes two). `anchor` is what a time such as "that year"
    leans on.
    """

    authority: Mention | None
    grade: Mention
    inspectorate: Mention | None = None
    service: Mention | None = None
    aspect: Mention | None = None
    time: TimeExpression | None = None
    anchor: TimeExpression | None = None
    dated_by: str | None = None
    standing: Standing = Standing.CURRENT
    implied: bool = False
    back: int = 0
    within: TimeExpression | None = None

    @property
    def doubted(self) -> bool:
        """Tell whether something speaks against it, for `link` to weigh."""
        return not DOUBTS.isdisjoint(self.signals)

    @property
    def of_the_whole(self) -> bool:
        """Tell whether it is of a whole service, and of none of its sides."""
        return self.aspect is None or self.aspect.target.endswith("/overall")


EITHER_WAY = "either-way"
"""The signal that two councils work with each other, and either may be the one that helps."""


class Telling(StrEnum):
    """By what an inspection is told: its name, a word for a visit, its report, deeds, findings."""

    INSPECTION = "inspection"
    VISIT = "bare-visit"
    REPORT = "report"
    DEED = "deed"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionClaim(Claim):
    """An inspection or visit said to have taken place.

    `inspection` has no targets where its words do not name one, and `telling` says what they name.
    """

    authority: Mention | None
    inspection: Mention
    telling: Telling = Telling.INSPECTION
    inspectorate: Mention | None = None
    service: Mention | None = None
    ordinal: int | None = None
    time: TimeExpression | None = None
    anchor: TimeExpression | None = None
    dated_by: str | None = None
    standing: Standing = Standing.CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureClaim(Claim):
    """A person said to hold or to have held a role; `elsewhere` at a body that is no council."""

    name: Span
    role: Mention | None
    role_words: Span
    organisation: Mention | None = None
    elsewhere: bool = False
    party: Mention | None = None
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaim(Claim):
    """Quoted words with their speaker: a person's name, or a mention of an organisation.

    `words` is the stretch between the quotation marks. A quotation that runs over several
    paragraphs is several statements with one speaker.
    """

    words: Span
    speaker: Span | None = None
    organisation: Mention | None = None
    about: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionClaim(Claim):
    """Something said to have been done about a service or a council."""

    authority: Mention | None
    intervention: Mention
    service: Mention | None = None
    actor: Mention | None = None
    amount: Decimal | None = None
    time: TimeExpression | None = None


@dataclass(frozen=True, kw_only=True)
class Claims:
    """All the claims of one article, with its mentions and sentences as context for linking.

    `people` holds the full name of each person, by the place of the name. `datings` tell when an
    inspection or its report was, without being an inspection to count. `publisher` names the
    council whose own page it is, if it is one's; its span is none of the text's.
    """

    judgements: tuple[JudgementClaim, ...] = ()
    inspections: tuple[InspectionClaim, ...] = ()
    datings: tuple[InspectionClaim, ...] = ()
    tenures: tuple[TenureClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()
    interventions: tuple[InterventionClaim, ...] = ()
    people: Mapping[Span, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    sentences: tuple[Span, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    publisher: Mention | None = None

    @cached_property
    def _by_kind(self) -> Mapping[Kind, tuple[Mention, ...]]:
        found: dict[Kind, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.kind].append(mention)
        return {kind: tuple(mentions) for kind, mentions in found.items()}

    @cached_property
    def _cues(self) -> Mapping[str, tuple[Span, ...]]:
        found: dict[str, list[Span]] = defaultdict(list)
        for mention in self.of_kind(Kind.CUE):
            for target in mention.targets:
                found[target.rpartition("/")[2]].append(mention.span)
        return {cue: tuple(spans) for cue, spans in found.items()}

    def of_kind(self, kind: Kind) -> tuple[Mention, ...]:
        """Return the mentions of a kind, in order."""
        return self._by_kind.get(kind, ())

    def cues(self, slug: str) -> tuple[Span, ...]:
        """Return the places of a cue, in order."""
        return self._cues.get(slug, ())

    def mentions_in(self, span: Span, kind: Kind | None = None) -> tuple[Mention, ...]:
        """Return the mentions, or those of a kind, that lie wholly within `span`, in order."""
        mentions = self.mentions if kind is None else self.of_kind(kind)
        first = bisect_left(mentions, span.start, key=_PLACE)
        last = bisect_left(mentions, span.end, key=_PLACE)
        return tuple([m for m in mentions[first:last] if m.span.end <= span.end])

    @property
    def told(self) -> bool:
        """Tell whether there is any claim at all, besides the context."""
        verdicts = self.judgements or self.inspections or self.datings
        return bool(verdicts or self.tenures or self.statements or self.interventions)
