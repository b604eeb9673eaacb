"""What speaks for and against an inspection, from its words and from the article around it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from councilgraph.link.bodies import ANY_KIND
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.hints import find_hints
from councilgraph.link.openings import CUES, read_opening
from councilgraph.link.prominence import opens_with_another_body
from councilgraph.link.scales import COMPLAINT
from councilgraph.model.claims import Claims, InspectionClaim, Kind, Standing, Telling
from councilgraph.model.text import Article
from councilgraph.model.time import DatedBy, may_report

_LEAD = 3
_MUCH = _MANY = 5
_LATE = 0.6
_FRESH, _OLD = 100, 400
_SURE = 0.9
_LOOKING = frozenset({Telling.DEED, Telling.INSPECTION})
_START = attrgetter("start")
_GENERAL = frozenset({"generic", "when-last"})


class InspectionSignals:
    """Names the signals of the inspections of one article."""

    def __init__(self, article: Article, claims: Claims, discourse: Discourse) -> None:
        self._article = article
        self._published = article.published
        self._days: tuple[Draft, ...] = ()
        self._claims = claims
        self._discourse = discourse
        self._places = [
            (iri, m.span)
            for m in claims.of_kind(Kind.AUTHORITY)
            if (iri := discourse.named(m, None))
        ]
        self._named = Counter(iri for iri, _ in self._places)
        self._bodies = [(m.targets, m.span) for m in claims.of_kind(Kind.INSPECTORATE)]
        self._inspectorates = frozenset(iri for targets, _ in self._bodies for iri in targets)
        headline = claims.paragraphs[:1] if article.headline else ()
        self._headline = read_opening(claims, headline, self._places)
        self._lead = read_opening(claims, claims.paragraphs[: _LEAD - 1], self._places)
        self._of_all = frozenset(self._of_every_inspection())

    def _of_every_inspection(self) -> Iterator[str]:
        """Name what the article tells that is the same for all the inspections in it."""
        if len(self._discourse.authorities) == 1:
            yield "sole-authority"
        elif len(self._discourse.authorities) >= _MANY:
            yield "many-authorities"
        elsewhere = self._claims.cues("other-body")
        if any(p.covers(s) for p in self._claims.paragraphs[:_LEAD] for s in elsewhere):
            yield "other-bodies"
        if opens_with_another_body(self._claims):
            yield "other-headline"
        if sum(len(self._claims.cues(cue)) for cue in CUES) >= _MUCH:
            yield "much-told"

    def heed_days(self, told: Sequence[Draft], judgements: Sequence[Draft]) -> None:
        """Take note of whose inspections have days that words tell which name no inspection."""
        drafts = [*judgements, *(d for d in told if d.visit)]
        hints = find_hints(self._article, self._claims, self._discourse, drafts)
        self._days = tuple(h for h in hints if h.dated_by is DatedBy.INSPECTED)

    def _days_told(self, draft: Draft) -> bool:
        """Tell whether words that name no inspection tell when this one was."""
        key = (draft.authority, draft.inspectorate, draft.claim.standing)
        return not draft.visit and any(
            (day.authority, day.inspectorate, day.standing) == key and _may_have_had(draft, day)
            for day in self._days
        )

    def of(self, draft: Draft, told: Sequence[Draft], judgements: Sequence[Draft]) -> Iterator[str]:
        """Yield the signals of one of the inspections told, beside the sure judgements."""
        claim = draft.claim
        assert isinstance(claim, InspectionClaim)
        own = [
            d
            for d in judgements
            if (d.authority, d.inspectorate) == (draft.authority, draft.inspectorate)
        ]
        now = [d for d in own if d.standing is Standing.CURRENT and not d.implied]
        key = told_as(draft)
        same = [d for d in told if told_as(d) == key]
        context = {
            *self._of_all,
            *self._of_its_council(draft),
            *self._of_its_article(draft, told, same),
            *self._of_its_place(draft),
            *self._of_its_peers(draft, told, same, judgements),
            "judged-now" if now else "judged-before" if own else "unjudged",
        } - ({"unjudged"} if draft.visit else set())
        if is_graded(draft):
            yield from (f"grade-{signal}" for signal in context)
            yield from self._signals_of_grade(draft, now)
        else:
            yield from context
            yield from claim.signals

    def _of_its_council(self, draft: Draft) -> Iterator[str]:
        """Name how the article speaks of the council."""
        named = draft.claim.authority
        if named is None:
            yield "nobody-named"
        elif named.kind is not Kind.AUTHORITY:
            yield "by-type"
        if draft.authority == self._discourse.topic:
            yield "topic"
        if self._named[draft.authority] == 1:
            yield "named-once"

    def _of_its_article(
        self, draft: Draft, told: Sequence[Draft], same: Sequence[Draft]
    ) -> Iterator[str]:
        """Name what the article around it tells of the inspection, of which `same` tell as well."""
        claim = draft.claim
        assert isinstance(claim, InspectionClaim)
        yield f"kind-{(draft.inspection_class or '').rpartition('#')[2]}"
        if claim.standing is Standing.PREVIOUS:
            yield "previous"
        others = {
            d.claim.evidence for d in same if _told_of(d) and d.claim.evidence != claim.evidence
        }
        if self._days_told(draft):
            yield "days-told"
        if others:
            yield "told-again"
        if len(others) > 1:
            yield "told-often"
        if draft.inspectorate not in self._inspectorates:
            yield "inspectorate-unnamed"
        if any(p.covers(claim.inspection.span) for p in self._claims.paragraphs[:_LEAD]):
            yield "opening"
        if not draft.visit and any(d.visit and d.authority == draft.authority for d in told):
            yield "visits-told"
        if any(claim.evidence.covers(span) for span in self._claims.cues("bystander")):
            yield "bystander"

    def _of_its_place(self, draft: Draft) -> Iterator[str]:
        """Name where in the article it is told, and what the headline and the lead speak of."""
        at = draft.claim.evidence
        if draft.authority in self._headline.authorities:
            yield "in-headline"
        if self._headline.speaks or draft.inspectorate in self._headline.inspectorates:
            yield "headline-news"
        if draft.authority in self._lead.authorities:
            yield "in-lead"
        if self._lead.speaks or draft.inspectorate in self._lead.inspectorates:
            yield "lead-news"
        place = bisect_right(self._claims.sentences, at.start, key=_START)
        if place > _LATE * len(self._claims.sentences):
            yield "late"
        if draft.authority == self._discourse.main:
            yield "main"
        if self._named[draft.authority] >= _MUCH:
            yield "named-often"
        if sum(a != draft.authority and at.covers(s) for a, s in self._places) > 0:
            yield "with-others"
        day = draft.period.latest if draft.period else None
        if day is not None and self._published is not None:
            age = (self._published - day).days
            yield "fresh" if age <= _FRESH else "old" if age > _OLD else "aged"

    def _of_its_peers(
        self,
        draft: Draft,
        told: Sequence[Draft],
        same: Sequence[Draft],
        judgements: Sequence[Draft],
    ) -> Iterator[str]:
        """Name what is told of other councils by the same inspectorate, and of this one besides."""
        graded = {
            d.authority
            for d in judgements
            if d.inspectorate == draft.inspectorate
            and d.standing is Standing.CURRENT
            and not d.implied
        }
        if draft.authority in graded and len(graded) > 1:
            yield "round-up" if len(graded) >= _LEAD else "paired"
        lead = self._claims.paragraphs[: _LEAD - 1]
        if any(p.covers(d.claim.evidence) for d in same for p in lead):
            yield "told-in-lead"
        if any(_looked_at(d) for d in same):
            yield "told-as-visit"
        peers = [
            d
            for d in told
            if d.inspectorate == draft.inspectorate
            and d.inspection_class == draft.inspection_class
            and d.authority != draft.authority
        ]
        if any(_looked_at(d) for d in peers):
            yield "peer-visited"
        sure = max((d.confidence for d in same if is_graded(d)), default=None)
        if sure is not None:
            yield "sure-grade" if sure >= _SURE else "unsure-grade"
        others = [d for d in told if d.authority == draft.authority and _looked_at(d)]
        if any(d.inspection_class != draft.inspection_class for d in others):
            yield "another-told"
        series = {d.ordinal for d in others if d.inspection_class == draft.inspection_class}
        if draft.ordinal and series - {draft.ordinal, None}:
            yield "in-series"

    def _signals_of_grade(self, draft: Draft, now: Sequence[Draft]) -> Iterator[str]:
        """Name what speaks for and against a grade being news of an inspection."""
        evidence = draft.claim.evidence
        yield "grade"
        for cue in CUES:
            if any(evidence.covers(span) for span in self._claims.cues(cue)):
                yield f"grade-with-{cue}"
            elif self._claims.cues(cue):
                yield f"grade-and-{cue}"
        if any(draft.inspectorate in targets and evidence.covers(s) for targets, s in self._bodies):
            yield "grade-by-inspectorate"
        if len({d.aspect for d in now}) > 1:
            yield "grade-aspects"
        if draft.claim.time is not None:
            yield "grade-dated"


def _may_have_had(draft: Draft, days: Draft) -> bool:
    """Tell whether an inspection may have had some days: its grade or its report may be later."""
    if days.period is None or draft.period is None:
        return True
    return days.period.compatible(draft.period) or may_report(days.period, draft.period)


def _looked_at(draft: Draft) -> bool:
    """Tell whether words speak of an inspection or visit that took place."""
    claim = draft.claim
    named = isinstance(claim, InspectionClaim) and claim.telling in _LOOKING
    return named and _told_of(draft)


def _told_of(draft: Draft) -> bool:
    """Tell whether words besides a grade tell of this inspection, and not of such inspections."""
    claim = draft.claim
    in_general = isinstance(claim, InspectionClaim) and _GENERAL.intersection(claim.signals)
    return not is_graded(draft) and not in_general


def is_graded(draft: Draft) -> bool:
    """Tell whether an inspection is only told of by its grade."""
    return draft.claim.rule == "inspection/grade"


def told_as(draft: Draft) -> tuple[object, ...]:
    """Return what two tellings of one inspection have in common."""
    return draft.authority, draft.inspectorate, draft.inspection_class, draft.ordinal


def only_found(draft: Draft) -> bool:
    """Tell whether an inspection is told only by a grade, a finding or a bare "report"."""
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    mere = claim.time is None and claim.telling in (Telling.REPORT, Telling.VISIT)
    return is_graded(draft) or mere or claim.telling is Telling.FINDING


def on_complaint(draft: Draft) -> bool:
    """Tell whether somebody's complaint was looked into, which nobody calls an inspection."""
    claim = draft.claim
    assert isinstance(claim, InspectionClaim)
    return draft.inspection_class == COMPLAINT and COMPLAINT not in claim.inspection.targets


def kind_told(claim: InspectionClaim) -> str | None:
    """Return the kind that the words tell, if they tell one."""
    return next((k for k in claim.inspection.targets if k != ANY_KIND), None)


def service_told(claim: InspectionClaim) -> str | None:
    """Return the service that the name of an inspection tells: "a best value inspection"."""
    service = claim.service
    named = service is not None and service.span == claim.inspection.span
    return service.target if service is not None and named else None
