"""Councillors who chair something: "Cllr Ann Lee (Lab), who chairs the panel,"."""

from itertools import takewhile

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item
from councilgraph.model.claims import Kind, Mention, TenureClaim

_WHAT = frozenset("the its that this a an".split())
_ENDS = frozenset(", . ; : ( ) - who which and in at".split())
_ELSEWHERE = (
    *("association-word", "other-body", "private-person", "authority", "inspectorate", "body"),
    "committee-word",
)
_TITLE_REACH, _WORDS = 3, 4


def is_councillor(items: tuple[Item, ...], first: int) -> bool:
    """Tell whether a name, which begins at `first`, has a councillor's title before it."""
    before = items[max(0, first - _TITLE_REACH) : first]
    titles = takewhile(lambda item: item.is_a("honorific", "."), reversed(before))
    return any(item.mention(Kind.ROLE) is not None for item in titles)


def find_chaired(
    items: tuple[Item, ...], person: Person, first: int, after: int, party: Mention | None
) -> TenureClaim | None:
    """Return the post of a councillor who chairs what has no name; `after` is behind the name.

    What is no council's is left out: "who chairs the tenants association".
    """
    if not is_councillor(items, first) or len(items) < after + _WORDS:
        return None
    verb, what = items[after + 1], items[after + 2]
    role = verb.mention(Kind.ROLE)
    if role is None or not (
        items[after].is_a(",") and verb.is_a("presiding-verb") and what.is_a(*_WHAT)
    ):
        return None
    near = items[after + 3 : after + 3 + _WORDS]
    chaired = [*takewhile(lambda item: not item.is_a(*_ENDS), near)]
    plain = all(item.text.islower() and not item.is_a(*_ELSEWHERE) for item in chaired)
    if not chaired or len(chaired) == len(near) or not plain:
        return None
    return TenureClaim(
        evidence=person.span.to(chaired[-1].span),
        rule="tenure/beside",
        signals=("adjacent", "role", "sits", "titled"),
        name=person.span,
        role=role,
        role_words=role.span.to(chaired[-1].span),
        party=party,
    )
