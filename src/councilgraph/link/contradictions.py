"""Grades that one article gives the same thing at the same time: at most one of them is right.

A careful reader believes the text before its headline, which shortens and may tell what is over,
and then the grade that is told more surely. Of grades that are told about as surely, the first is
the news: what follows is mostly of something else, or of a time before.
"""

from collections import defaultdict
from collections.abc import Sequence

from councilgraph.link.drafts import Draft
from councilgraph.link.scales import COMPLAINT
from councilgraph.model.text import Span

_AS_SURE = 0.15  # by how much


def find_contradicted(drafts: Sequence[Draft], headline: Span | None) -> list[Draft]:
    """Return the judgements that others of one event gainsay, and that are not told more surely.

    Findings on complaints do not gainsay each other: a landlord may have several at once.
    """
    told: defaultdict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.grade is not None and draft.inspection_class != COMPLAINT:
            key = (draft.event, draft.authority, draft.inspectorate, draft.service, draft.aspect)
            told[key].append(draft)
    contradicted = []
    for group in told.values():
        if len({draft.grade for draft in group}) > 1:
            believed = _believed(group, headline)
            contradicted += [draft for draft in group if draft.grade != believed]
    return contradicted


def _believed(group: Sequence[Draft], headline: Span | None) -> str | None:
    """Return the grade that is told first of those told most surely, in the text if it can be."""
    text = [d for d in group if headline is None or not headline.covers(d.claim.evidence)]
    told = text or group
    surest = max(draft.confidence for draft in told)
    sure = {draft.grade for draft in told if draft.confidence >= surest - _AS_SURE}
    first = min(draft.claim.evidence for draft in told if draft.grade in sure)
    opening = [draft for draft in told if draft.claim.evidence == first]
    surest = max(draft.confidence for draft in opening)
    grades = {draft.grade for draft in opening if draft.confidence == surest}
    return grades.pop() if len(grades) == 1 else None
