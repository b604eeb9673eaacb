"""Which department "the department" is: the one of government that was named last so.

"The ministry" is rather one whose name says that it is a ministry.
"""

from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Claims, Kind, Mention

DEPARTMENT_WORD = "/department-word"


def department_before(claims: Claims, knowledge: Knowledge, words: Mention) -> str | None:
    """Return the department that steps in at councils and was named last before such words."""
    named = [
        (mention, target)
        for mention in reversed(claims.of_kind(Kind.INSPECTORATE))
        if mention.span.end <= words.span.start
        for target in mention.targets
        if target in knowledge.concepts.senders
    ]
    alike = [pair for pair in named if words.text.casefold() in pair[0].text.casefold()]
    return next((target for _, target in [*alike, *named]), None)
