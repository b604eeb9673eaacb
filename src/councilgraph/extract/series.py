"""Visits that come in a series: whether what follows may tell of others, or of one, by number."""

from councilgraph.extract.reading import Reading, Sentence
from councilgraph.model.claims import InspectionClaim, Telling

_NEAR = 3  # sentences
_IN_SERIES = (Telling.INSPECTION, Telling.VISIT)


def begins_series(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether later visits may be told by number alone: "two visits. The first, in May"."""
    counted = "plural" in claim.signals and is_in_series(sentence, claim)
    return claim.telling in _IN_SERIES and (claim.ordinal is not None or counted)


def may_go_on(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether more of a series may be told in one sentence: "the first visit, the second"."""
    numbered = claim.telling is Telling.VISIT and claim.ordinal is not None
    return numbered or is_in_series(sentence, claim)


def is_in_series(sentence: Sentence, claim: InspectionClaim) -> bool:
    """Tell whether a claim names a kind of visit that councils have several of."""
    span = claim.inspection.span
    return any(sentence.items[i].span == span for i in sentence.find("visit-in-series"))


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
    return one and is_in_series(sentence, claim)
