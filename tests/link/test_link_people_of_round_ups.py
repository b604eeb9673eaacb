"""Whose people and whose steps are told without a council, where several are told of alike."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge

ROUND_UP = (
    "Leeds, Bolton and Rochdale learned of their grades.\n\n"
    "Leeds was good in 2019 and is good again.\n\n"
    "Rochdale tumbled. Ofsted had rated Rochdale good.\n\n"
)


@pytest.fixture(scope="module")
def placed(facts_of: Callable, knowledge: Knowledge) -> Callable[..., list[str]]:
    """Return a function that gives the councils of the people and of the steps of a text."""

    def names(
        text: str, headline: str | None = None, published: str | None = "2024-06-01"
    ) -> list[str]:
        facts = facts_of(text, published=published, headline=headline)
        found = [fact.organisation for fact in facts.tenures]
        found += [fact.authority for fact in facts.interventions]
        return [knowledge.concepts.label(iri) for iri in found]

    return names


@pytest.mark.parametrize(
    "words",
    [
        "“It is bad,” said Ann Lee, the director of children's services.",
        "Cllr Ann Lee, the borough's leader, has resigned.",
        "The council will spend a further £6m on social workers.",
        "The Department for Education has appointed a commissioner.",
    ],
)
def test_a_round_up_tells_of_the_council_last_told(
    placed: Callable[..., list[str]], words: str
) -> None:
    """The paragraph before goes on, where the headline names none of several."""
    councils = placed(ROUND_UP + words, "Two climb, one falls")
    assert councils == ["Rochdale Metropolitan Borough Council"]


@pytest.mark.parametrize(
    "words",
    [
        "The council says that it will put £9m into social work.",
        "Its director of children's services, Ann Lee, said she was sorry.",
        "Councillor Ann Lee, who holds the children's portfolio, was glum.",
        "An improvement board will meet every month.",
    ],
)
def test_a_paragraph_without_a_council_goes_on_with_the_one_before(
    placed: Callable[..., list[str]], words: str
) -> None:
    """However often another was named in the headline and the lead."""
    text = (
        "Leeds has moved up. Leeds was inadequate in 2019 and is good now.\n\n"
        "“We have knocked on doors,” said Ann Pike, Leeds's director of housing.\n\n"
        "Rochdale was travelling the other way. It was told that it requires improvement.\n\n"
        "Nobody was surprised, as Ofsted had warned of drift.\n\n"
    )
    councils = placed(text + words, "Leeds moves up as Rochdale is marked down")
    assert councils[-1] == "Rochdale Metropolitan Borough Council"


def test_what_the_headline_names_an_article_is_about(placed: Callable[..., list[str]]) -> None:
    """Then it is no round-up, and a person told without a council is of that one."""
    text = ROUND_UP + "“It is good,” said Ann Lee, the director of children's services."
    assert placed(text, "Leeds climbs") == ["Leeds City Council"]


@pytest.mark.parametrize(
    ("words", "council"),
    [
        ("The county's leader, Ann Lee, left.", "Derbyshire County Council"),
        ("The city's leader, Ann Lee, left.", "Derby City Council"),
        ("Over the county boundary Ann Lee, the leader, left.", "Derbyshire County Council"),
        (
            "The county council was glad. “It is fair,” said Cllr Ann Lee, its leader.",
            "Derbyshire County Council",
        ),
    ],
)
def test_the_county_is_a_county_by_name(
    placed: Callable[..., list[str]], words: str, council: str
) -> None:
    """Words for a kind mean the council that bears them, for those told in their paragraph too."""
    text = f"Derby City Council and Derbyshire County Council heard on Wednesday.\n\n{words}"
    assert placed(text) == [council]


@pytest.mark.parametrize(
    ("told", "council"),
    [
        ("West Northamptonshire", "West Northamptonshire Council"),
        ("Kettering", "Northampton Borough Council"),
    ],
)
def test_a_town_stands_for_the_council_that_took_its_councils_place(
    placed: Callable[..., list[str]], told: str, council: str
) -> None:
    """Only where that one is named as well, whether or not a day is told."""
    text = f"{told} met in May. The leader of the council in Northampton, Ann Lee, left."
    assert placed(text) == [council]
    assert placed(text, published=None) == [council]


def test_a_list_of_councils_puts_none_of_them_between_commas(
    placed: Callable[..., list[str]],
) -> None:
    """Visitors from Gateshead do not make it the council that "the city" means."""
    text = (
        "Sunderland City Council played host last week.\n\nVisitors came from Durham, Gateshead, "
        "Leeds and Northumberland. Cllr Ann Lee, who holds the children's portfolio in the city, "
        "was glad."
    )
    assert placed(text) == ["Sunderland City Council"]


@pytest.mark.parametrize(
    ("words", "council"),
    [
        (
            "Next door in Bolton staff vote. There the mood is low. The Department for Education "
            "has sent in a commissioner.",
            "Bolton Metropolitan Borough Council",
        ),
        (
            "Next door in Bolton staff vote. The Department for Education has sent in a "
            "commissioner.",
            "Bolton Metropolitan Borough Council",
        ),
        (
            "An inspection was carried out by Kent County Council. The Department for Education "
            "has sent in a commissioner.",
            "Leeds City Council",
        ),
    ],
)
def test_a_neighbour_and_who_inspects_are_not_meant(
    placed: Callable[..., list[str]], words: str, council: str
) -> None:
    """Unless what is told there goes on: "There the mood is low"."""
    text = f"Leeds City Council was rated inadequate in May.\n\n{words}"
    assert placed(text) == [council]


def test_who_hires_from_a_company_is_meant_further_on(placed: Callable[..., list[str]]) -> None:
    """However often the council is named for which the company works."""
    text = (
        "Leeds City Council has appointed Ann Lee as its next director of people.\n\nLee has been "
        "deputy chief executive of Together for Children, which runs services for Sunderland City "
        "Council. Sunderland was rated outstanding.\n\n“Sunderland was easy,” she said.\n\n"
        "Chief executive Bo Oak said there had been 23 applicants."
    )
    assert placed(text).count("Leeds City Council") == 2
