"""What is known about an article's publication, and how several tellings of it are merged.

Reads JSON objects (sidecars, lines of JSON lines) leniently. Pages are left to `markup` and
`heading`, the wording of dates to `dates`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from councilgraph.ingest.blocks import fold
from councilgraph.ingest.dates import parse_date
from councilgraph.model.errors import SourceError

HEADLINES = ("headline", "title", "name")
DATES = (
    "published",
    "datePublished",
    "date_published",
    "published_at",
    "publishedAt",
    "published_date",
    "publication_date",
    "pubDate",
    "pub_date",
    "date",
)
PUBLISHERS = ("publisher", "site_name", "siteName", "sitename", "source", "publication")
AUTHORS = ("authors", "author", "byline", "creator")
ADDRESSES = ("url", "link", "canonical_url", "uri", "webUrl")
BODIES = ("text", "body", "content", "articleBody", "article_text", "maintext", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What one source says about an article's publication; None and () where it says nothing."""

    headline: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return the two merged, field by field; where both speak, this one is believed.

        >>> Metadata(publisher="Ledger").over(Metadata(publisher="Post", url="u")).publisher
        'Ledger'
        """
        return Metadata(
            headline=self.headline or other.headline,
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            authors=self.authors or other.authors,
            url=self.url or other.url,
        )


def load_object(raw: str, where: str) -> dict[str, object]:
    """Read one JSON object. Raises SourceError, naming `where`, for anything else."""
    try:
        value: object = json.loads(raw, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{where} is not valid JSON ({error}); mend or remove it") from error
    if not isinstance(value, dict):
        raise SourceError(f"{where} holds no JSON object, but {_kind(value)}; expected {{...}}")
    return value


def from_record(record: Mapping[str, object]) -> Metadata:
    """Read the metadata of a JSON object, under the field names that are in common use.

    A date that cannot be read as a whole calendar day is left out, never guessed.

    >>> from_record({"title": "A vote", "date": "3 May 2024", "author": {"name": "B. Day"}}).authors
    ('B. Day',)
    """
    words = next((w for w in (_words(record.get(k)) for k in DATES) if w), None)
    return Metadata(
        headline=_first(record, HEADLINES),
        published=parse_date(words) if words else None,
        publisher=_first(record, PUBLISHERS),
        authors=next((names for k in AUTHORS if (names := names_in(record.get(k)))), ()),
        url=web_address(_first(record, ADDRESSES)),
    )


def body_of(record: Mapping[str, object]) -> str | None:
    """Return the text of an article's JSON object, or None if it has no text field."""
    for key in BODIES:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return None


def names_in(value: object) -> tuple[str, ...]:
    """Return the names in a string, an object with a name, or a list of these.

    >>> names_in([{"name": "Ann Day"}, "Bo Lee"])
    ('Ann Day', 'Bo Lee')
    """
    items = value if isinstance(value, list) else [value]
    names = (_words(item) for item in items)
    return tuple(dict.fromkeys(name for name in names if name))


def web_address(value: str | None) -> str | None:
    """Return the value if it is an absolute web address, else None."""
    if value and value.startswith(("http://", "https://")) and " " not in value:
        return value
    return None


def _first(record: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((words for key in keys if (words := _words(record.get(key)))), None)


def _words(value: object) -> str | None:
    """Return a string, or the name inside an object, folded; None for anything else."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return (fold(value) or None) if isinstance(value, str) else None


def _kind(value: object) -> str:
    return {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a bare value")
