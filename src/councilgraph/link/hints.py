"""Which grades of an article the days of inspectors and reports date that name no inspection.

A hint is a draft that becomes no fact: it joins the events of the councils it concerns, gives them
its bounds, and is dropped. Events are for `link.events`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from councilgraph.knowledge import UNGRADED
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.matching import same_event
from councilgraph.link.periods import resolve, resolve_past
from councilgraph.link.scales import COMPLAINT
from councilgraph.model.claims import Claims, InspectionClaim, Kind, Mention, Standing
from councilgraph.model.text import Article, Span
from councilgraph.model.time import REPORT_LAG, DatedBy, Period

_SEVERAL = 2
_DAYS = ("range", "lasting")


def find_hints(
    article: Article, claims: Claims, discourse: Discourse, drafts: Sequence[Draft]
) -> list[Draft]:
    """Return drafts of what dates the inspections and reports that gave the article's grades.

    A visit that gives no grade dates none, and where a council had one, what is told of
    inspectors may be of that, unless its paragraph tells of a grade and of no visit, or every
    visit has a date of its own that is another.
    """
    visits = [d for d in drafts if d.visit]
    graded = [d for d in drafts if d.grade is not None]
    found: list[Draft] = []
    for claim in claims.datings:
        if not set(UNGRADED).intersection(claim.inspection.targets):
            found += _hints(claim, article, discourse, graded, visits, claims.paragraphs)
    kept = [h for h in found if not _is_overruled(h, found)]
    astray = [h for h in found if _is_overruled(h, found)]
    return kept + [other for h in astray for other in _of_the_other(h, kept, graded)]


def _of_the_other(hint: Draft, kept: Sequence[Draft], graded: Sequence[Draft]) -> Iterator[Draft]:
    """Yield days that are not those of the council told last as those of the only other one.

    "Inspectors were in Kent in March. They were in Guildford in May": of two councils that were
    graded, it is the one that has no days of its own.
    """
    now = [d for d in graded if d.inspectorate == hint.inspectorate and _is_open(d)]
    councils = {d.authority for d in now}
    time = hint.claim.time
    days_told = time is not None and time.form in _DAYS
    if len(councils) != _SEVERAL or hint.claim.rule.endswith("/shared") or not days_told:
        return
    days = [h for h in kept if h.dated_by is DatedBy.INSPECTED and h.standing is hint.standing]
    known = [h.period for h in days if h.authority == hint.authority and h.period]
    for other in councils - {h.authority for h in days}:
        if hint.period and all(_is_near(hint.period, period) for period in known):
            yield replace(hint, authority=other)


def _is_open(draft: Draft) -> bool:
    """Tell whether a grade may be that of an inspection whose days are told elsewhere."""
    return draft.standing is Standing.CURRENT and draft.dated_by is not DatedBy.INSPECTED


def _is_near(one: Period, other: Period) -> bool:
    """Tell whether two inspections were so near to each other as those of one round-up."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    apart = max(one.earliest - other.latest, other.earliest - one.latest)
    return apart <= REPORT_LAG and not one.compatible(other)


def _is_overruled(hint: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether days told of all councils, or of nobody, are not those of one that has its own.

    "All but one were inspected in June. Kent had its inspectors in May."
    """
    alone = hint.claim.authority is not None and not hint.claim.rule.endswith("/shared")
    if alone or hint.dated_by is not DatedBy.INSPECTED:
        return False
    return any(
        other.claim.authority is not None
        and not other.claim.rule.endswith("/shared")
        and other.authority == hint.authority
        and other.dated_by is DatedBy.INSPECTED
        and other.standing is hint.standing
        for other in found
    )


def _hints(
    claim: InspectionClaim,
    article: Article,
    discourse: Discourse,
    graded: Sequence[Draft],
    visits: Sequence[Draft],
    paragraphs: Sequence[Span],
) -> Iterator[Draft]:
    anchor = resolve(claim.anchor, article.published) if claim.anchor else None
    period = resolve_past(claim.time, article.published, anchor) if claim.time else None
    if period is None:
        return
    claim = _of_its_kind(claim, period, discourse, graded)
    named = claim.inspectorate.targets if claim.inspectorate else ()
    fitting = [d for d in graded if not named or d.inspectorate in named]
    if claim.dated_by == DatedBy.INSPECTED:
        fitting = [d for d in fitting if d.inspection_class != COMPLAINT]
    concerned = _concerned(claim, period, discourse, fitting)
    if claim.rule.endswith("/shared") and claim.dated_by == DatedBy.PUBLISHED:
        concerned |= {d.authority for d in fitting if _follows(d, claim, paragraphs)}
    if claim.authority is None:
        concerned -= {d for d in concerned if _dates_itself(d, claim, period, fitting, paragraphs)}
    concerned -= {
        authority
        for authority in {d.authority for d in visits}
        if _may_be_visit(claim, period, authority, graded, visits, paragraphs)
    }
    past = claim.standing is Standing.PREVIOUS or "pluperfect" in claim.signals
    told = [d for d in fitting if d.claim.evidence.covers(claim.inspection.span)]
    # "When they last wrote, in 2018, they had called it poor": what is told then was then.
    past = past or (bool(told) and all(d.standing is Standing.PREVIOUS for d in told))
    over = past and not _is_news(period, article)
    groups = {(d.authority, d.inspectorate, d.service) for d in fitting}
    for authority, inspectorate, service in sorted(groups):
        near = _near(authority, claim, fitting, paragraphs)
        if authority in concerned and (inspectorate, service) in near:
            yield Draft(
                claim=claim,
                authority=authority,
                inspectorate=inspectorate,
                service=service,
                period=period,
                dated_by=DatedBy(claim.dated_by) if claim.dated_by else None,
                standing=Standing.PREVIOUS if over else Standing.CURRENT,
                hint=True,
            )


def _of_its_kind(
    claim: InspectionClaim, period: Period, discourse: Discourse, graded: Sequence[Draft]
) -> InspectionClaim:
    """Return what is told of "the city" or "the county" as of nobody, if it is none of several."""
    told, judged = claim.authority, {d.authority for d in graded}
    if told is None or told.kind is Kind.AUTHORITY:
        return claim
    known = len(judged) > 1 and _told_of(told, period, discourse, judged) in judged
    return claim if known else replace(claim, authority=None)


def _told_of(
    told: Mention | None, period: Period, discourse: Discourse, judged: set[str]
) -> str | None:
    """Return the council that is named, or the one of those judged that is of the kind told."""
    if told is None:
        return None
    if told.kind is Kind.AUTHORITY:
        return discourse.named(told, period)
    return discourse.resolve(told, told.span, period, lambda iri: iri in judged)


def _near(
    authority: str,
    claim: InspectionClaim,
    graded: Sequence[Draft],
    paragraphs: Sequence[Span],
) -> set[tuple[str, str]]:
    """Return of which inspectorate and service the grades of a council are that days may date.

    They are those of the paragraph as far as it was told, else all of it, else the one told last
    before.
    """
    own = [d for d in graded if d.authority == authority]
    kinds = {(d.inspectorate, d.service) for d in own}
    if len(kinds) < _SEVERAL:
        return kinds
    near = [d for d in own if _shares_paragraph(d, claim, paragraphs)]
    told = [d for d in near if d.claim.evidence.start <= claim.evidence.start]
    beside = {(d.inspectorate, d.service) for d in told or near}
    before = [d for d in own if d.claim.evidence.start <= claim.evidence.start]
    last = max(before, key=lambda d: d.claim.evidence, default=None)
    return beside or ({(last.inspectorate, last.service)} if last is not None else kinds)


def _is_news(period: Period, article: Article) -> bool:
    """Tell whether a time is so near an article's date that what had been done then is its news."""
    if article.published is None or period.latest is None:
        return False
    return article.published - period.latest < REPORT_LAG


def _dates_itself(
    authority: str,
    claim: InspectionClaim,
    period: Period,
    graded: Sequence[Draft],
    paragraphs: Sequence[Span],
) -> bool:
    """Tell whether a council's grades all have times, told elsewhere and of other inspections.

    What dates the inspections of several need be of none that is told with its own time.
    """
    own = [d for d in graded if d.authority == authority]
    shared = claim.rule.endswith("/shared")
    dated_by = DatedBy(claim.dated_by) if claim.dated_by else None
    return all(
        d.period is not None
        and not same_event(d.period, d.dated_by if not shared else dated_by, period, dated_by)
        and not _shares_paragraph(d, claim, paragraphs)
        for d in own
    )


def _may_be_visit(
    claim: InspectionClaim,
    period: Period,
    authority: str,
    graded: Sequence[Draft],
    visits: Sequence[Draft],
    paragraphs: Sequence[Span],
) -> bool:
    """Tell whether what is told of inspectors may be of a visit that gave a council no grade."""
    own = [d for d in visits if d.authority == authority]
    if all(d.period is not None and not d.period.compatible(period) for d in own):
        return False
    near = any(_shares_paragraph(d, claim, paragraphs) for d in visits)
    return near or not any(
        d.authority == authority and _follows(d, claim, paragraphs) for d in graded
    )


def _follows(draft: Draft, claim: InspectionClaim, paragraphs: Sequence[Span]) -> bool:
    """Tell whether a grade without a time stands in the paragraph that dates inspections."""
    return draft.claim.time is None and _shares_paragraph(draft, claim, paragraphs)


def _shares_paragraph(draft: Draft, claim: InspectionClaim, paragraphs: Sequence[Span]) -> bool:
    own = next((p for p in paragraphs if p.covers(claim.evidence)), claim.evidence)
    return own.covers(draft.claim.evidence)


def _concerned(
    claim: InspectionClaim, period: Period, discourse: Discourse, graded: Sequence[Draft]
) -> set[str]:
    """Return the councils whose inspection is dated.

    It is who is named, else whose grade the sentence tells, else all of them or the last.
    """
    judged = {d.authority for d in graded}
    iri = _told_of(claim.authority, period, discourse, judged)
    # Towns that inspectors went to are councils of their own, and the graded one is around them.
    town = claim.rule.endswith("/places") and iri not in judged
    if claim.authority is not None and not town and (iri is not None or len(judged) > 1):
        return judged & {iri} if iri else set()
    shared = claim.rule.endswith("/shared")
    if shared and claim.dated_by == DatedBy.PUBLISHED:
        return judged
    told = [d for d in graded if d.claim.evidence.covers(claim.inspection.span)]
    undated = [d for d in told if d.period is None or d.claim.time == claim.time]
    if told:
        own = [d for d in undated if d.claim.time == claim.time and not shared]
        return {d.authority for d in own or undated or told}
    if shared or len(judged) == 1:
        return judged
    iri = discourse.resolve(None, claim.evidence, period, lambda iri: iri in judged)
    before = [d for d in graded if d.claim.evidence.end <= claim.evidence.start]
    if iri not in judged and before:
        iri = max(before, key=lambda d: d.claim.evidence).authority
    return judged & {iri} if iri else set()
