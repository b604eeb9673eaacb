"""Measuring: what the program finds in annotated articles, compared with what people found there.

`evaluate` does it, the `FORMS` tell it, as a table or as JSON. Sealed articles are counted
and never shown.
"""

from councilgraph.evaluate.comparing import evaluate
from councilgraph.evaluate.evaluation import Evaluation
from councilgraph.evaluate.gold import Part
from councilgraph.evaluate.joining import sets_of
from councilgraph.evaluate.outcomes import Outcome, add_outcomes, read_outcomes
from councilgraph.evaluate.report import FORMS

__all__ = [
    "FORMS",
    "Evaluation",
    "Outcome",
    "Part",
    "add_outcomes",
    "evaluate",
    "read_outcomes",
    "sets_of",
]
