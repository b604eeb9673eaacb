"""Which department "the department" is: the one of government that was named last so.

"The ministry" is rather one whose name says that it is a ministry. Departments send people as well.
"""

from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Claims, Kind, Mention, TenureClaim

DEPARTMENT_WORD = "/department-word"
_OF = 3  # "'s "
_FROM = " from the "


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


def is_sent(claim: TenureClaim, sender: Mention) -> bool:
    """Tell whether a post says who sends its holder: "an adviser from the department".

    "The department's adviser" is sent by it as well.
    """
    if claim.role is None:
        return False
    owned = 0 < claim.role_words.start - sender.span.end <= _OF
    return owned or 0 < sender.span.start - claim.role.span.end <= len(_FROM)
