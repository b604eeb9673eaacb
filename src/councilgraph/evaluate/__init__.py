"""Measuring: what the program finds in annotated articles, compared with what people found there.

`evaluate` does it, the `FORMS` tell it, as a table or as JSON. Sealed articles are counted
and never shown.
"""

from councilgraph.evaluate.evaluation import Evaluation, evaluate
from councilgraph.evaluate.gold import Part
from councilgraph.evaluate.joining import sets_of
from councilgraph.evaluate.report import FORMS

__all__ = ["FORMS", "Evaluation", "Part", "evaluate", "sets_of"]
