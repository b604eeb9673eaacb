"""Reading gold: what people say that articles hold, one JSON object an article.

The fields are those of `gold.jsonl` in the sets of annotated articles. A mistake stops the reading
with the file, the line and what is wrong. What stands in a sealed line is told not even then.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from councilgraph.model.errors import GoldError
from councilgraph.model.time import Period

KINDS = ("judgements", "inspections", "officials", "quotes", "interventions")
"""The lists that each line has, empty where an article holds nothing of the sort."""

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "judgements": ("gss", "inspectorate", "service", "aspect", "grade", "order"),
    "inspections": ("gss", "inspectorate", "kind"),
    "officials": ("name",),
    "quotes": ("speaker", "text"),
    "interventions": ("gss", "kind"),
}
_SEALED = (9, 12)  # the remainder of sealed numbers, and by what they are divided


class Part(StrEnum):
    """Which articles are meant: all, those that may be read, or those that are only counted."""

    ALL = "all"
    OPEN = "open"
    SEALED = "sealed"

    def has(self, article: str) -> bool:
        """Tell whether an article belongs to this part."""
        return self is Part.ALL or is_sealed(article) == (self is Part.SEALED)


def is_sealed(article: str) -> bool:
    """Tell whether an article is sealed: the number in its id is 9, 21, 33 and so on.

    >>> is_sealed("a021"), is_sealed("a012"), is_sealed("a013"), is_sealed("budget")
    (True, False, False, False)
    """
    number = re.search(r"\d+", article)
    rest, divisor = _SEALED
    return number is not None and int(number.group()) % divisor == rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that an article holds, with its fields as text; a field that is null is left out.

    `period` has the bounds that the article gives; `flags` the fields that are true or false.
    """

    fields: Mapping[str, str]
    flags: Mapping[str, bool]
    period: Period

    @property
    def evidence(self) -> str:
        """Return the words of the article that show it, if the gold has them."""
        return self.fields.get("evidence") or self.fields.get("text", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """What one article holds. `keys` name the inspections it speaks of, `same_as` other articles.

    `file` and `line` say where this stands in the gold, for messages.
    """

    id: str
    article_file: str
    url: str | None
    judgements: tuple[Entry, ...]
    inspections: tuple[Entry, ...]
    officials: tuple[Entry, ...]
    quotes: tuple[Entry, ...]
    interventions: tuple[Entry, ...]
    same_as: tuple[str, ...]
    keys: tuple[str, ...]
    file: str
    line: int

    @property
    def sealed(self) -> bool:
        """Tell whether nobody may look at this article."""
        return is_sealed(self.id)

    def wrong(self, field: str, value: str, why: str) -> GoldError:
        """Return the error for a value that cannot be used; a sealed article's is not told."""
        told = f"this {field}" if self.sealed else f"{field} {value!r}"
        return GoldError(f"{self.file}, line {self.line}: {told} {why}")


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read a file of gold, in the order of its lines; empty lines are passed over.

    Raises GoldError for a line that cannot be used, with what it lacks.
    """
    articles: list[GoldArticle] = []
    lines: dict[str, int] = {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        article = _Line(path.name, number, line).article()
        if article.id in lines:
            raise GoldError(
                f"{path.name}, line {number}: the id of line {lines[article.id]} once more; give "
                "each article one line"
            )
        lines[article.id] = number
        articles.append(article)
    if not articles:
        raise GoldError(f"{path} is empty; give it one JSON object an article")
    return tuple(articles)


class _Line:
    """One line of gold while it is read."""

    def __init__(self, file: str, number: int, text: str) -> None:
        self._file = file
        self._number = number
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError) as error:
            place = getattr(error, "colno", None)
            at = f" at character {place}" if place else ""
            raise self._error(f"is no JSON{at}; write one object a line") from error
        if not isinstance(value, dict):
            raise self._error("is no JSON object; write one object a line")
        self._object: Mapping[str, object] = value

    def article(self) -> GoldArticle:
        """Return the line as a value."""
        lists = {kind: self._entries(kind) for kind in KINDS}
        file = self._text(self._object, "file", "the name of the article's file")
        url = self._object.get("url")
        return GoldArticle(
            id=self._text(self._object, "id", "a name such as a001"),
            article_file=file,
            url=url if isinstance(url, str) else None,
            judgements=lists["judgements"],
            inspections=lists["inspections"],
            officials=lists["officials"],
            quotes=lists["quotes"],
            interventions=lists["interventions"],
            same_as=self._names("same_inspection_as"),
            keys=self._names("inspection_keys"),
            file=self._file,
            line=self._number,
        )

    def _entries(self, kind: str) -> tuple[Entry, ...]:
        value = self._object.get(kind)
        if not isinstance(value, list):
            raise self._error(f"has no list {kind!r}; write [] where the article has none")
        return tuple(self._entry(kind, n, item) for n, item in enumerate(value, start=1))

    def _entry(self, kind: str, number: int, item: object) -> Entry:
        where = f"entry {number} of {kind!r}"
        if not isinstance(item, dict):
            raise self._error(f"{where} is no JSON object")
        for field in _NEEDED[kind]:
            self._text(item, field, f"needed in {where}")
        fields = {
            key: str(value)
            for key, value in item.items()
            if isinstance(value, str | int | float) and not isinstance(value, bool)
        }
        first, last = (self._day(item, field, where) for field in ("earliest", "latest"))
        if first and last and first > last:
            raise self._error(f"{where} has an 'earliest' after its 'latest'")
        return Entry(
            fields=fields,
            flags={key: value for key, value in item.items() if isinstance(value, bool)},
            period=Period(earliest=first, latest=last),
        )

    def _text(self, item: Mapping[str, object], field: str, what: str) -> str:
        value = item.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self._error(f"has no text {field!r} ({what})")
        return value

    def _day(self, item: Mapping[str, object], field: str, where: str) -> date | None:
        value = item.get(field)
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise self._error(
                f"{where} has an {field!r} that is no date like 2017-10-12"
            ) from error

    def _names(self, field: str) -> tuple[str, ...]:
        value = self._object.get(field, [])
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self._error(f"{field!r} is no list")
        return tuple(str(name) for name in value)

    def _error(self, why: str) -> GoldError:
        return GoldError(f"{self._file}, line {self._number}: {why}")
