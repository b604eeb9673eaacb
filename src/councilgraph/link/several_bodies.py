"""Claims of sentences in which two bodies grade two services: what was told with the other grade.

"Anytown, rated good for adult social care, was given a C3 by the housing regulator."
"""

from collections.abc import Iterable
from dataclasses import replace

from councilgraph.knowledge import GradeScheme
from councilgraph.link.frameworks import Frameworks
from councilgraph.link.scales import grade_in
from councilgraph.model.claims import JudgementClaim, Mention


def with_its_own_body(claim: JudgementClaim, frameworks: Frameworks) -> JudgementClaim:
    """Return a claim without the body or the service that cannot be of its grade.

    A grade that one body alone gives tells whose it is; else, where the body has nothing to do with
    the service, what stands nearer to the grade is told of it.
    """
    body, service = claim.inspectorate, claim.service
    if body is None and service is None:
        return claim
    giving = [s for s in frameworks.schemes if grade_in(s, claim.grade.targets) is not None]
    alone = len({scheme.inspectorate for scheme in giving}) == 1
    if alone and service is not None and not _grade(giving, service, frameworks):
        claim = replace(claim, service=None)
    if body is None or body.target not in frameworks.grading:
        return claim
    if alone and body.target != giving[0].inspectorate:
        return replace(claim, inspectorate=None)
    if service is None or claim.service is None:
        return claim
    if _grade(frameworks.schemes_of(body.target), service, frameworks):
        return claim
    nearer = _distance(claim, service) < _distance(claim, body)
    return replace(claim, inspectorate=None) if nearer else replace(claim, service=None)


def _grade(schemes: Iterable[GradeScheme], service: Mention, frameworks: Frameworks) -> bool:
    return any(frameworks.covers(scheme, t) for scheme in schemes for t in service.targets)


def _distance(claim: JudgementClaim, mention: Mention) -> int:
    at, span = claim.grade.span, mention.span
    return max(span.start - at.end, at.start - span.end)
