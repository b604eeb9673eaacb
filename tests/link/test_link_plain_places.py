"""Grades told by a place on a scale, or as steps from another, in plain sentences."""

from collections.abc import Callable

import pytest

RATED = "Ofsted has rated children's services in Kent good."
KENT = "Kent overall good current -"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Adult social care in Leeds came third on the Care Quality Commission's list of four "
         "ratings.", {"Leeds overall requires-improvement current -"}),
        ("Children's services in Derby sit at the foot of Ofsted's four-rung ladder.",
         {"Derby overall inadequate current -"}),
        ("Derby has been put last but one on the Care Quality Commission's scale of four for adult "
         "social care.", {"Derby overall requires-improvement current -"}),
        ("Ofsted rates children's services in Derby one rung off the bottom.",
         {"Derby overall requires-improvement current -"}),
        ("Children's services in Derby are, says Ofsted, a step below the best of its four "
         "ratings.", {"Derby overall good current -"}),
        ("Derby's children's services are in second place on Ofsted's list of four, which runs "
         "from outstanding to inadequate.", {"Derby overall good current -"}),
        ("Ofsted has four grades. Children's services in Derby have been given the third.",
         {"Derby overall requires-improvement current -"}),
        ("Of the Care Quality Commission's four ratings, Leeds has the lowest for adult social "
         "care, and Derby the second highest.",
         {"Leeds overall inadequate current -", "Derby overall good current -"}),
        # what little is beyond
        ("Just one of the four grades of Ofsted is worse than the one given to Derby for its "
         "children's services.", {"Derby overall requires-improvement current -"}),
        ("No grade is higher than the one that Ofsted gave children's services in Derby.",
         {"Derby overall outstanding current -"}),
        ("Only outstanding is higher than the grade that Ofsted has given children's services in "
         "Derby.", {"Derby overall good current -"}),
        # from one end to the other
        ("Ofsted has moved children's services in Derby from its lowest grade, in 2018, to its "
         "highest.", {"Derby overall inadequate previous 2018",
                      "Derby overall outstanding current -"}),
        # a list that a colon ends
        ("Derby, C2; Leeds, C1: both are landlords that the Regulator of Social Housing has "
         "graded.", {"Derby overall c2 current -", "Leeds overall c1 current -"}),
    ],
)  # fmt: skip
def test_places_on_a_scale(judged: Callable, text: str, rows: set[str]) -> None:
    """A place counts from the top of the scale, or from the end that it is told from."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{RATED} Surrey is a notch below.", {"Surrey overall requires-improvement current -"}),
        (f"{RATED} Adoption has the same grade as the whole, and leadership is one rung higher.",
         {"Kent adoption good current -", "Kent leadership outstanding current -"}),
        ("For adult social care Derby is one rung lower than Leeds, which the Care Quality "
         "Commission found outstanding.",
         {"Derby overall good current -", "Leeds overall outstanding current -"}),
        ("Ofsted rates children's services in Derby a notch below outstanding.",
         {"Derby overall good current -"}),
        ("Ofsted rates children's services in Derby as requires improvement, one grade above "
         "inadequate.", {"Derby overall requires-improvement current -"}),
        ("Ofsted rates children's services in Derby good, a notch up on 2019.",
         {"Derby overall good current -", "Derby overall requires-improvement previous 2019"}),
        ("Leadership is one notch better than the whole at Derby, where Ofsted has rated "
         "children's services good.",
         {"Derby leadership outstanding current -", "Derby overall good current -"}),
        ("Derby did better than Leeds. Ofsted and the CQC found inconsistent experiences for "
         "children with special educational needs in the former and widespread and systemic "
         "failings in the latter.",
         {"Derby overall inconsistent-experiences current -",
          "Leeds overall widespread-systemic-failings current -"}),
        ("Kent Fire and Rescue Service has slipped a grade at preventing fires. HMICFRS rated it "
         "adequate.", {"Kent Fire and Rescue Service prevention adequate current -"}),
    ],
)  # fmt: skip
def test_steps_from_one_grade_to_another(judged: Callable, text: str, rows: set[str]) -> None:
    """A step is from the grade that it is told from, be that before it or behind it."""
    assert judged(text) == rows | ({KENT} if text.startswith(RATED) else set())


@pytest.mark.parametrize(
    "text",
    [
        "Derby is third on a list of four councils that Ofsted will visit.",
        "Derby is in second place in a league table of four councils. Ofsted has not been.",
        "Ofsted says that children's services in Derby are better than its lowest grade.",
        "Ofsted's four grades run from outstanding down to inadequate. Derby was the second to be "
        "inspected.",
        "Only two of Ofsted's four grades are lower than those that Derby hopes for.",
        "Derby was in last place on a list of four bidders that Ofsted had drawn up.",
    ],
)
def test_what_is_no_place_on_a_scale(judged: Callable, text: str) -> None:
    """A list of other things has no grades, and what is only compared with is given to nobody."""
    assert judged(text) == set()
