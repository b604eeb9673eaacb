"""Another inspection that ended like the one before, though no grade is named for it."""

from collections.abc import Callable

import pytest

POOR = "Ofsted found children's services in Kent inadequate in May."
NOW = "inadequate current 2024"


def then(*years: str) -> set[str]:
    """Return the rows of a grade of now and of the years before."""
    return {f"Kent overall {NOW}", *(f"Kent overall inadequate previous {year}" for year in years)}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{POOR} A visit in the spring of 2014 had ended in just the same way.", then("2014")),
        (f"{POOR} The service was last in this position in 2013, and took years to recover.",
         then("2013")),
        (f"{POOR} They had used the word before, in 2015.", then("2015")),
        (f"{POOR} It had used the same word of the same services after its visit in June 2018.",
         then("2018")),
        (f"{POOR} It had done the same in 2015.", then("2015")),
        (f"{POOR} It was the rating that they had been given in the summer of 2016 too.",
         then("2016")),
        (f"{POOR} That was also the outcome of an inspection in 2015.", then("2015")),
        (f"{POOR} It was the second such verdict: the first, in March 2018, brought a "
         "commissioner.", then("2018")),
        (f"{POOR} It is the second time that the council has been given the grade.", then("-")),
        (f"{POOR} It is not the first time.", then("-")),
        ("Ofsted found children's services in Kent inadequate in 2014. Last month, after an "
         "inspection in May, it said so again.", then("2014")),
        ("Ofsted put Kent's children's services in its lowest category in 2017, and a further "
         "inspection, in May, left them there.", then("2017")),
        # which of those that are counted was when
        ("Ofsted has called children's services in Kent inadequate for the third time in a row. "
         "The first time was in June 2014. The second was in November 2017, when it said so.",
         {"Kent overall inadequate current -", "Kent overall inadequate previous 2014",
          "Kent overall inadequate previous 2017"}),
        ("For Kent it is a second inadequate rating of children's services. The first was reported "
         "by Ofsted in November 2017.",
         {"Kent overall inadequate current -", "Kent overall inadequate previous 2017"}),
        # something else was the same, or it is of somebody or something else
        (f"{POOR} Its budget in 2019 was the same.", then()),
        (f"{POOR} In 2015 inspectors had found the same failings in Surrey.", then()),
        (f"{POOR} Inspectors never said so in 2015.", then()),
        (f"{POOR} Residents said the same in 2015.", then()),
        (f"{POOR} Parents were not surprised. They said the same in 2019.", then()),
        (f"{POOR} In 2019 the council was fined for the same thing.", then()),
        (f"{POOR} The council asked ministers for help in 2021, with the same result.", then()),
        (f"{POOR} The council's budget was in the same position in 2019.", then()),
        (f"{POOR} An inspection of its adult social care in 2022 had the same result.", then()),
        (f"{POOR} It said so in a report published on Thursday.", then()),
        (f"{POOR} It is the second time that the council has appealed against the rating.",
         then()),
        (f"{POOR} It is the second such verdict in the region this year.", then()),
        (f"{POOR} It is the second time that inspectors have come this year.", then()),
        (f"{POOR} It is not the first time that the council has been in trouble.", then()),
        (f"{POOR} It is the fourth verdict this year on a council in the south.", then()),
    ],
)  # fmt: skip
def test_a_verdict_is_told_by_likeness(judged: Callable, text: str, rows: set[str]) -> None:
    """Words for the same as before, with another time or a number, count as one more inspection."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ofsted has rated children's services in Kent inadequate again.",
         {"Kent overall inadequate current -", "Kent overall inadequate previous -"}),
        ("Children's services in Kent have slid back to inadequate, Ofsted said in May.",
         then("-")),
        ("Children's services in Kent fell in 2016, recovered, and were inadequate again after an "
         "Ofsted inspection in May this year.", then("2016")),
        ("Ofsted found children's services in Kent inadequate in May, seven years after they were "
         "first put in that category.", then("2017")),
        ("Ofsted judged children's services in Kent inadequate in May, as its inspectors had in "
         "2016.", then("2016")),
        ("Ofsted judged children's services in Kent inadequate at both its inspections.",
         {"Kent overall inadequate current -", "Kent overall inadequate previous -"}),
        ("Kent has had two inadequate judgements of its children's services from Ofsted, one after "
         "an inspection in March 2016 and the other three years later.",
         {"Kent overall inadequate previous 2016", "Kent overall inadequate current 2019"}),
        ("Kent's children's services were inadequate when Ofsted called in 2017 and they were "
         "inadequate when it called again, in May.", then("2017")),
        # what happened twice is told of something else
        ("After an inspection in May Ofsted found that children in Kent were seldom seen twice, "
         "and it judged children's services inadequate.", then()),
        ("Ofsted inspected Kent again in May and found its children's services inadequate.",
         then()),
        ("Kent County Council has hit back at an inadequate rating of its children's services by "
         "Ofsted.", {"Kent overall inadequate current -"}),
        # only some sides are spared it
        (f"{POOR} Two other judgements escape the bottom band.", then()),
    ],
)  # fmt: skip
def test_what_came_back_was_there_before(judged: Callable, text: str, rows: set[str]) -> None:
    """A grade that is given again was given before, and then if a time is told of that."""
    assert judged(text) == rows


BRIGADE = """The fire inspectorate HMICFRS has graded Kent Fire and Rescue
Service inadequate for efficiency."""


@pytest.mark.parametrize(
    "text",
    [
        "It reached the same view after an inspection in January 2022.",
        "In its first inspection, in January 2022, the service was given the same grade for the "
        "same thing.",
    ],
)
def test_the_same_view_is_of_the_same_side(judged: Callable, text: str) -> None:
    """Where a side alone was graded, that is what the same grade is for."""
    assert judged(f"{BRIGADE} {text}") == {
        "Kent Fire and Rescue Service efficiency inadequate current -",
        "Kent Fire and Rescue Service efficiency inadequate previous 2022",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Elmside Homes was regraded last week from C1 to C3.",
        "Elmside Group was given a C3 last week.",
    ],
)
def test_an_unknown_name_is_no_council(judged: Callable, text: str) -> None:
    """A name of several words that has the verb is whose grade it is."""
    assert judged(f"The Regulator of Social Housing inspects Kent. {text}") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Helen Smith was told that the children's services are inadequate, Ofsted says.",
        "Helen Smith has read the Ofsted report, which found the children's services inadequate.",
        "The director, Helen Smith, was told that Ofsted had found its services inadequate.",
    ],
)
def test_who_was_told_so_is_not_who_was_graded(judged: Callable, text: str) -> None:
    """Somebody's name with a verb of its own keeps nothing from being read."""
    found = judged(f"Kent County Council is in trouble over children's services. {text}")
    assert found == {"Kent overall inadequate current -"}
