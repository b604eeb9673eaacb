"""How likely each grade of an article is, asked of the second reader."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from councilgraph.knowledge import Knowledge
from councilgraph.model.claims import Standing
from councilgraph.model.facts import JudgementFact
from councilgraph.model.text import Article, Span
from councilgraph.reread.question import Question, Sheet, Told

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_MODEL = Path(__file__).with_name("reader.onnx")
_KNOWN = Path(__file__).with_name("inspectorates.txt")

Answer = Mapping[Standing, float]
"""How likely, from 0 to 1, an article tells a grade as one in force, and as one of before."""


def told_by(fact: JudgementFact) -> Told:
    """Return the grade that a fact tells, whenever it was given."""
    return fact.authority, fact.inspectorate, fact.service, fact.aspect, fact.grade


def knows(inspectorate: str) -> bool:
    """Tell whether the second reader has learnt from grades of this body."""
    return inspectorate.rpartition("/")[2] in _known()


def reread(
    facts: Iterable[JudgementFact],
    article: Article,
    sentences: Sequence[Span],
    knowledge: Knowledge,
) -> dict[Told, Answer]:
    """Return what the second reader says of each grade that facts of an article tell.

    It says nothing where what tells a grade is too long to be shown.
    """
    about: dict[Told, set[int]] = defaultdict(set)
    for fact in facts:
        told = (n for n, sentence in enumerate(sentences) if sentence.overlaps(fact.evidence))
        about[told_by(fact)].update(told)
    if not about:
        return {}
    sheet = Sheet([article.quote(sentence) for sentence in sentences], article.published)
    questions = {
        told: sheet.question(told, knowledge.register.authority(told[0]).name, numbers)
        for told, numbers in about.items()
    }
    return {told: _answer(question) for told, question in questions.items() if question.is_fair}


def _answer(question: Question) -> Answer:
    import numpy as np  # here, since most articles raise no question

    pieces = np.array([[*question.asked, *question.shown]])
    kinds = np.zeros_like(pieces)
    kinds[0, len(question.asked) :] = 1
    given = {
        "input_ids": pieces,
        "token_type_ids": kinds,
        "attention_mask": np.ones_like(pieces),
    }
    (odds,) = _session().run(["logits"], given)
    current, previous = (1 / (1 + np.exp(-odds[0].astype(float)))).tolist()
    return {Standing.CURRENT: current, Standing.PREVIOUS: previous}


@cache
def _known() -> frozenset[str]:
    return frozenset(_KNOWN.read_text(encoding="utf-8").split())


@cache
def _session() -> "InferenceSession":
    """Return the model, ready to be asked; one core answers."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return InferenceSession(_MODEL, options, providers=["CPUExecutionProvider"])
