"""Plain turns of English in combination, each with what it says: see README.md beside this."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from councilgraph.evaluate.items import INSPECTIONS, INTERVENTIONS
from councilgraph.model.facts import Facts

HERE = Path(__file__).parent
FAMILIES = sorted(path.stem for path in HERE.glob("*.jsonl"))
MISSED = HERE / "missed.txt"


def slug(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("/")[2]


def judgements(facts: Facts) -> list[str]:
    """Return each grade that was given: council, body, side, grade, and whether it stands."""
    found = {
        (
            slug(j.authority),
            slug(j.inspectorate),
            slug(j.aspect),
            slug(j.grade),
            j.standing,
            j.event,
        )
        for j in facts.judgements
    }
    return sorted(" ".join((*words, standing.value)) for *words, standing, _ in found)


def inspections(facts: Facts) -> list[str]:
    """Return each inspection: council, body, kind, and which of a series it was."""
    return sorted(
        {
            " ".join(
                (
                    slug(i.authority),
                    slug(i.inspectorate),
                    INSPECTIONS.get(i.inspection_class, "other"),
                    *([str(i.ordinal)] if i.ordinal else []),
                )
            )
            for i in facts.inspections
        }
    )


def interventions(facts: Facts) -> list[str]:
    """Return each step that was taken: council and kind."""
    told = {
        (i.authority, INTERVENTIONS.get(i.intervention_class, "other")) for i in facts.interventions
    }
    return sorted(f"{slug(authority)} {kind}" for authority, kind in told)


READ = {"judgements": judgements, "inspections": inspections, "interventions": interventions}


def misread(facts_of: Callable, family: str) -> Iterator[str]:
    """Yield the names of the turns of a family that are not read as they say."""
    for line in (HERE / f"{family}.jsonl").read_text(encoding="utf-8").splitlines():
        turn = json.loads(line)
        headline = turn.get("headline", "News")
        facts = facts_of(turn["text"], published=turn["published"], headline=headline)
        if any(turn[kind] != read(facts) for kind, read in READ.items() if kind in turn):
            yield f"{family}: {turn['turn']}"


def missed() -> Counter[str]:
    """Return the turns that are known to be misread, and written down as such."""
    return Counter(MISSED.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("family", FAMILIES)
def test_turns_are_read_as_they_say(facts_of: Callable, family: str) -> None:
    """A turn that is misread stands in missed.txt, and one that stands there is misread."""
    known = {name for name in missed() if name.startswith(f"{family}: ")}
    assert set(misread(facts_of, family)) == known


def test_every_turn_has_a_name_of_its_own() -> None:
    """A name in missed.txt means one turn, and a turn that is there."""
    names = Counter(
        f"{family}: {json.loads(line)['turn']}"
        for family in FAMILIES
        for line in (HERE / f"{family}.jsonl").read_text(encoding="utf-8").splitlines()
    )
    assert max(names.values()) == 1
    assert set(missed()) <= set(names)
