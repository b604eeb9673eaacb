"""Which council is meant: by a name that two bore, by "the county", or by nobody's name at all."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.fixture(scope="module")
def judged(facts_of: Callable, knowledge: Knowledge) -> Callable[..., list[str]]:
    """Return a function that gives "official name: grade" for each judgement of a text."""

    def names(text: str, **known: object) -> list[str]:
        return [
            f"{knowledge.register.authority(j.authority).name}: {j.grade.rsplit('/', 1)[-1]}"
            for j in facts_of(text, **known).judgements
        ]

    return names


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        # the day of the article, where the words tell no other
        ("Ofsted rated children's services in Somerset good.", "2013-05-01", "County"),
        ("Ofsted rated children's services in Somerset good.", "2024-05-01", "Unitary"),
        # the time told, whatever the day of the article
        ("Ofsted rated children's services in Somerset good in 2013.", "2024-05-01", "County"),
        ("In 2013 Ofsted rated children's services in Somerset good.", None, "County"),
        # undated, it is the council that still exists
        ("Ofsted rated children's services in Somerset good.", None, "Unitary"),
    ],
)
def test_the_date_tells_a_council_from_its_successor(
    judged: Callable, text: str, published: str | None, name: str
) -> None:
    """Somerset was a county council until 2023 and is a unitary since."""
    official = {"County": "Somerset County Council", "Unitary": "Somerset Council"}[name]
    assert judged(text, published=published) == [f"{official}: good"]


def test_an_abolished_council_keeps_its_own_name(judged: Callable) -> None:
    """Northamptonshire has two successors, neither of which bears its name."""
    text = "Ofsted rated children's services in Northamptonshire inadequate."
    assert judged(text, published="2019-08-01") == ["Northamptonshire County Council: inadequate"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # words for a kind of council stand for one of that kind
        (
            "Kent County Council met. Medway Council met.\n\n"
            "The county council's children's services were rated good by Ofsted.",
            ["Kent County Council: good"],
        ),
        (
            "Kent County Council met. Medway Council met.\n\n"
            "Ofsted rated the unitary council's children's services good.",
            ["Medway Council: good"],
        ),
        # in its own sentence the name before goes first
        (
            "Kent County Council met. Medway Council says that the council was rated good by "
            "Ofsted for children's services.",
            ["Medway Council: good"],
        ),
        # a pronoun takes up who was spoken of
        (
            "Kent County Council runs children's services. It was rated good by Ofsted.",
            ["Kent County Council: good"],
        ),
        # a label takes the council that the article is about
        (
            "Kent County Council's children's services have been inspected by Ofsted.\n\n"
            "Leadership: Good",
            ["Kent County Council: good"],
        ),
        # a neighbour that only helps is nobody's subject
        (
            "Children's services in Kent improved. Medway, a neighbour, offered help.\n\n"
            "The council was rated good by Ofsted.",
            ["Kent County Council: good"],
        ),
    ],
)
def test_words_that_stand_for_a_council(judged: Callable, text: str, told: list[str]) -> None:
    """The council last spoken of that fits, else the one that the article is about."""
    assert judged(text, published="2022-05-01") == told


def test_a_headline_and_lead_make_the_topic(judged: Callable) -> None:
    """What an article names first and most is what it is about."""
    text = (
        "Kent County Council's children's services have been inspected by Ofsted.\n\n"
        "Medway was inspected last year.\n\n"
        "Overall effectiveness: Good"
    )
    told = judged(text, published="2022-05-01", headline="Kent learns its grade")
    assert told == ["Kent County Council: good"]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("The council was rated inadequate by Ofsted.", "unattached-grade"),
        ("It was rated inadequate by Ofsted.", "unattached-grade"),
        ("Overall effectiveness: Inadequate", "unattached-grade"),
        # a council that is named only afterwards, in another story, is not meant
        (
            "The council was rated inadequate by Ofsted.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n"
            "Elsewhere Kent mended a road.",
            "unattached-grade",
        ),
    ],
)
def test_a_grade_of_nobody_named_is_an_issue(
    judged: Callable, issues_of: Callable, text: str, trouble: str
) -> None:
    """It is neither dropped nor given to a council that nobody named."""
    assert judged(text, published="2022-05-01") == []
    assert issues_of(text, published="2022-05-01") == [trouble]


def test_the_authorities_named_are_all_mentioned(facts_of: Callable, knowledge: Knowledge) -> None:
    """An article mentions each council once, whatever it says of it."""
    facts = facts_of("Kent and Medway met. Kent left.", published="2022-05-01")
    names = [knowledge.register.authority(iri).name for iri in facts.mentions]
    assert names == ["Medway Council", "Kent County Council"]


def test_a_partner_is_not_what_the_next_paragraphs_are_about(facts_of: Callable) -> None:
    """A council that steps in elsewhere opens a paragraph, and the article goes on as before."""
    text = (
        "Ofsted rated Luton's children's services inadequate.\n\nHertfordshire County Council has "
        "become its improvement partner.\n\nParents were angry.\n\nIn 2020 the department "
        "required improvement, inspectors said."
    )
    found = facts_of(text, published="2023-11-24").judgements
    assert len(found) == 2
    assert len({fact.authority for fact in found}) == 1
