"""Grades that come before the words that say whose they are, and what short questions ask."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # behind the grade, in its own sentence
        ("Good is what Ofsted has called children's services in Kent.",
         {"Kent overall good current"}),
        ("Good is where Ofsted has placed Surrey's children's services, and outstanding is where "
         "it has placed their leadership.",
         {"Surrey overall good current", "Surrey leadership outstanding current"}),
        ("Inadequate is the grade that Medway got from Ofsted for its children's services.",
         {"Medway overall inadequate current"}),
        ("An outstanding rating went to Kent and a good one to Essex in Ofsted's inspections of "
         "children's services.",
         {"Kent overall outstanding current", "Essex overall good current"}),
        ("‘Requires improvement’ still hangs over children's services in Medway, Ofsted says.",
         {"Medway overall requires-improvement current"}),
        ("Gone is the inadequate label that Ofsted pinned on children's services in Essex.",
         {"Essex overall inadequate previous"}),
        ("Leadership, outstanding; adoption, good: so says Ofsted of children's services in Kent.",
         {"Kent leadership outstanding current", "Kent adoption good current"}),
        # in the next sentence
        ("The verdict was outstanding. Ofsted reached it after two weeks at Surrey's children's "
         "services.", {"Surrey overall outstanding current"}),
        ("Good. That is what Ofsted thinks of children's services in Essex.",
         {"Essex overall good current"}),
        ("In short, inadequate. Ofsted had been looking at children's services in Medway.",
         {"Medway overall inadequate current"}),
        ("Ofsted gave two verdicts on children's services, one good and one inadequate. The former "
         "went to Kent, the latter to Medway.",
         {"Kent overall good current", "Medway overall inadequate current"}),
        ("A council has had its children's services rated outstanding by Ofsted. It is Surrey.",
         {"Surrey overall outstanding current"}),
        # questions
        ("How good are children's services in Kent? Outstanding, says Ofsted.",
         {"Kent overall outstanding current"}),
        ("Ofsted rated Kent's children's services good. What about adoption? Requires improvement.",
         {"Kent overall good current", "Kent adoption requires-improvement current"}),
        ("What do Kent and Essex have in common? Children's services rated good by Ofsted.",
         {"Kent overall good current", "Essex overall good current"}),
        # clefts
        ("It is adoption that drags Kent down. That is inadequate, says Ofsted.",
         {"Kent adoption inadequate current"}),
        ("What worries Ofsted in Kent is leadership. It is inadequate.",
         {"Kent leadership inadequate current"}),
        # beside a name
        ("Kent, good for children's services, is to help Medway, says Ofsted.",
         {"Kent overall good current"}),
        ("Children's services in Kent (Ofsted rating: good) and Essex (inadequate) are to merge.",
         {"Kent overall good current", "Essex overall inadequate current"}),
        ("The verdict on children's services in Essex? “Inadequate,” says Ofsted.",
         {"Essex overall inadequate current"}),
        ("Good, Ofsted said of adoption in Surrey.", {"Surrey adoption good current"}),
        # what says nothing of the kind
        ("The grade was inadequate. Ofsted gave it to a nursery in Kent.", set()),
        ("Outstanding is what Ofsted's highest grade for children's services in Kent is called.",
         set()),
        ("Outstanding is what Ofsted would call Kent's children's services if it came today.",
         set()),
        ("Good is what Kent called its own children's services, Ofsted says.", set()),
        ("Good. That is what councillors think of Kent's buses, Ofsted was told.", set()),
        ("Good was the word on everybody's lips at Kent County Council when Ofsted left.", set()),
        ("The rating was good. It was better than that of Kent, says Ofsted.", set()),
        ("How good is Kent at recycling? Good, says a survey.", set()),
        ("Kent, good for walkers, is busy, Ofsted was told.", set()),
        ("Outstanding was the only word for Kent's children's services, said a mother of two, who "
         "wrote to Ofsted.", set()),
    ],
)  # fmt: skip
def test_a_grade_comes_first(judged: Callable, text: str, rows: set[str]) -> None:
    """What stands behind a grade tells whose it is, unless somebody else says it."""
    assert {row.rpartition(" ")[0] for row in judged(text)} == rows
