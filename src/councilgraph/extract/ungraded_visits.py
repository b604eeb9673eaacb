"""Visits that give no grade, and so none a second time: "the latest monitoring visit"."""

from collections.abc import Iterable

from councilgraph.extract.reading import Item
from councilgraph.knowledge import UNGRADED
from councilgraph.model.claims import Kind


def tell_of_ungraded_visit(items: Iterable[Item]) -> bool:
    """Tell whether words name a kind of visit by which no grade is given."""
    named = (m for item in items if (m := item.mention(Kind.INSPECTION)))
    return any(not set(UNGRADED).isdisjoint(mention.targets) for mention in named)
