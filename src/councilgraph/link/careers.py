"""Councils that are told only as where somebody worked: "Ann Lee, a former director in Kent".

Nothing was done there by what the sentence tells of her.
"""

from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span

_REACH = 50
_MARKS = frozenset(",;:")


def find_workplaces(article: Article, claims: Claims) -> tuple[Mention, ...]:
    """Return the names of the councils of former posts: "who used to run Kent's services"."""
    told = claims.cues("former-holder")
    roles = [m.span for m in claims.of_kind(Kind.ROLE)]
    councils = claims.of_kind(Kind.AUTHORITY)
    return tuple(m for m in councils if any(_is_of(article, m, f, roles) for f in told))


def _is_of(article: Article, council: Mention, former: Span, roles: list[Span]) -> bool:
    """Tell whether a council follows a word for a former post, and the post itself."""
    if not 0 < council.span.start - former.end <= _REACH:
        return False
    between = Span(start=former.end, end=council.span.start)
    if not _MARKS.isdisjoint(article.quote(between)):
        return False
    return " " in article.quote(former) or any(between.covers(role) for role in roles)
