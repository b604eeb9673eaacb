"""Councils told apart by the quarter in their names: "good in the west, poor in the north"."""

import re
from collections.abc import Collection

from councilgraph.knowledge import Register
from councilgraph.link.bystanding import holder
from councilgraph.model.text import Span

_QUARTERS = "north south east west"
_IN = re.compile(rf"\bin the ({_QUARTERS.replace(' ', '|')})\b(?! of)", re.IGNORECASE)
_BEHIND = 20  # characters
_LEAST = 2


def find_quarter(
    text: str, sentences: tuple[Span, ...], at: Span, named: Collection[str], register: Register
) -> str | None:
    """Return which of the authorities `named` is meant by the quarter beside a grade at `at`.

    It is told right behind the grade or else before it; names without a quarter are never meant.
    """
    told = _IN.match(text[at.end : at.end + _BEHIND].lstrip())
    before = list(_IN.finditer(text, holder(sentences, at).start, at.start))
    found = told or (before[-1] if before else None)
    if found is None:
        return None
    words = {iri: register.authority(iri).short_name.lower().split() for iri in named}
    quartered = [iri for iri, name in words.items() if not {*name}.isdisjoint(_QUARTERS.split())]
    meant = [iri for iri in quartered if found.group(1).lower() in words[iri]]
    return meant[0] if len(meant) == 1 and len(quartered) >= _LEAST else None
