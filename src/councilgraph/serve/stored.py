"""The stored queries of the site: files written as those of the catalogue are, read once.

Each part of the site has a folder of its own; how they are asked is left to it.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from councilgraph.knowledge.queries import Query, load_queries


@cache
def stored_queries(folder: Path, base: str) -> Mapping[str, Query]:
    """Return the queries of a folder by name, for data whose IRIs begin with `base`.

    Raises KnowledgeError for a file that is not as it must be.
    """
    return {query.name: query for query in load_queries(folder, base)}
