"""Which inspections are visits without a grade, and what only looks like an inspection."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.fixture(scope="module")
def inspected(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], set[str]]:
    """Return a function that gives "council kind number year" of each inspection of a text."""

    def rows(text: str) -> set[str]:
        return {
            " ".join(
                (
                    knowledge.register.authority(i.authority).short_name,
                    i.inspection_class.rpartition("#")[2],
                    str(i.ordinal or "-"),
                    str(i.period.latest.year) if i.period.latest else "-",
                )
            )
            for i in facts_of(f"News\n\n{text}", published="2024-06-20").inspections
        }

    return rows


WORST = "Torbay Council’s children’s services were rated inadequate by Ofsted in March 2022.\n\n"
FAIR = "Torbay Council’s children’s services require improvement, Ofsted said in March 2022.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{WORST}Since then Ofsted has been back in November, to look at fostering, and again "
            "this spring, to look at the front door.",
            {"Torbay MonitoringVisit - 2023", "Torbay MonitoringVisit - 2024"},
        ),
        (
            f"{FAIR}Two inspectors came to the town hall in the second week of May.",
            {"Torbay FocusedVisit - 2024"},
        ),
        (f"{WORST}Inspectors were in the town for two days in May.",
         {"Torbay MonitoringVisit - 2024"}),
        (f"{WORST}Their last visit, in February, was to look at placements.",
         {"Torbay MonitoringVisit - 2024"}),
        (
            f"{FAIR}A visit in May, which did not lead to a grade, heard from young people.",
            {"Torbay FocusedVisit - 2024"},
        ),
        (
            f"{WORST}When inspectors came back in May 2024, they found the services to be good.",
            {"Torbay FullInspection - 2024"},
        ),
        (
            "Torbay Council’s children’s services are inadequate, Ofsted has said. Inspectors "
            "came back in April.",
            {"Torbay FullInspection - 2024"},
        ),
    ],
)  # fmt: skip
def test_slight_visits_are_of_a_kind_without_a_grade(
    inspected: Callable, text: str, expected: set[str]
) -> None:
    """Two people or two days are no whole inspection, nor is a return to a failing service."""
    told = {row for row in inspected(text) if not row.endswith("2022")}
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kent County Council is to help residents of Elm House, a care home.\n\nThe commission’s "
        "inspectors, who turned up in June, found pills in a drawer.",
        "CQC inspectors called at Elm House, run by Kent County Council, in April.",
        "Next: Kent’s SEND inspection by Ofsted, live at six",
        "Kent County Council is being inspected by Ofsted this month.",
        "The Regulator of Social Housing has written to Dover. Dover District Council had owned up "
        "to the regulator in 2023 about fire checks.",
        "Ofsted said Kent County Council had improved. Ann Lee said that the letter of the grade "
        "was no comfort.",
        "Kent’s children’s services have improved, a cabinet report says.\n\nThe report, published "
        "on Monday, says that Ofsted is expected by Christmas.",
        "Kent Fire and Rescue Service was praised by HMICFRS. A third round of inspections begins "
        "in the autumn.",
    ],
)
def test_what_only_looks_like_an_inspection(inspected: Callable, text: str) -> None:
    """A home is visited, a line points ahead, a letter is of something else."""
    assert inspected(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sutton’s child protection is poor, Ofsted said. Its scheme was copied from Bexley. "
            "There the inspectors called in November, and found its services good.",
            "Bexley FullInspection - 2023",
        ),
        (
            "Humberside Fire and Rescue Service was rated good at prevention by HMICFRS. "
            "Cleveland’s brigade, which was inspected last year, is outstanding at prevention.",
            "Cleveland Fire Brigade FullInspection - 2023",
        ),
        (
            "In the first round of inspections, in 2019, HMICFRS rated Humberside Fire and Rescue "
            "Service good for effectiveness. Its inspectors had been there in May 2019.",
            "Humberside Fire and Rescue Service FullInspection - 2019",
        ),
    ],
)
def test_inspections_are_of_whom_words_point_to(
    inspected: Callable, text: str, expected: str
) -> None:
    """There is the council named last; a brigade is known by its place; a round is no number."""
    assert expected in inspected(text)


def test_the_first_word_of_a_longer_name(facts_of: Callable, knowledge: Knowledge) -> None:
    """A county that has gone is not meant where a council of today has a name that begins so."""
    text = (
        "Social workers praised in west Cheshire\n\nOfsted made a focused visit to Cheshire West "
        "and Chester in October 2022.\n\n“It is good,” said Ann Lee, the director of children."
    )
    tenures = facts_of(text, published="2022-11-17").tenures
    found = {knowledge.register.authority(t.organisation).short_name for t in tenures}
    assert found == {"Cheshire West and Chester"}


def test_the_adviser_of_a_department(facts_of: Callable) -> None:
    """The department's adviser is its own, where one that it sends may be anybody's."""
    text = (
        "News\n\nThe Department for Education has lifted the notice that it served on Torbay "
        "Council. “I shall miss it,” said Ann Lee, the department’s improvement adviser."
    )
    tenures = facts_of(text, published="2024-06-20").tenures
    assert [t.organisation.rsplit("/", 1)[-1] for t in tenures] == ["dfe"]


def test_her_predecessor_held_her_post(facts_of: Callable) -> None:
    """Who is named as somebody's predecessor held the post that was told of her."""
    text = (
        "News\n\nTorbay Council’s director of children’s services is Ann Lee. Her predecessor, "
        "Bo Oak, stood down in May. The mayor, Cy Elm, is a retired bus inspector."
    )
    found = {(t.name, t.role_title) for t in facts_of(text, published="2024-06-20").tenures}
    post = "director of children’s services"
    assert {("Ann Lee", post), ("Bo Oak", post)} <= found
    assert not any("inspector" in title for _, title in found)


def test_a_department_sends_in_the_meantime(facts_of: Callable) -> None:
    """It is the department told of just before that has sent an adviser."""
    text = (
        "News\n\nThe Department for Education is to issue an improvement notice to Torbay Council. "
        "In the meantime it has sent an adviser."
    )
    steps = facts_of(text, published="2024-06-20").interventions
    assert {(v.actor or "-").rsplit("/", 1)[-1] for v in steps} == {"dfe"}
