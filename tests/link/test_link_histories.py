"""Grades of several years told together: which time is whose, and which of them stands."""

from collections.abc import Callable

import pytest

KENT = "Kent's children's services"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what it began with has a time of its own
        (f"{KENT} have climbed from the inadequate grade that they were given in 2019 to good.",
         ["good current -", "inadequate previous 2019"]),
        (f"{KENT} have risen to good from the inadequate grade they received in 2019.",
         ["good current -", "inadequate previous 2019"]),
        (f"{KENT} are good, a far cry from 2018, when they were rated inadequate.",
         ["good current -", "inadequate previous 2018"]),
        (f"{KENT} have improved from inadequate to good in the five years since 2019.",
         ["good current -", "inadequate previous 2019"]),
        (f"{KENT} have gone down from good to inadequate since inspectors last called in 2021.",
         ["good previous 2021", "inadequate current -"]),
        # what was lost was in force until then
        (f"{KENT} lost their good rating in 2022. They are inadequate, Ofsted said in May.",
         ["good previous -", "inadequate current 2024"]),
        (f"{KENT} have shed their inadequate rating of 2019.", ["inadequate previous 2019"]),
        # what was reached by some time
        (f"{KENT} were inadequate in 2017. By 2020 they had been raised to good.",
         ["good current 2020", "inadequate previous 2017"]),
        (f"{KENT} were found inadequate in January 2022. Within eighteen months they were good.",
         ["good current 2022", "inadequate previous 2022"]),
        (f"{KENT} were inadequate in 2015. Not until 2022 were they judged good.",
         ["good current 2022", "inadequate previous 2015"]),
        # what counts from a time is not of it
        (f"{KENT} were judged good by Ofsted in their first inspection since 2016.",
         ["good current -"]),
        (f"{KENT} have been rated good, the first time since 2011 that they have been.",
         ["good current -"]),
        (f"{KENT} have been good since 2019.", ["good current 2019"]),
        # the same grade before
        (f"Ofsted rated {KENT} good in May for the third time, after 2018 and 2021.",
         ["good current 2024", "good previous 2018", "good previous 2021"]),
        (f"Ofsted has rated {KENT} good, as it did in 2019 and in 2021.",
         ["good current -", "good previous 2019", "good previous 2021"]),
        (f"{KENT} are inadequate, by a verdict that reached the council in January.",
         ["inadequate current 2024"]),
        (f"{KENT} are good, the grade that they were given in 2021.",
         ["good current -", "good previous 2021"]),
        # what another verb tells has no part in it
        (f"Outstanding in 2019, {KENT} were outstanding again after an inspection in May.",
         ["outstanding current 2024", "outstanding previous 2019"]),
        (f"Ofsted rated {KENT} good in 2019 and has rated them outstanding this time.",
         ["good previous 2019", "outstanding current -"]),
        (f"Ofsted found in 2014 that {KENT} were inadequate, in 2017 that they required "
         "improvement, and this spring that they are good.",
         ["good current 2024", "inadequate previous 2014", "requires-improvement previous 2017"]),
        ("Kent, which was inspected by Ofsted last autumn, was told in January that its services "
         "were inadequate.", ["inadequate current 2023"]),
        (f"In 2012 {KENT} were inadequate, in 2015 they required improvement and in 2019 they were "
         "good.",
         ["good current 2019", "inadequate previous 2012", "requires-improvement previous 2015"]),
        (f"{KENT} were inadequate in 2013, 2015 and 2018. They are good now, Ofsted says.",
         ["good current -", "inadequate previous 2013", "inadequate previous 2015",
          "inadequate previous 2018"]),
        (f"{KENT} were rated inadequate. That was in 2019. In May they were rated good.",
         ["good current 2024", "inadequate previous 2019"]),
        (f"Ofsted's verdict on {KENT} was good, up a notch on 2021.", ["good current -"]),
        (f"{KENT} are good, Ofsted says, a grade above the one that they were given in 2021.",
         ["good current -"]),
        (f"For the first time since the council was created in 2009, {KENT} are outstanding.",
         ["outstanding current -"]),
        # between commas or brackets
        (f"{KENT} were judged inadequate in 2014 and, two years later, good.",
         ["good current 2016", "inadequate previous 2014"]),
        (f"{KENT} are good (2018: inadequate), Ofsted says.",
         ["good current -", "inadequate previous 2018"]),
        (f"{KENT} are good, Ofsted said in May; when it last reported, in 2019, they were poor.",
         ["good current 2024"]),
        (f"Two years after being rated inadequate, {KENT} were judged good in May.",
         ["good current 2024", "inadequate previous 2022"]),
        ("Ofsted's report, from May 2023, rates Kent's children's services good.",
         ["good current 2023"]),
    ],
)  # fmt: skip
def test_each_grade_has_its_own_time(judged: Callable, text: str, rows: list[str]) -> None:
    """The latest stands, and what its clause tells of another dates only that."""
    assert judged(text) == {f"Kent overall {row}" for row in rows}
