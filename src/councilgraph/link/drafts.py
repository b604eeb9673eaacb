"""Claims on the way to facts: linked to an authority and a scale, not yet all dated."""

from dataclasses import dataclass

from councilgraph.model.claims import InspectionClaim, JudgementClaim, Standing
from councilgraph.model.time import DatedBy, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One judgement or inspection claim with what linking has found so far.

    `aspect` and `grade` are None for an inspection claim; `inspection_class` is what the words
    say, for a judgement what its scheme says, and None where neither does. `visit` marks the
    kinds that give no grade; `shared` a sentence that dates the report of all the councils of
    the article. `hint` marks one that only dates others, and becomes no fact.
    """

    claim: JudgementClaim | InspectionClaim
    authority: str
    inspectorate: str
    service: str
    aspect: str | None = None
    grade: str | None = None
    inspection_class: str | None = None
    visit: bool = False
    ordinal: int | None = None
    period: Period | None = None
    dated_by: DatedBy | None = None
    standing: Standing = Standing.CURRENT
    implied: bool = False
    shared: bool = False
    hint: bool = False
    event: str = ""
    signals: frozenset[str] = frozenset()
    confidence: float = 0.0
