"""An evaluation for people, as a table with the differences below it, and for programs, as JSON."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from councilgraph.evaluate.evaluation import Difference, Evaluation
from councilgraph.evaluate.gold import Part
from councilgraph.evaluate.items import VIEWS, WHOLE, Kind, View
from councilgraph.evaluate.matching import Score


class Form(Protocol):
    """Tells an evaluation as text, with `details` or only its numbers."""

    def __call__(self, found: Evaluation, *, details: bool) -> str:
        """Return the text."""


_WIDTH = 96
_NAME = 28
_HEADING = f"{'':{_NAME}}{'gold':>6}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}{'F1':>7}"


def as_table(found: Evaluation, *, details: bool) -> str:
    """Return an evaluation as text: the numbers, and with `details` where program and gold differ.

    Sealed articles are in the numbers only.
    """
    lines = [*_articles(found, details), "", *_scores(found), *_dates_and_joins(found)]
    lines += ["", *_bins(found)]
    if details and found.part is not Part.SEALED:
        lines += ["", *_details(found)]
    return "\n".join([*lines, ""])


def as_json(found: Evaluation, *, details: bool) -> str:
    """Return an evaluation as one JSON object; its differences and names only with `details`."""
    right, pairs = found.dates
    answer: dict[str, object] = {
        "part": found.part.value,
        "articles": found.articles,
        "sealed": found.sealed,
        "missing": found.absent,
        "unknown_to_knowledge": found.unknown,
        "scores": [_score_fields(found, view) for view in VIEWS],
        "dates": {
            "pairs": pairs,
            "right": right,
            "share": _rounded(right / pairs if pairs else None),
        },
        "record": {
            "joins": _numbers(found.joins),
            "inspections": found.inspections,
            "inspections_named_in_gold": found.keys,
        },
        "confidence": [
            {
                "from": b.low,
                "to": b.high,
                "claims": b.claims,
                "right": b.right,
                "mean_confidence": _rounded(b.confidence),
                "share_right": _rounded(b.right / b.claims if b.claims else None),
            }
            for b in found.bins
        ],
    }
    if details and found.part is not Part.SEALED:
        answer["missing_articles"] = [{"article": a, "why": why} for a, why in found.missing]
        answer["lacking_in_knowledge"] = dict(found.lacking)
        answer["inspections_by_authority"] = dict(found.by_authority)
        answer["differences"] = [_difference_fields(d) for d in found.differences]
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


FORMS: Mapping[str, Form] = {"table": as_table, "json": as_json}
"""The formats in which an evaluation is told."""


def _articles(found: Evaluation, details: bool) -> Iterator[str]:
    sealed = f", {found.sealed} of them sealed" if found.sealed else ""
    yield f"{found.articles} articles{sealed}; {found.absent} missing, whose gold counts as missed"
    if details:
        yield from (f"  {article}: {why}" for article, why in found.missing)
    if found.unknown:
        yield f"{found.unknown} entries of gold name what the knowledge lacks, and cannot be found"
        if details:
            yield from (f"  {name}: {count}" for name, count in found.lacking.items())


def _scores(found: Evaluation) -> Iterator[str]:
    kind: Kind | None = None
    for view in VIEWS:
        if view.kind is not kind:
            kind = view.kind
            yield f"{kind.value + 's':{_NAME}}{_HEADING[_NAME:]}"
        line = _line(f"  {view.name}", found.scores[view])
        slip = _slip(found, view)
        yield line if slip is None else f"{line}  wrong in this alone: {slip[0]} of {slip[1]}"


def _slip(found: Evaluation, view: View) -> tuple[int, int] | None:
    """Return how many are wrong in the field left out alone, of those right in all the others."""
    if view.field is None:
        return None
    count = found.slips.get((view.kind, view.field), 0)
    return count, count + found.scores[View(kind=view.kind, name=WHOLE)].right


def _line(name: str, score: Score) -> str:
    return (
        f"{name:{_NAME}}{score.wanted:>6}{score.found:>7}{score.right:>7}"
        f"{_share(score.precision):>11}{_share(score.recall):>8}{_share(score.f1):>7}"
    )


def _dates_and_joins(found: Evaluation) -> Iterator[str]:
    right, pairs = found.dates
    yield f"{'the record':{_NAME}}{_HEADING[_NAME:]}"
    yield _line("  articles joined", found.joins)
    named = "" if found.keys is None else f"; gold names {found.keys}"
    yield f"  {found.inspections} inspections{named}"
    yield ""
    yield (
        f"Bounds of dates right in {right} of {pairs} judgements found "
        f"({_share(right / pairs if pairs else None)})"
    )


def _bins(found: Evaluation) -> Iterator[str]:
    yield f"{'confidence of judgements':{_NAME}}{'claims':>7}{'right':>7}{'share':>8}{'mean':>8}"
    for one in found.bins:
        share = _share(one.right / one.claims if one.claims else None)
        name = f"  {one.low:.2f} to {one.high:.2f}"
        yield f"{name:{_NAME}}{one.claims:>7}{one.right:>7}{share:>8}{_share(one.confidence):>8}"


def _details(found: Evaluation) -> Iterator[str]:
    if found.sealed:
        yield f"The {found.sealed} sealed articles are counted above, and left out below."
        yield ""
    yield "Inspections on record by authority"
    for authority, count in found.by_authority.items():
        yield f"{count:>5}  {authority}"
    article = ""
    for one in found.differences:
        if one.article != article or one.kind == "join":
            yield ""
        article = one.article
        yield from _told(one)


def _told(one: Difference) -> Iterator[str]:
    only = f" (only the {' or the '.join(one.only)} is wrong)" if one.only else ""
    yield from _wrapped(f"{one.what} {one.kind} {one.article}: ", one.told + only)
    if one.evidence:
        yield from _wrapped("    ", f"“{one.evidence}”")


def _wrapped(heading: str, text: str) -> Sequence[str]:
    return textwrap.wrap(heading + text, _WIDTH, subsequent_indent="    ", initial_indent="") or [
        ""
    ]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _numbers(score: Score) -> dict[str, object]:
    return {
        "gold": score.wanted,
        "found": score.found,
        "right": score.right,
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f1": _rounded(score.f1),
    }


def _score_fields(found: Evaluation, view: View) -> dict[str, object]:
    slip = _slip(found, view)
    alone = ("wrong_in_this_field_alone", "right_in_all_other_fields")
    extra = {} if slip is None else dict(zip(alone, slip, strict=True))
    return {"kind": view.kind.value, "view": view.name, **_numbers(found.scores[view]), **extra}


def _difference_fields(one: Difference) -> dict[str, object]:
    return {
        "article": one.article,
        "what": one.what,
        "kind": one.kind,
        "told": one.told,
        "evidence": one.evidence,
        "only": list(one.only),
    }
