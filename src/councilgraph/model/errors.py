"""The errors that wrong files, options or code raise; wrong news is an `Issue` instead."""


class CouncilGraphError(Exception):
    """Anything that stops the work. The message says what is wrong, where, and what mends it."""


class KnowledgeError(CouncilGraphError):
    """A file of `ontology/`, `shapes/`, `queries/` or `data/register/` cannot be used."""


class SourceError(CouncilGraphError):
    """An input cannot be read as an article."""


class StoreError(CouncilGraphError):
    """A store folder is missing, broken, or held by somebody else."""


class QueryError(CouncilGraphError):
    """A query, a parameter or a format is wrong."""


class GoldError(CouncilGraphError):
    """A file of gold, to measure by, cannot be used."""
