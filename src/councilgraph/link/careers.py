"""Councils that are told only as where somebody worked: "Ann Lee, a former director in Kent".

Nothing was done there by what the sentence tells of her.
"""

from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span

_FORMER = "/former-holder"
_REACH = 50
_MARKS = frozenset(",;:")


def find_workplaces(article: Article, claims: Claims) -> tuple[Mention, ...]:
    """Return the names of the councils of former posts: "who used to run Kent's services"."""
    told = [m for m in claims.mentions if any(t.endswith(_FORMER) for t in m.targets)]
    roles = [m.span for m in claims.mentions if m.kind is Kind.ROLE]
    councils = (m for m in claims.mentions if m.kind is Kind.AUTHORITY)
    return tuple(m for m in councils if any(_is_of(article, m, f, roles) for f in told))


def _is_of(article: Article, council: Mention, former: Mention, roles: list[Span]) -> bool:
    """Tell whether a council follows a word for a former post, and the post itself."""
    if not 0 < council.span.start - former.span.end <= _REACH:
        return False
    between = Span(start=former.span.end, end=council.span.start)
    if not _MARKS.isdisjoint(article.quote(between)):
        return False
    return " " in former.text or any(between.covers(role) for role in roles)
