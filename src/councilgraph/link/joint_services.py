"""Who is meant by two places that share a service: "Anyshire and Othershire" of its crews."""

from councilgraph.knowledge import Authority, Register
from councilgraph.model.claims import Claims, Kind, Mention

_JOINS = (" and ", " & ")


def find_joint(mention: Mention, text: str, claims: Claims, register: Register) -> Authority | None:
    """Return the authority that has a service for the place of a mention and for the one beside it.

    So it is in articles on such a service; elsewhere they are two councils.
    """
    start, end = mention.span.start, mention.span.end
    if not (text[:start].endswith(_JOINS) or text.startswith(_JOINS, end)):
        return None
    told = {m.target for m in claims.of_kind(Kind.SERVICE)}
    for body in claims.of_kind(Kind.INSPECTORATE):
        told.update(register.inspectorate(body.target).inspects)
    return next(
        (
            found[0]
            for place, found in register.by_place.items()
            if (text.startswith(place, start) or text.endswith(place, 0, end))
            and len(place) > end - start
            and not told.isdisjoint(found[0].provides)
        ),
        None,
    )
