"""What a complaint was about, where the words that tell it stand further from the finding."""

from dataclasses import replace

from councilgraph.link.scales import COMPLAINT
from councilgraph.link.schemes import Scale
from councilgraph.model.claims import Claims, JudgementClaim, Kind


def with_its_matter(claim: JudgementClaim, scale: Scale, claims: Claims) -> JudgementClaim:
    """Return a finding with the one matter that its sentence tells of after it.

    "Severe maladministration in the case of a family who lived with mould". Where the sentence has
    another finding, or tells of two matters, it stays as it is.
    """
    if scale.scheme.inspection_class != COMPLAINT or claim.aspect is not None:
        return claim
    told = claims.mentions_in(claim.evidence)
    findings = [m for m in told if m.kind is Kind.GRADE]
    matters = [m for m in told if m.kind is Kind.ASPECT and m.span.start >= claim.grade.span.end]
    if len(findings) > 1 or len({m.target for m in matters}) != 1:
        return claim
    return replace(claim, aspect=matters[0])
