"""Which of several copies of an article is kept: the latest, then the longest."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from councilgraph.bench import Processed
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article
from councilgraph.store import Articles
from councilgraph.workers import Outcome, Unchanged


def choose(
    read: Sequence[Outcome], again: Sequence[Outcome], articles: Articles
) -> tuple[list[Processed], list[Issue]]:
    """Return one of the articles with the same id: the latest, then the longest.

    One that the store holds already counts as well, so that the order of builds makes no
    difference, unless its file has been read again and says something else. `again` are stored
    articles that were read with new knowledge.
    """
    same = {o.id for o in read if isinstance(o, Unchanged)}
    rivals: dict[str, list[Processed]] = defaultdict(list)
    for one in read:
        if isinstance(one, Processed):
            rivals[one.article.id].append(one)
    best = {p.article.id: p for p in again if isinstance(p, Processed)}
    issues = []
    for article_id, group in rivals.items():
        told = [one.article for one in group]
        stored = articles.get(article_id)
        names = {article.source_name for article in told}
        if stored and (article_id in same or stored.article.source_name not in names):
            told.append(stored.article)
        winner = max(told, key=_preference)
        best.update((article_id, one) for one in group if one.article is winner)
        issues += [_duplicate(article, winner) for article in told if article != winner]
    return sorted(best.values(), key=lambda p: p.article.id), issues


def _preference(article: Article) -> tuple[date, int, str, str, str]:
    published = article.published or date.min
    return (published, len(article.text), article.text, article.source_name, repr(article))


def _duplicate(article: Article, winner: Article) -> Issue:
    return Issue(
        trouble=Trouble.DUPLICATE,
        source=article.source_name,
        message=f"{article.source_name} is the same article as {winner.source_name}, which is "
        "kept; remove one of them.",
    )
