"""Whose page an article is, where that is a council's own: who "we" and "the council" then are.

A newspaper that is named after a town is no council: its name has to have a word for a council in
it, and beside it nothing but words for news of one's own. An address of a government site will do.
"""

import re
from functools import lru_cache

from councilgraph.extract.gate import tags_of
from councilgraph.extract.gazetteer import Gazetteer
from councilgraph.model.claims import Kind, Mention
from councilgraph.model.text import Article

_HOST = re.compile(
    r"^https?://(?:[^/]*\.)?(?P<place>[a-z-]+)\.(?:gov\.(?:uk|wales|scot)|llyw\.cymru)(?:[:/]|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SMALL = frozenset("the of from by for at s".split())
_OWN = "own-news"
_MANY = 5_000  # publishers and authors, of whom an archive has few that come often


def find_publisher(article: Article, gazetteer: Gazetteer) -> Mention | None:
    """Return the name of the authority whose own page an article is, if it is one's."""
    for words in filter(None, (article.publisher, *article.authors)):
        found = _named(words, gazetteer)
        if found is not None:
            return found
    host = _HOST.match(article.url or "")
    if host is None:
        return None
    place = host["place"].replace("-", " ").title()
    mention = next((m for m in gazetteer.find(place) if m.kind is Kind.AUTHORITY), None)
    alone = mention is not None and mention.text == place and len(mention.targets) == 1
    return mention if alone else None


@lru_cache(maxsize=_MANY)
def _named(words: str, gazetteer: Gazetteer) -> Mention | None:
    """Return the authority that a publisher's name names, with what else may stand beside it."""
    mentions = gazetteer.find(words)
    named = next((m for m in mentions if m.kind is Kind.AUTHORITY), None)
    if named is None or not _is_of_a_council(named.text, gazetteer):
        return None
    own = [m.span for m in mentions if _OWN in tags_of(m.kind, m.targets)]
    before, after = words[: named.span.start], words[named.span.end :]
    led = not before.strip() or (
        # "Bay View, the newsletter of Anytown Council"
        any(s.end <= named.span.start and _is_small(words[s.end : named.span.start]) for s in own)
    )
    covered = "".join(
        " " if any(s.start <= i < s.end for s in own) else c
        for i, c in enumerate(after, named.span.end)
    )
    return named if led and _is_small(covered) else None


def _is_small(words: str) -> bool:
    return _SMALL.issuperset(_WORD.findall(words.lower()))


def _is_of_a_council(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name has a word for an authority in it: "Anytown Council", not "Anytown"."""
    rest = name.partition(" ")[2]
    return any(m.kind is Kind.AUTHORITY_TYPE for m in gazetteer.find(rest))
