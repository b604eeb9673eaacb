"""What was done about a service, and for how much, as several pages list it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import NamedNode

from councilgraph.serve.pages.asking import ask, text_of
from councilgraph.serve.pages.happenings import Link, link_of
from councilgraph.serve.site import Graph, Row

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One intervention. `kind` is the label of its narrowest class, `money` its amount in words."""

    iri: str
    kind: str
    authority: Link
    service: Link
    actors: tuple[Link, ...]
    money: str
    earliest: str
    latest: str


def money_words(amount: str, currency: str) -> str:
    """Return an amount of money in words; what is no number as it is.

    >>> money_words("12000000", "GBP"), money_words("850000.50", "GBP"), money_words("", "GBP")
    ('£12 million', '£850,000.50', '')
    """
    if not amount:
        return ""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return f"{amount} {currency}".strip()
    sign = _SIGNS.get(currency, f"{currency} " if currency else "")
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if number >= size and (number * 1000) % size == 0:
            return f"{sign}{(number / size).normalize():f} {name}"
    return f"{sign}{number:,.2f}".removesuffix(".00")


def measures_of(rows: Iterable[Row]) -> list[Measure]:
    """Make interventions of the rows of `things-interventions`, in their order."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(text_of(row, "intervention"), []).append(row)
    return [
        Measure(
            iri=iri,
            kind=text_of(those[0], "kind"),
            authority=link_of(those[0], "authority", "council"),
            service=link_of(those[0], "service", "serviceName"),
            actors=tuple(
                {
                    link.iri: link
                    for row in those
                    if (link := link_of(row, "actor", "actorName")).iri
                }.values()
            ),
            money=money_words(text_of(those[0], "amount"), text_of(those[0], "currency")),
            earliest=text_of(those[0], "earliest"),
            latest=text_of(those[0], "latest"),
        )
        for iri, those in together.items()
    ]


async def measures(graph: Graph, thing: str) -> list[Measure]:
    """Ask for the interventions at an authority, about a service or by somebody."""
    return measures_of(await ask(graph, "things-interventions", {"thing": NamedNode(thing)}))
