"""Days of inspections that one sentence tells, and grades that another does."""

from collections.abc import Callable

import pytest


def _rows(facts_of: Callable, text: str) -> set[str]:
    found = facts_of(f"News\n\n{text}", published="2024-06-01").judgements
    return {
        f"{j.authority} {j.grade} {j.standing} {j.period.earliest or ''}..{j.period.latest or ''}"
        for j in found
    }


@pytest.mark.parametrize(
    ("text", "grade", "days"),
    [
        # what inspectors found is of the time that the sentence before tells of them
        ("Bury's children's services are good, Ofsted has said.\n\nIn September 2019 inspectors "
         "left with another message. Services were inadequate.", "inadequate",
         "2019-09-01..2019-09-30"),
        ("Bury's children's services are good, Ofsted has said.\n\nInspectors called at the town "
         "hall in January 2016. They found that services were inadequate.", "inadequate",
         "2016-01-01..2016-01-31"),
        ("Bury's children's services are good, Ofsted has said.\n\nBack in 2019 it was a different "
         "story. Services were inadequate.", "inadequate", "2019-01-01..2019-12-31"),
        # a grade since when
        ("Bury's children's services now require improvement, Ofsted has said.\n\nThe borough had "
         "been good since its last inspection, in March 2019.", "good", "2019-03-01..2019-03-31"),
        ("Bury's children's services now require improvement, Ofsted has said; before that, in "
         "November 2019, they were good.", "good", "2019-11-01..2019-11-30"),
        # days before a meeting date no report
        ("Ofsted says that Bury's children's services are good. Inspectors were there in March. "
         "Their report came out on Monday, two days before a council meeting.", "good",
         "2024-03-01..2024-03-31"),
        # other words for an inspection and its report
        ("Ofsted has said that Bury's children's services are good. The inspection was brought "
         "forward after a focused visit in January. It began on 22 April.", "good",
         "2024-04-22..2024-04-22"),
        ("Ofsted has said that Bury's children's services are good. Its inspectors spent two weeks "
         "there. They left on 24 May.", "good", "2024-05-24..2024-05-24"),
        ("Ofsted gave Bury notice after inspecting its children's services in April. They are "
         "inadequate, it said yesterday.", "inadequate", "2024-04-01..2024-04-30"),
        ("Her team, which arrived in March, stayed for weeks, and its report, when it came on "
         "4 May, said that Bury's children's services require improvement.",
         "requires-improvement", "2024-03-01..2024-03-31"),
        ("Bury's children's services have kept their good rating, Ofsted said, after an inspection "
         "in February and March.", "good", "2024-02-01..2024-03-31"),
        # what others did afterwards is not of inspectors
        ("Inspectors found that Woking was failing in its best value duty. They were in the "
         "borough in January, and commissioners were appointed in May.",
         "failing-best-value-duty", "2024-01-01..2024-01-31"),
        # the fourth of this year is one of many
        ("Bury's adult social care is good, the Care Quality Commission says. It is the fourth "
         "verdict this year on a northern council. The commission's visit to Radcliffe was in the "
         "week of 11 December.", "good", "2023-12-11..2023-12-17"),
    ],
)  # fmt: skip
def test_a_grade_has_the_days_told_elsewhere(
    facts_of: Callable, text: str, grade: str, days: str
) -> None:
    """The days may stand in the sentence before, or in another paragraph."""
    found = _rows(facts_of, text)
    assert any(f"/{grade} " in row and row.endswith(f" {days}") for row in found), sorted(found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ofsted has rated Oldham good and Bury inadequate for children's services. Inspectors "
         "were in Oldham from 2 to 13 October and in Bury in the month that followed.",
         {"E08000004": "2023-10-02..2023-10-13", "E08000002": "2023-11-01..2023-11-30"}),
        ("Ofsted has rated Oldham good and Bury inadequate for children's services. Inspectors "
         "spent the same fortnight, October 2 to 13, on each side of the boundary.",
         {"E08000004": "2023-10-02..2023-10-13", "E08000002": "2023-10-02..2023-10-13"}),
        ("Ofsted rated Oldham's children's services good, and Bury, which was inspected in March "
         "2022, requires improvement.",
         {"E08000004": "..2024-06-01", "E08000002": "2022-03-01..2022-03-31"}),
        ("Ofsted inspected Oldham's children's services in January, Bury's in February and "
         "Rochdale's in March. It rated them good, inadequate and good respectively.",
         {"E08000004": "2024-01-01..2024-01-31", "E08000002": "2024-02-01..2024-02-29",
          "E08000005": "2024-03-01..2024-03-31"}),
        ("Oldham's children's services have been rated good by Ofsted. Inspectors were there last "
         "September and October.\n\nBury's were inadequate in 2014; it was inspected again last "
         "June, and moved up to good.",
         {"E08000004": "2023-09-01..2023-10-31", "E08000002": "2023-06-01..2023-06-30"}),
        ("Oldham's adult social care has been rated good by the Care Quality Commission.\n\nBury "
         "and Rochdale were both visited in the spring and wait for their reports.",
         {"E08000004": "..2024-06-01"}),
        ("Things were gloomier in Bury when Ofsted published its report on the borough in 2019. "
         "Services for children were found to be inadequate.",
         {"E08000002": "2019-01-01..2019-12-31"}),
        ("Ofsted has given Oldham a good for its children's services. Its findings, which came out "
         "on 12 May, were warm.\n\nBury, which had its inspectors between 1 and 12 April, learned "
         "on 20 May that it still requires improvement.",
         {"E08000004": "2024-05-12..2024-05-12", "E08000002": "2024-04-01..2024-04-12"}),
    ],
)  # fmt: skip
def test_each_council_has_its_own_days(facts_of: Callable, text: str, days: dict) -> None:
    """Several councils of one article were inspected at times of their own."""
    found = _rows(facts_of, text)
    now = {row for row in found if " current " in row}
    for council, period in days.items():
        assert any(council in row and row.endswith(period) for row in now), sorted(found)
