"""Who and what a stretch of a sentence names: councils, inspectors, a service and its sides."""

from dataclasses import dataclass

from councilgraph.extract.companions import is_helper
from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Sentence
from councilgraph.model.claims import Kind, Mention

AGENTS = ("inspectorate", "inspector-noun")
UNSURE = frozenset(
    "negation hypothetical would could might may if unless will peer-review other-body".split()
) | {"aggregate", "withheld"}


@dataclass(frozen=True, slots=True)
class Roles:
    """What a stretch of words names, and whether it names a council that is only company."""

    authorities: tuple[Mention, ...] = ()
    inspectorate: Mention | None = None
    service: Mention | None = None
    aspects: tuple[Mention, ...] = ()
    inspectors: bool = False
    company: bool = False


def roles_of(sentence: Sentence, start: int, end: int) -> Roles:
    """Return what the items `start..end` of a sentence name."""
    items = sentence.items
    found: dict[Kind, list[Mention]] = {}
    company = False
    for i in range(start, end):
        for kind in (Kind.AUTHORITY, Kind.INSPECTORATE, Kind.SERVICE, Kind.ASPECT):
            mention = items[i].mention(kind)
            if mention is None:
                continue
            if kind is Kind.AUTHORITY and _is_company(sentence, i):
                company = True
                continue
            found.setdefault(kind, []).append(mention)
    inspectors, services = found.get(Kind.INSPECTORATE, []), found.get(Kind.SERVICE, [])
    return Roles(
        authorities=_apart(found.get(Kind.AUTHORITY, [])),
        inspectorate=inspectors[0] if inspectors else None,
        service=services[0] if services else None,
        aspects=_apart(found.get(Kind.ASPECT, [])),
        inspectors=any(item.is_a(*AGENTS) for item in items[start:end]),
        company=company,
    )


def _is_company(sentence: Sentence, i: int) -> bool:
    """Tell whether a council is only named beside another, not in "two weeks with Kent's homes"."""
    items = sentence.items
    if describes_another(items, i):
        return True
    visited = (
        i > 0 and items[i - 1].is_a("with") and any(x.is_a("'s") for x in items[i + 1 : i + 2])
    )
    return is_helper(items, i) and not visited


def _apart(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return mentions, of those that mean the same the first."""
    first = {mention.targets: mention for mention in reversed(mentions)}
    return tuple(sorted(first.values(), key=lambda mention: mention.span.start))
