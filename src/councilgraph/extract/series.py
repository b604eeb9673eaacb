"""Visits that come in a series: whether what follows may tell of others, or of one, by number."""

from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import InspectionClaim, Telling

_NEAR = 3  # sentences
_IN_SERIES = (Telling.INSPECTION, Telling.VISIT)


def begins_series(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether later visits may be told by number alone: "two visits. The first, in May"."""
    span = claim.inspection.span
    counted = "plural" in claim.signals and any(
        item.is_a("visit-in-series") and item.span == span for item in sentence.items
    )
    return claim.telling in _IN_SERIES and (claim.ordinal is not None or counted)


def still_counted(
    reading: Reading, sentence: Sentence, series: InspectionClaim | None
) -> InspectionClaim | None:
    """Return the series, if it was told shortly before a sentence that tells of no visit."""
    near = reading.sentences[max(0, sentence.index - _NEAR + 1) : sentence.index + 1]
    told = series is not None and any(s.span.covers(series.evidence) for s in near)
    return series if told else None


def may_be_counted(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether the next sentence may say which of a series it was: "It was the sixth"."""
    one = claim.ordinal is None and "plural" not in claim.signals
    return one and any(
        sentence.items[i].span == claim.inspection.span for i in sentence.find("visit-in-series")
    )
