"""Issues: what was read and could not be placed, told with its sentence and never dropped."""

from dataclasses import dataclass
from enum import StrEnum

from councilgraph.model.text import Span


class Trouble(StrEnum):
    """What an issue is about."""

    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"
    UNDATED = "undated"
    UNKNOWN_AUTHORITY = "unknown-authority"
    AMBIGUOUS_AUTHORITY = "ambiguous-authority"
    UNATTACHED_GRADE = "unattached-grade"
    UNKNOWN_INSPECTORATE = "unknown-inspectorate"
    UNKNOWN_SPEAKER = "unknown-speaker"
    UNPLACED_PERSON = "unplaced-person"
    INVALID = "invalid"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that could not be placed. `sentence` quotes the text, `message` says what to do."""

    trouble: Trouble
    source: str
    message: str
    sentence: str | None = None
    span: Span | None = None
