"""What tests of linking share."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.fixture(scope="module")
def judged(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], set[str]]:
    """Return a function that gives "council aspect grade standing year" of each judgement."""

    def rows(text: str) -> set[str]:
        found = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
        return {
            " ".join(
                (
                    knowledge.register.authority(j.authority).short_name,
                    j.aspect.rsplit("/", 1)[-1],
                    j.grade.rsplit("/", 1)[-1],
                    j.standing.value,
                    str(j.period.earliest.year) if j.period.earliest else "-",
                )
            )
            for j in found
        }

    return rows
