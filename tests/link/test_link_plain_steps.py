"""Steps at councils, and money put in, in plain sentences: what is one, at whom, and what is none.

And inspections that took place, and those that were only planned.
"""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge

PARTNER, NOTICE, COMMISSIONER = "ImprovementPartner", "ImprovementNotice", "Commissioner"
POOR = "Ofsted rated children's services in Torbay inadequate in May."


@pytest.fixture(scope="module")
def steps(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], set[str]]:
    """Return a function that gives "council kind (amount)" of each step that a text tells."""

    def rows(text: str) -> set[str]:
        found = facts_of(f"News\n\n{text}", published="2024-06-20").interventions
        return {
            " ".join(
                (
                    knowledge.register.authority(f.authority).short_name,
                    f.intervention_class.rpartition("#")[2],
                    *([str(int(f.amount))] if f.amount else []),
                )
            )
            for f in found
        }

    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # who helps whom
        (
            "Torbay Council is working with Kent as its improvement partner.",
            f"Torbay {PARTNER}",
        ),
        (
            f"{POOR} Kent County Council has been working with Torbay as its improvement partner.",
            f"Torbay {PARTNER}",
        ),
        (
            f"{POOR} Kent County Council has become the authority's improvement partner.",
            f"Torbay {PARTNER}",
        ),
        (
            "Torbay Council has asked Kent County Council to act as its improvement partner.",
            f"Torbay {PARTNER}",
        ),
        # trusts and companies
        (
            "Torbay Council set up Torbay Children First in 2020 to run its children's services.",
            "Torbay ServiceTrust",
        ),
        (
            "Torbay Council, which created a company in 2020 to run its children's services, has a "
            "new leader.",
            "Torbay ServiceTrust",
        ),
        (
            "Ann Lee leads the company that runs children's services for Torbay Council.",
            "Torbay ServiceTrust",
        ),
        (
            "Bay Children First, which runs children's services on behalf of Torbay Council, has "
            "moved offices.",
            "Torbay ServiceTrust",
        ),
        # money for what was inspected
        (
            "Members of Torbay Council have voted to spend £1.4m on early help after a critical "
            "report by Ofsted.",
            "Torbay Investment 1400000",
        ),
        (
            "Twelve more social workers will start at Torbay Council at a cost of £600,000 "
            "following an Ofsted inspection.",
            "Torbay Investment 600000",
        ),
        (
            "Torbay Council is to spend £2.1m on cutting the queue for care assessments after an "
            "inspection by the Care Quality Commission.",
            "Torbay Investment 2100000",
        ),
        (
            "Kent County Council has asked Torbay to help and is putting £2.4m into early help.",
            "Kent Investment 2400000",
        ),
    ],
)
def test_a_plain_step(steps: Callable, text: str, row: str) -> None:
    """What was done is told with the council at which it was done."""
    assert steps(text) == {row}


def test_a_step_at_each_of_two(steps: Callable) -> None:
    """Two councils may each be given the same."""
    text = "Torbay Council and Kent County Council were each given an improvement notice in May."
    assert steps(text) == {f"Torbay {NOTICE}", f"Kent {NOTICE}"}


def test_the_partner_is_no_council_of_the_step_before(steps: Callable) -> None:
    """A council that begins the next clause is not among those to whom somebody was sent."""
    text = (
        "The Department for Education has sent a commissioner to Torbay Council, and Kent County "
        "Council will act as improvement partner."
    )
    assert steps(text) == {f"Torbay {COMMISSIONER}", f"Torbay {PARTNER}"}


@pytest.mark.parametrize(
    "text",
    [
        # refused, denied, of others
        "Torbay Council turned down an offer from Kent County Council to act as its partner.",
        "Torbay Council has rejected the idea of working with Kent as an improvement partner.",
        "Torbay Council will not be issuing a section 114 notice, its leader said.",
        "The leader of Torbay Council said it would not be issuing a section 114 notice.",
        "Commissioners have been sent to six English councils, but Torbay is not one of them.",
        # notices of firms and landlords
        "A bakery from Torbay was fined £9,000 for ignoring an improvement notice.",
        "A landlord was prosecuted over an improvement notice served by Torbay Council.",
        "Torbay Council served the owner with an improvement notice.",
        "Torbay Council has issued improvement notices to four landlords.",
        "A quarry in Torbay was given an improvement notice by the Health and Safety Executive.",
        # boards of hospitals, officers who buy services
        "NHS England has set up an improvement board for the hospital trust in Torbay.",
        "An improvement board has been set up at the hospital in Torbay.",
        "Commissioners at Torbay Council have agreed a new contract for health visitors.",
        "Commissioners from Torbay Council met staff of the hospice.",
        # trusts that there may be
        "Torbay Council plans to set up a company to run its children's services.",
        "Torbay Council considered setting up a trust to run its children's services.",
        "Torbay Council set up a working group to improve its children's services.",
        # money wished for, voted down, or for something else
        "Opposition members wanted to put £900,000 into children's services at Torbay Council.",
        "A motion to spend an extra £900,000 on children's services at Torbay Council was "
        "defeated.",
        "Torbay Council has agreed to spend £2.2m on a new swimming pool.",
        "Torbay Council will invest £1.8m in filling potholes.",
        "Torbay Council is investing £9m in its town centre.",
    ],
)
def test_no_step_at_a_council(steps: Callable, text: str) -> None:
    """What was refused, is of somebody else, or pays for something else is no step."""
    assert steps(text) == set()


@pytest.fixture(scope="module")
def inspected(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], set[str]]:
    """Return a function that gives "council kind number month" of each inspection."""

    def rows(text: str) -> set[str]:
        found = facts_of(f"News\n\n{text}", published="2024-06-20").inspections
        return {
            " ".join(
                (
                    knowledge.register.authority(f.authority).short_name,
                    f.inspection_class.rpartition("#")[2],
                    str(f.ordinal or "-"),
                    f"{f.period.earliest:%b}" if f.period.earliest else "-",
                )
            )
            for f in found
        }

    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay Council, which was rated inadequate last year, has had two monitoring visits "
            "from Ofsted. The first took place in January and the second in April.",
            {"Torbay MonitoringVisit 1 Jan", "Torbay MonitoringVisit 2 Apr"},
        ),
        (
            "The Care Quality Commission assessed Torbay Council's adult social care in March. Its "
            "report is awaited.",
            {"Torbay Assessment - Mar"},
        ),
        (
            "Torbay Council has been rated good for adult social care by the Care Quality "
            "Commission, which assessed it in March. Kent County Council, which was assessed in "
            "April, has been rated good.",
            {"Torbay Assessment - Mar", "Kent Assessment - Apr"},
        ),
        (
            "An Ofsted inspection of Torbay Council, which was due to last a week in May, found "
            "serious failings.",
            {"Torbay FullInspection - May"},
        ),
        # planned, put off, called off
        ("An inspection of Torbay Council that Ofsted had planned for May was called off.", set()),
        ("An Ofsted inspection of Torbay Council that was due in May has been postponed.", set()),
        ("An Ofsted visit to Torbay Council, which was due in May, has been delayed.", set()),
        ("Ofsted had planned to inspect Torbay Council in May but called the visit off.", set()),
        # what a report says shows no more than its grade
        (
            "A report published on Friday rated Torbay Council's children's services good. Ofsted "
            "praised the social workers.",
            set(),
        ),
        ("The Care Quality Commission assessed Torbay Council as good in May.", set()),
    ],
)
def test_plain_inspections(inspected: Callable, text: str, rows: set[str]) -> None:
    """What took place is told with its number and time; what was put off did not."""
    assert inspected(text) == rows
