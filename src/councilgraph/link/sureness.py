"""Which judgements are sure enough by their own words, and which others may be right yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from councilgraph.link.confidence import Weights
from councilgraph.link.drafts import Draft
from councilgraph.model.claims import DOUBTS

_SURE_OF_ONE = 0.75  # hardly a claim of an ordinary page is as sure, and free of doubts
_DOUBTFUL = 0.05  # of what is less sure than that, hardly anything is right


@dataclass(frozen=True, slots=True, kw_only=True)
class BySureness:
    """Drafts with how sure they are: those to be claimed, those in doubt, and all the others.

    `doubtful` are among the `unsure`.
    """

    sure: tuple[Draft, ...]
    unsure: tuple[Draft, ...]
    doubtful: tuple[Draft, ...]


def sort_by_sureness(drafts: Sequence[Draft], weights: Weights) -> BySureness:
    """Tell sure drafts from others.

    Most articles tell of no grade at all: where not one claim is quite sure and free of doubts,
    none is believed.
    """
    weighed = [replace(d, confidence=weights.confidence(d.signals)) for d in drafts]
    plainly = [draft.confidence for draft in weighed if draft.signals.isdisjoint(DOUBTS)]
    believed = max(plainly, default=0.0) >= _SURE_OF_ONE
    sure = tuple(d for d in weighed if believed and d.confidence >= weights.least)
    unsure = tuple(d for d in weighed if not believed or d.confidence < weights.least)
    doubtful = tuple(d for d in unsure if believed and d.confidence >= _DOUBTFUL)
    return BySureness(sure=sure, unsure=unsure, doubtful=doubtful)
