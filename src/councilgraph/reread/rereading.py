"""How likely it is that an article tells what facts say, asked of the second reader."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from councilgraph.model.claims import Claims, Standing
from councilgraph.model.facts import Fact, InspectionFact, JudgementFact, TenureFact
from councilgraph.model.text import Article
from councilgraph.reread.question import Question, Sheet
from councilgraph.reread.spelling import spelt_out
from councilgraph.reread.wording import (
    Name,
    Post,
    Told,
    Visit,
    grade_words,
    post_of,
    post_words,
    told_by,
    visit_of,
    visit_words,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_GRADES, _FACTS = "grades", "facts"  # the models: one is asked about grades, one about all else
_FOLDER = Path(__file__).parent
_KNOWN = _FOLDER / "inspectorates.txt"
_CURRENT, _PREVIOUS, _MADE, _HELD = range(4)  # answers; to all but grades the last two

Answer = Mapping[Standing, float]
"""How likely, from 0 to 1, an article tells a grade as one in force, and as one of before."""

F = TypeVar("F", bound=Fact)
K = TypeVar("K")


class Rereader:
    """Asks the second reader about one article.

    It says nothing where what tells a fact is too long to be shown.
    """

    def __init__(self, article: Article, claims: Claims, name: Name) -> None:
        self._article = article
        self._claims = claims
        self._name = name

    @cached_property
    def _sheet(self) -> Sheet:
        told = spelt_out(self._article, self._claims, self._name)
        return Sheet(told, self._article.published)

    def grades(self, facts: Iterable[JudgementFact]) -> dict[Told, Answer]:
        """Return how likely each grade is told that facts tell."""
        answers = self._answers(_GRADES, facts, told_by, grade_words)
        return {
            told: {Standing.CURRENT: likely[_CURRENT], Standing.PREVIOUS: likely[_PREVIOUS]}
            for told, likely in answers.items()
        }

    def inspections(self, facts: Iterable[InspectionFact]) -> dict[Visit, float]:
        """Return how likely each inspection was made that facts tell of."""
        answers = self._answers(_FACTS, facts, visit_of, visit_words)
        return {visit: likely[_MADE] for visit, likely in answers.items()}

    def tenures(self, facts: Iterable[TenureFact]) -> dict[Post, float]:
        """Return how likely somebody held each role that facts tell of."""
        answers = self._answers(_FACTS, facts, post_of, post_words)
        return {post: likely[_HELD] for post, likely in answers.items()}

    def _answers(
        self,
        model: str,
        facts: Iterable[F],
        key: Callable[[F], K],
        words: Callable[[K, Name], Iterable[str]],
    ) -> dict[K, list[float]]:
        about: dict[K, set[int]] = defaultdict(set)
        for fact in facts:
            about[key(fact)].update(
                n for n, one in enumerate(self._claims.sentences) if one.overlaps(fact.evidence)
            )
        questions = {
            one: self._sheet.question(words(one, self._name), numbers)
            for one, numbers in about.items()
        }
        return {one: _answer(model, asked) for one, asked in questions.items() if asked.is_fair}


def knows(inspectorate: str) -> bool:
    """Tell whether the second reader has learnt from grades of this body."""
    return inspectorate.rpartition("/")[2] in _known()


def _answer(model: str, question: Question) -> list[float]:
    """Return how likely the article tells what is asked, in each of the ways there are."""
    import numpy as np  # here, since most articles raise no question

    pieces = np.array([[*question.asked, *question.shown]])
    kinds = np.zeros_like(pieces)
    kinds[0, len(question.asked) :] = 1
    given = {
        "input_ids": pieces,
        "token_type_ids": kinds,
        "attention_mask": np.ones_like(pieces),
    }
    (odds,) = _session(model).run(["logits"], given)
    return [float(likely) for likely in 1 / (1 + np.exp(-odds[0].astype(float)))]


@cache
def _known() -> frozenset[str]:
    return frozenset(_KNOWN.read_text(encoding="utf-8").split())


@cache
def _session(model: str) -> "InferenceSession":
    """Return a model, ready to be asked; one core answers."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return InferenceSession(_FOLDER / f"{model}.onnx", options, providers=["CPUExecutionProvider"])
