"""The council whose own page an article is: "we", "our services" and "the council" are its."""

from collections.abc import Callable

from councilgraph.link.bystanding import PRONOUNS, holder
from councilgraph.link.how import How
from councilgraph.link.namesakes import Namesakes
from councilgraph.model.claims import Claims
from councilgraph.model.text import Article, Span


class Publisher:
    """The publisher of one article; `iri` is its authority, or None if it is no council."""

    def __init__(self, article: Article, claims: Claims, names: Namesakes) -> None:
        self._article = article
        self._claims = claims
        self._names = names
        self.iri = names.bearer(claims.publisher, None) if claims.publisher is not None else None

    def speaks(
        self,
        at: Span,
        near: tuple[str, How] | None,
        classes: tuple[str, ...] | None,
        fits: Callable[[str], bool],
    ) -> bool:
        """Tell whether words that name nobody are of the publisher.

        They are another's if the sentence names it, or goes on about it: "It was rated good". Who
        is named last before them, and how, is `near`.
        """
        if self.iri is None or not self._names.fits(self.iri, classes) or not fits(self.iri):
            return False
        if near is None:
            return True
        sentence = holder(self._claims.sentences, at)
        opening = self._article.text[sentence.start : at.end].split()
        goes_on = bool(opening) and opening[0].lower() in PRONOUNS
        return near[1] is not How.SENTENCE and not goes_on
