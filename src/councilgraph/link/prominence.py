"""Which authority an article is about, if any: the one named most, headline and lead first.

Which authority a place in the text means is for `link.discourse`.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from councilgraph.link.namesakes import Namesakes
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span

LEAD_PARAGRAPHS = 3
"""How many paragraphs after the headline are the lead."""

_HEADLINE_WEIGHT, _OPENING_WEIGHT, _LEAD_WEIGHT = 3, 3, 2
_PREVAILING = 0.3
_HEADING_REST = 8  # characters of a heading besides the name
_OPENING = 60  # characters
_HEADLINE = 140  # characters; a longer first paragraph is no headline

Named = Sequence[tuple[Mention, str]]


def find_topic(named: Named, headline: Span | None, lead: Sequence[Span]) -> str | None:
    """Return the authority named most; the headline weighs most of all, and then the lead.

    Of the lead the paragraph that opens it weighs more than what follows, and words for a kind
    weigh no more there than anywhere else.
    """
    weights: Counter[str] = Counter()
    first: dict[str, int] = {}
    opening = next((paragraph for paragraph in lead if paragraph != headline), headline)
    for mention, iri in named:
        weights[iri] += 1
        first[iri] = min(mention.span.start, first.get(iri, mention.span.start))
        if headline is not None and headline.covers(mention.span):
            weights[iri] += _HEADLINE_WEIGHT
        elif mention.kind is not Kind.AUTHORITY:
            continue
        elif opening is not None and opening.covers(mention.span):
            weights[iri] += _OPENING_WEIGHT
        elif any(paragraph.covers(mention.span) for paragraph in lead):
            weights[iri] += _LEAD_WEIGHT
    return max(weights, key=lambda iri: (weights[iri], -first[iri]), default=None)


def find_helpers(claims: Claims, names: Namesakes) -> set[str | None]:
    """Return the councils that step in elsewhere, as partners do."""
    steps = [c for c in claims.interventions if c.amount is None]
    actors = [c.actor for c in steps if c.actor and c.actor.kind is Kind.AUTHORITY]
    return {names.bearer(actor, None) for actor in actors}


def without_helpers(
    named: Named, helpers: Collection[str | None], headline: Span | None, lead: Sequence[Span]
) -> Named:
    """Return the councils that an article may be about: helpers are not.

    Unless the headline names nobody else, or nobody but helpers is named in the lead.
    """
    told = {iri for mention, iri in named if headline is not None and headline.covers(mention.span)}
    alone = told if told <= set(helpers) else set()
    own = [pair for pair in named if pair[1] in alone or pair[1] not in helpers]
    leads = any(paragraph.covers(mention.span) for mention, _ in own for paragraph in lead)
    return own if leads else named


def prevails(topic: str | None, named: Named) -> bool:
    """Tell whether a good part of all the names are the topic's."""
    return sum(iri == topic for _, iri in named) >= _PREVAILING * len(named)


def find_main(named: Named) -> str | None:
    """Return the authority that is named twice as often as any other, if one is."""
    counts = Counter(iri for _, iri in named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    return counts[0][0]


def opens_with_another_body(claims: Claims) -> bool:
    """Tell whether the headline is about a school or the like, and names no council."""
    headline = claims.paragraphs[0] if claims.paragraphs else None
    if headline is None or headline.end - headline.start > _HEADLINE:
        return False
    told = claims.mentions_in(headline)
    another = any(target.endswith("/other-body") for m in told for target in m.targets)
    return another and not any(m.kind is Kind.AUTHORITY for m in told)


def find_sections(article: Article, claims: Claims, named: Named) -> list[tuple[int, str]]:
    """Return where the headings of a round-up stand that are a council's name and no more.

    They may tell its days as well.
    """
    text = article.text
    days = [c.evidence for c in claims.datings if c.rule == "dating/heading"]
    found = [
        (paragraph.start, iri)
        for paragraph in claims.paragraphs[1:]
        for mention, iri in named
        if paragraph.covers(mention.span)
        and len(text[paragraph.start : paragraph.end]) - len(mention.text)
        <= _HEADING_REST + sum(span.end - span.start for span in days if paragraph.covers(span))
    ]
    return found if len({iri for _, iri in found}) > 1 else []


def opens(mention: Mention, paragraph: Span) -> bool:
    """Tell whether a mention stands early enough in a paragraph to be its subject."""
    return paragraph.covers(mention.span) and mention.span.start - paragraph.start < _OPENING
