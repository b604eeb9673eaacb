"""What speaks for and against a judgement: signals of its words and of its article.

A claim brings the signals of its clause; what the article around it adds is found here. What they
count for is for `confidence`: no signal decides alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.prominence import opens_with_another_body
from councilgraph.link.scales import COMPLAINT
from councilgraph.model.claims import Claims, JudgementClaim, Kind, Mention, Standing
from councilgraph.model.text import Span

_OF_A_PART = frozenset({"other-thing", "narrowed"})
_SHORTLY = 400  # characters


def add_context(drafts: Sequence[Draft], claims: Claims, discourse: Discourse) -> tuple[Draft, ...]:
    """Return the drafts of judgements with the signals of their article added."""
    told = [d for d in drafts if isinstance(d.claim, JudgementClaim)]
    sound = [d for d in told if isinstance(d.claim, JudgementClaim) and not d.claim.doubted]
    places: dict[tuple[object, ...], set[Span]] = defaultdict(set)
    for draft in sound:
        places[_tuple(draft)].add(draft.claim.evidence)
    graded = {aspect.span for d in told if (aspect := _aspect(d)) is not None}
    denied = [d for d in told if "negation" in d.claim.signals]
    read = {d.claim.grade.span for d in (*sound, *denied) if isinstance(d.claim, JudgementClaim)}

    of_another = {"other-headline"} if opens_with_another_body(claims) else set()

    def signals(draft: Draft) -> Iterator[str]:
        yield from of_another
        yield from _signals(draft, claims, discourse, sound, places, graded)
        yield from _named_near(draft, claims, read)

    return tuple(replace(d, signals=frozenset(signals(d))) for d in told)


def _tuple(draft: Draft) -> tuple[object, ...]:
    return draft.authority, draft.inspectorate, draft.service, draft.aspect, draft.grade


def _signals(
    draft: Draft,
    claims: Claims,
    discourse: Discourse,
    drafts: Sequence[Draft],
    places: Mapping[tuple[object, ...], set[Span]],
    graded: set[Span],
) -> Iterator[str]:
    claim = draft.claim
    assert isinstance(claim, JudgementClaim)
    # A finding on a complaint is of one thing, and of no service.
    complaint = draft.inspection_class == COMPLAINT
    unsaid = _OF_A_PART if complaint else frozenset[str]()
    if complaint:
        yield "complaint"
    yield from (signal for signal in claim.signals if signal not in {"named", *unsaid})
    yield from draft.signals
    # A sentence bears nothing out that it tells itself, such as an earlier judgement it implies.
    elsewhere = places.get(_tuple(draft), set()) - {claim.evidence}
    if elsewhere and not claim.doubted:
        yield "told-again"
    elif elsewhere and (claim.authority is not None or "aggregate" not in claim.signals):
        yield "echo"  # but "nine councils are inadequate, the fewest since 2013" is none
    if draft.authority == discourse.main:
        yield "main-authority"
    evidence = claim.evidence
    # What has a grade of its own, or is a word for a service, is no side that was overlooked.
    known = graded | {m.span for m in claims.mentions_in(evidence, Kind.SERVICE)}
    aspects = claims.mentions_in(evidence, Kind.ASPECT)
    sides = [m for m in aspects if not _names(m, draft, known)]
    if claim.aspect is None and sides and "aspect-unfit" not in draft.signals:
        yield "aspect-apart"
    authorities = claims.mentions_in(evidence, Kind.AUTHORITY)
    if any(draft.authority not in m.targets for m in authorities):
        yield "other-authority"
    if any(_gainsays(other, draft) for other in drafts):
        yield "contradicted"
    if claim.service is not None:
        yield "service"
    if claim.aspect is not None:
        yield "aspect"
    if claim.time is not None:
        yield "dated"
    if claim.standing is Standing.PREVIOUS:
        yield "previous"
    if claim.implied:
        yield "implied"
    if claims.paragraphs and claims.paragraphs[0].covers(claim.grade.span):
        yield "opening"


def _names(mention: Mention, draft: Draft, known: set[Span]) -> bool:
    """Tell whether a word for an aspect is for the draft's own, or known to be for another."""
    return draft.aspect in mention.targets or mention.span in known


def _aspect(draft: Draft) -> Mention | None:
    return draft.claim.aspect if isinstance(draft.claim, JudgementClaim) else None


def _gainsays(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts give the same thing different grades at the same time."""
    return (
        one.grade != other.grade
        and (one.authority, one.service, one.aspect)
        == (other.authority, other.service, other.aspect)
        and one.standing is other.standing
        and one.period == other.period
        and not (one.implied or other.implied)
    )


def _named_near(draft: Draft, claims: Claims, read: set[Span]) -> Iterator[str]:
    """Name whether an inspectorate, and this one, is spoken of in the sentence or the article.

    `read` are the places of the grades that are read as given without a doubt, or as denied.
    """
    evidence = draft.claim.evidence
    bodies = claims.of_kind(Kind.INSPECTORATE)
    if not any(draft.inspectorate in m.targets for m in bodies):
        yield "inspectorate-unnamed"
    elif claims.mentions_in(evidence, Kind.INSPECTORATE):
        yield "inspectorate-near"
    elif _near(evidence, [m.span for m in bodies if draft.inspectorate in m.targets]):
        yield "inspectorate-before"
    # Others of which it is not clear what they say.
    grades = claims.mentions_in(evidence, Kind.GRADE)
    if len(grades) > 1 and any(m.span not in read for m in grades):
        yield "other-grades"


def _near(sentence: Span, places: Iterable[Span]) -> bool:
    return any(0 <= sentence.start - place.end < _SHORTLY for place in places)
