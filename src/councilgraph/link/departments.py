"""Which department "the department" is: the one of government that was named last."""

from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Claims, Kind
from councilgraph.model.text import Span

DEPARTMENT_WORD = "/department-word"


def department_before(claims: Claims, knowledge: Knowledge, at: Span) -> str | None:
    """Return the department that steps in at councils and was named last before a place."""
    named = (
        target
        for mention in reversed(claims.mentions)
        if mention.kind is Kind.INSPECTORATE and mention.span.end <= at.start
        for target in mention.targets
        if target in knowledge.concepts.senders
    )
    return next(named, None)
