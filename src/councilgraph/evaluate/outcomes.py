"""How facts came out on articles that nobody had looked at: of which circumstances, how many right.

An outcome tells nothing of any article. It is kept for good, since it is true of a set only once:
what is read of it after rules were written from it measures nothing.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from councilgraph.bench import Bench, set_up
from councilgraph.evaluate.found import Found
from councilgraph.evaluate.gold import Part, read_gold
from councilgraph.evaluate.items import Item, Kind, View
from councilgraph.evaluate.joining import Joined, join
from councilgraph.evaluate.matching import compare
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted
from councilgraph.extract import find_claims
from councilgraph.link import REREAD, SETTLED, place_claims, read_again, weigh
from councilgraph.model.errors import GoldError
from councilgraph.model.facts import (
    Fact,
    Facts,
    InspectionFact,
    InterventionFact,
    JudgementFact,
    TenureFact,
)
from councilgraph.reread import Rereader
from councilgraph.store.files import replacing

_VIEWS: Mapping[type[Fact], View] = {
    JudgementFact: View(kind=Kind.JUDGEMENT, name=""),
    InspectionFact: View(kind=Kind.INSPECTION, name=""),
    TenureFact: View(kind=Kind.OFFICIAL, name=""),
    InterventionFact: View(kind=Kind.INTERVENTION, name="", ignored=frozenset({"actor", "amount"})),
}

_KINDS = frozenset({*SETTLED.values(), *REREAD.values()})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Outcome:
    """How many of the facts of a set that share a kind and all circumstances were right."""

    set: str
    kind: str
    circumstances: str
    right: int
    claims: int


_HEADING = [field.name for field in fields(Outcome)]


def read_outcomes(file: Path) -> tuple[Outcome, ...]:
    """Read outcomes from CSV with a heading; raises GoldError for what cannot be used."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            heading, *rows = csv.reader(lines, strict=True)
        if heading != _HEADING:
            raise ValueError("the heading is another one")
        return tuple(map(_outcome, rows))
    except (OSError, ValueError, csv.Error) as error:
        raise GoldError(
            f"the outcomes in {file} cannot be read ({error}); they are lines of CSV below the "
            f"heading {','.join(_HEADING)}, and `councilgraph evaluate --outcomes` writes them"
        ) from error


def _outcome(row: Sequence[str]) -> Outcome:
    name, kind, circumstances, right, claims = row
    if kind not in _KINDS or not 0 <= int(right) <= int(claims):
        raise ValueError(f"{','.join(row)!r} is no outcome")
    return Outcome(
        set=name, kind=kind, circumstances=circumstances, right=int(right), claims=int(claims)
    )


def add_outcomes(
    file: Path, sets: Sequence[tuple[Path, Path]], part: Part, root: Path | None = None
) -> int:
    """Add how the facts of a part of sets came out, and return how many facts that were.

    A set has the name of its folder. Raises GoldError for one that is told twice or lacks articles.
    What an article tells again and again counts once.
    """
    known = read_outcomes(file) if file.exists() else ()
    names = [gold.resolve().parent.name for gold, _ in sets]
    told = Counter([*names, *{outcome.set for outcome in known}])
    again = sorted(name for name in {*names} if told[name] > 1)
    if again:
        raise GoldError(
            f"how {', '.join(again)} came out would be told twice in {file}; a set counts once, as "
            "it was before anybody looked at it, under the name of its folder"
        )
    bench = set_up(root)
    found = [
        one
        for name, (gold, folder) in zip(names, sets, strict=True)
        for one in _outcomes(name, _whole(gold, folder, part), bench)
    ]
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_HEADING)
    rows.writerows(map(astuple, (*known, *sorted(found))))
    with replacing(file) as whole:
        whole.write(text.getvalue().encode())
    return sum(outcome.claims for outcome in found if outcome.kind in SETTLED.values())


def _whole(gold: Path, folder: Path, part: Part) -> tuple[Joined, ...]:
    """Return the articles of a part of a set, if all are there."""
    joined = join([one for one in read_gold(gold) if part.has(one.id)], folder)
    absent = sum(one.article is None for one in joined)
    if absent:
        raise GoldError(
            f"{absent} articles of {gold} were not found, and half a set would stay half: "
            "give the folder of the articles with --articles"
        )
    return joined


def _outcomes(name: str, joined: Sequence[Joined], bench: Bench) -> Iterator[Outcome]:
    naming = Naming(bench.knowledge, bench.gazetteer)
    wanted = Wanted(bench.knowledge, naming)
    right: Counter[tuple[str, str]] = Counter()
    claims: Counter[tuple[str, str]] = Counter()
    for one in joined:
        for kind, told, is_right in _compared(one, wanted, naming, bench):
            claims[kind, told] += 1
            right[kind, told] += is_right
    for (kind, told), count in claims.items():
        yield Outcome(
            set=name, kind=kind, circumstances=told, right=right[kind, told], claims=count
        )


def _compared(
    one: Joined, wanted: Wanted, naming: Naming, bench: Bench
) -> Iterator[tuple[str, str, bool]]:
    """Yield what is known of each fact of an article, and whether gold has it.

    That is its kind and circumstances, or what came of a second reading. What gold leaves open is
    left out.
    """
    if one.article is None:
        return
    claims, _ = find_claims(one.article, bench.gazetteer)
    facts = weigh(place_claims(one.article, claims, bench.knowledge)[0])
    page = Page(text=one.article.text, sentences=claims.sentences)
    found, golds = Found(page, bench.knowledge, naming), wanted.items(one.gold, page)
    for fact, is_right in _against(golds, found, facts):
        if type(fact) in SETTLED:
            yield SETTLED[type(fact)], " ".join(fact.circumstances), is_right
    rereader = Rereader(one.article, claims, bench.knowledge.concepts.label)
    for fact, is_right in _against(golds, found, read_again(facts, rereader, always=True)):
        if fact.opinions:
            yield REREAD[type(fact)], " ".join(fact.opinions), is_right


def _against(
    golds: Mapping[Kind, tuple[Item, ...]], found: Found, facts: Facts
) -> Iterator[tuple[Fact, bool]]:
    """Yield the facts with whether gold has them; not what it leaves open."""
    items = found.items(facts)
    for kind, view in _VIEWS.items():
        comparison = compare(golds[view.kind], items[view.kind], view)
        right = {item.key for _, item in comparison.right}
        wrong = {item.key for item in comparison.wrong}
        told = (fact for fact in _weighed(facts) if type(fact) is kind)
        yield from ((fact, fact.key in right) for fact in told if fact.key in right | wrong)


def _weighed(facts: Facts) -> Iterable[Fact]:
    return (*facts.judgements, *facts.inspections, *facts.tenures, *facts.interventions)
