"""Grades of one council over the years: which is the latest, and when each was given."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a change that goes on
        ("Ofsted upgraded Bury's children's services from inadequate to good in 2015 and then to "
         "outstanding in 2018.", {"inadequate previous -", "good previous 2015",
                                  "outstanding current 2018"}),
        # the latest by its date
        ("Bury's children's services were judged inadequate by Ofsted in June 2011. The last "
         "inspection, in January 2023, produced a good.",
         {"inadequate previous 2011", "good current 2023"}),
        # both of the last two
        ("Bury's children's services were found inadequate at both of Ofsted's last two "
         "inspections, in 2018 and 2022.", {"inadequate previous 2018", "inadequate current 2022"}),
        ("Ofsted rated Bury's children's services inadequate in 2018, and did so again in "
         "November 2022.", {"inadequate previous 2018", "inadequate current 2022"}),
        ("Ofsted rated Bury's children's services inadequate in 2018. A second inspection, in "
         "November 2022, reached the same conclusion.",
         {"inadequate previous 2018", "inadequate current 2022"}),
        ("In 2014, and again in 2021, Ofsted judged Bury's children's services inadequate.",
         {"inadequate previous 2014", "inadequate current 2021"}),
        ("Ofsted has twice rated Bury's children's services inadequate: in 2014 and in 2021.",
         {"inadequate previous 2014", "inadequate current 2021"}),
        ("Twice, in 2014 and in 2021, Ofsted has rated Bury's children's services inadequate.",
         {"inadequate previous 2014", "inadequate current 2021"}),
        ("This is the second inadequate judgement on Bury's children's services by Ofsted since "
         "2014.", {"inadequate current -", "inadequate previous 2014"}),
        ("Bury's children's services are back in Ofsted's bottom category, which they left in "
         "2017.", {"inadequate current -", "inadequate previous -"}),
        ("Ofsted's inspections of Bury's children's services in 2014 and 2021 both found them "
         "inadequate.", {"inadequate previous 2014", "inadequate current 2021"}),
        ("Bury has had two inadequate ratings from Ofsted for its children's services, in 2014 "
         "and 2021.", {"inadequate previous 2014", "inadequate current 2021"}),
        ("Bury is one of four councils to have been rated inadequate by Ofsted more than once "
         "since 2013 for children's services.",
         {"inadequate current -", "inadequate previous 2013"}),
        ("Bury's children's services were inadequate in 2013 and good in 2022, Ofsted says.",
         {"inadequate previous 2013", "good current 2022"}),
        # today's grade is that of the last inspection
        ("Bury's children's services have been rated good by Ofsted, the same grade as at the last "
         "inspection in 2019.", {"good current -", "good previous 2019"}),
        # two times of one grade, and one of another
        ("Bury's children's services were rated inadequate by Ofsted in 2013 and 2015 and required "
         "improvement when they were last inspected, in 2022.",
         {"inadequate previous 2013", "inadequate previous 2015",
          "requires-improvement current 2022"}),
        # so long after
        ("Bury's children's services were found inadequate by Ofsted in May 2023, five years after "
         "they were told that they required improvement.",
         {"inadequate current 2023", "requires-improvement previous 2018"}),
        ("Two years after its inadequate rating in January 2020, Bury was upgraded to good by "
         "Ofsted for children's services.", {"inadequate previous 2020", "good current 2022"}),
        ("It comes 18 months after Ofsted's full inspection of July 2019, at which Bury's "
         "children's services were inadequate.", {"inadequate current 2019"}),
        ("A year on from its inadequate rating by Ofsted, Bury's children's services are good.",
         {"inadequate previous 2023", "good current -"}),
        ("Ofsted's verdict on Bury's children's services was good, up from inadequate five years "
         "earlier.", {"inadequate previous 2019", "good current -"}),
        # how often the next grade was given
        ("Ofsted says Bury's children's services are good, and for the second time running "
         "leadership was rated inadequate.",
         {"good current -", "inadequate current -", "inadequate previous -"}),
    ],
)  # fmt: skip
def test_each_grade_has_its_time(judged: Callable, text: str, rows: set[str]) -> None:
    """A history is told in any order, and the latest grade is the one in force."""
    assert {row.split(maxsplit=2)[2] for row in judged(text)} == rows


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ofsted judged Bury's children's services inadequate in a report published in February "
         "2020, after an inspection the previous November.", "2019-11-01 2019-11-30"),
        ("Ofsted inspectors spent two weeks at Bury Council in April and their report, published "
         "on Tuesday, rates children's services good.", "2024-04-01 2024-04-30"),
        ("Ofsted published a report in January 2020 that rated Bury's children's services "
         "inadequate. Inspectors had been in the borough the previous autumn.",
         "2019-09-01 2019-11-30"),
        ("Children's services in Bury, run by a trust since April 2023, are still rated inadequate "
         "by Ofsted.", "None 2024-06-20"),
        ("In its first full inspection since 2019, Ofsted has found Bury's children's services to "
         "be good.", "None 2024-06-20"),
    ],
)  # fmt: skip
def test_days_of_a_grade(facts_of: Callable, text: str, days: str) -> None:
    """Times that lean on others, and what lasts in an aside."""
    judged = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    told = {f"{j.period.earliest} {j.period.latest}" for j in judged}
    assert told == {days}


def test_a_batch_of_judgements_is_dated_as_a_whole(facts_of: Callable) -> None:
    """What is published of several councils at a time dates the grade of each."""
    text = (
        "Dacorum was graded C3 by the Regulator of Social Housing. The judgement was one of a "
        "batch released on 12 June.\n\nCrawley was given a C2."
    )
    judgements = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    assert {str(j.period.earliest) for j in judgements} == {"2024-06-12"}
