"""What an evaluation comes to: numbers, and where the program and gold differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from councilgraph.evaluate.gold import Part
from councilgraph.evaluate.items import Kind, View
from councilgraph.evaluate.matching import Score
from councilgraph.evaluate.reliability import Bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the program and gold differ in an open article; `what` is missed, wrong or date.

    `only` names the fields of which one alone makes it wrong.
    """

    article: str
    what: str
    kind: str
    told: str
    evidence: str
    place: int
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How what the program found compares with gold. `slips` counts the items wrong in one field.

    `unknown` counts what gold names and the knowledge lacks, `absent` the articles that are
    missing. `missing`, `lacking`, `by_authority` and `differences` tell of open articles only; the
    numbers are of all of the part.
    """

    part: Part
    articles: int
    sealed: int
    absent: int
    missing: tuple[tuple[str, str], ...]
    unknown: int
    lacking: Mapping[str, int]
    scores: Mapping[View, Score]
    slips: Mapping[tuple[Kind, str], int]
    dates: tuple[int, int]
    joins: Score
    inspections: int
    keys: int | None
    by_authority: Mapping[str, int]
    bins: tuple[Bin, ...]
    differences: tuple[Difference, ...]
