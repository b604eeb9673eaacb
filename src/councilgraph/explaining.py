"""Which articles an explanation is asked for: one that a store holds, or those of a file."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from councilgraph.bench import Bench, Processed, process, set_up
from councilgraph.ingest import find_sources, read_source
from councilgraph.model.errors import SourceError
from councilgraph.model.issues import Issue
from councilgraph.pipeline import current_version
from councilgraph.store import Shelf


def articles_to_explain(
    article: str, store: Path | None, published: date | None, knowledge: Path | None
) -> Iterator[tuple[Processed | Issue, Bench]]:
    """Read the articles of a file anew, or the one of this id in a store; - is standard input.

    Each comes with the knowledge that it was read with. Raises SourceError where there is neither.
    """
    if article == "-" or os.path.exists(article):
        listing = find_sources([article])
        bench = set_up(knowledge)
        yield from ((issue, bench) for issue in listing.issues)
        for source in listing.sources:
            read = read_source(source, published)
            yield read if isinstance(read, Issue) else process(read, bench), bench
        return
    if store is None:
        raise SourceError(
            f"{article} is no file. To explain an article of a store, give its id and --store"
        )
    with closing(current_version(Shelf(store))) as version:
        stored = version.article(article)
        if stored is None:
            raise SourceError(
                f"{store} holds no article {article!r}. "
                "Its ids are the ends of the IRIs that queries give, 16 letters and digits"
            )
        bench = set_up(knowledge, version.base)
        yield process(stored.article, bench), bench
