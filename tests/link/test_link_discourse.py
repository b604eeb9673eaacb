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
    ("text", "told"),
    [
        # the only council that the paragraph names, be it no subject
        (
            "Ofsted saw Kent and Medway. Kent was rated good.\n\n"
            "The report is a blow to Medway. In May Ofsted had called its leaders weak.\n\n"
            "It was a bad year for Medway. Then, in June, its children's services were rated "
            "inadequate.",
            ["Kent County Council: good", "Medway Council: inadequate"],
        ),
        # among whose councils one stands out
        (
            "Children's services in Medway were inspected by Ofsted. "
            "It is the first in Kent to be rated outstanding.",
            ["Medway Council: outstanding"],
        ),
        (
            "Ofsted rated Medway's children's services good. It is the only council in Kent or "
            "Surrey to be rated outstanding for leadership.",
            ["Medway Council: good", "Medway Council: outstanding"],
        ),
        # "only in Kent" singles out Kent itself
        (
            "Ofsted saw Kent and Medway. Only in Kent were children's services rated good.",
            ["Kent County Council: good"],
        ),
        ("For the third time in Kent, Ofsted rated children's services good.",
         ["Kent County Council: good"] * 3),
        # where those are that are listed
        (
            "In Lancashire, Blackpool and Bolton were rated good by Ofsted for children.",
            ["Blackpool Borough Council: good", "Bolton Metropolitan Borough Council: good"],
        ),
        # the former and the latter are in the order in which one sentence names both
        (
            "Kent and Medway were inspected by Ofsted. Kent has a new leader. The former was rated "
            "good and the latter was rated inadequate.",
            ["Kent County Council: good", "Medway Council: inadequate"],
        ),
        (
            "Bolton, Bury and Oldham were inspected by Ofsted. The last of the three was rated "
            "good, and the first of them inadequate.",
            [
                "Bolton Metropolitan Borough Council: inadequate",
                "Oldham Metropolitan Borough Council: good",
            ],
        ),
        # who moves on leaves the other council behind
        (
            "Kent County Council has appointed Ann Lee as its director of children's services.\n\n"
            "Ms Lee is assistant director at Medway Council.\n\nMedway Council was rated good by "
            "Ofsted in 2021.\n\nThe service that she takes over was rated inadequate in May.",
            ["Kent County Council: inadequate", "Medway Council: good"],
        ),
        # two sides of a service are no two councils, and a neighbour is none of a pair
        (
            "Ofsted went to Kent.\n\nMedway, next door, was not inspected.\n\nHelp and protection "
            "and leadership were both found to be inadequate.",
            ["Kent County Council: inadequate", "Kent County Council: inadequate"],
        ),
        # "there" is a side of a service that leads up to it
        (
            "Ofsted went to Kent. The report was read in Medway.\n\nChildren in care fared "
            "better: there the county requires improvement.",
            ["Kent County Council: requires-improvement"],
        ),
        # councils that are counted first and then named
        (
            "Two councils were rated inadequate by Ofsted in 2019: Kent and Medway.",
            ["Kent County Council: inadequate", "Medway Council: inadequate"],
        ),
        ("Kent was rated good by Ofsted for one reason: Medway had lent it staff.",
         ["Kent County Council: good"]),
        # councils that are only counted
        ("Ofsted rated Kent good for children. Of the 58 seen, 23 require improvement.",
         ["Kent County Council: good"]),
        ("Ofsted rated Kent good for children. One of the two councils was rated inadequate.",
         ["Kent County Council: good"]),
    ],
)  # fmt: skip
def test_a_place_is_not_always_whose_the_grade_is(
    judged: Callable, text: str, told: list[str]
) -> None:
    """What a sentence is about is told by the words before, and not by the name next to a grade."""
    assert sorted(judged(text, published="2024-07-01")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who steps in elsewhere is not what the rest is about
        ("Ofsted has been to Luton. Ministers met the council.\n\n"
         "Hertfordshire County Council is to be the council's improvement partner.\n\n"
         "A motion fell.\n\nOfsted rated children's services inadequate.",
         ["Luton Borough Council: inadequate"]),
        # a sentence that opens with a time goes on as one that opens with a pronoun does
        ("Ofsted has inspected children's services in Kent and Medway. The watchdog rated Medway "
         "inadequate in 2014. In 2018 it was good.",
         ["Medway Council: good", "Medway Council: inadequate"]),
        # a neighbour that a sentence leads up to is what the next is about
        ("Ofsted rated Kent good for children.\n\nNext door, Medway has had a harder time. It was "
         "rated inadequate.", ["Kent County Council: good", "Medway Council: inadequate"]),
        ("Ofsted rated Kent good for children.\n\nKent meets its neighbour, Medway. It was rated "
         "inadequate in 2014.", ["Kent County Council: good", "Kent County Council: inadequate"]),
        # quarters that tell two names apart, and quarters of one council
        ("Ofsted went to Cheshire East and to Cheshire West and Chester. Leadership is good in the "
         "west but requires improvement in the east.",
         ["Cheshire East Council: requires-improvement",
          "Cheshire West and Chester Council: good"]),
        ("Ofsted went to Kent and East Sussex. Kent is pleased. In the east of the county, it was "
         "rated good for leadership.", ["Kent County Council: good"]),
        # what an article is about, where a partner is named more often
        ("Island’s children’s services rated\n\nThe Isle of Wight Council is pleased.\n\n"
         "It works with Hampshire, as Hampshire’s leader said.\n\nStaff clapped.\n\n"
         "Ofsted rated children’s services good.", ["Isle of Wight Council: good"]),
        # whoever is only in company, in whatever words
        ("Ofsted has been to Kent. Its director came from Medway. The council was rated good.",
         ["Kent County Council: good"]),
        ("With help from Medway, Kent County Council has met its targets. Ofsted rated children's "
         "services good.", ["Kent County Council: good"]),
        ("Inspectors spent a week with Kent. Ofsted rated the council good for children.",
         ["Kent County Council: good"]),
        # what leads up to another council is its company
        ("Two years after Medway, Kent County Council has met its targets. Ofsted rated the "
         "council good.", ["Kent County Council: good"]),
        # a paragraph that opens with two goes on about the article's own
        ("Ofsted rates Medway good\n\nMedway Council is glad.\n\nKent County Council and Medway "
         "Council meet. Kent has a say. Kent listens.\n\nLeadership was rated outstanding by "
         "Ofsted.", ["Medway Council: good", "Medway Council: outstanding"]),
        # company is not whom the words go on about
        ("Kent shares a director with Medway and its children's services were rated good by "
         "Ofsted.", ["Kent County Council: good"]),
        # whoever an article names first stands beside nobody
        ("Medway runs its own children's services. Ofsted rated the council good.",
         ["Medway Council: good"]),
        # one of three that a paragraph named one by one
        ("Ofsted rated Kent good for children. Medway was inadequate. Essex was outstanding.\n\n"
         "For the first of them it is no change, since it was good in 2015.",
         ["Essex County Council: outstanding", "Kent County Council: good",
          "Kent County Council: good", "Medway Council: inadequate"]),
    ],
)  # fmt: skip
def test_what_a_story_is_about_goes_on(judged: Callable, text: str, told: list[str]) -> None:
    """Words that name nobody mean who was last told of, and no helper or neighbour in passing."""
    assert sorted(judged(text, published="2024-07-01")) == told


@pytest.mark.parametrize(
    ("others", "rivalled"),
    [
        ("Ashford and Dover sent guests.", False),
        ("Medway and Dover sent guests.", True),
        ("Guests from Medway came.", False),
        ("It works with Medway.", False),
    ],
)
def test_others_that_may_be_meant_are_a_doubt(
    facts_of: Callable, others: str, rivalled: bool
) -> None:
    """Nobody takes "it" for a council that has no such service, or is only in company."""
    text = (
        "Kent County Council has a new leader. Kent County Council met on Monday.\n\n"
        f"{others}\n\nOfsted rated children's services good in May."
    )
    [judgement] = facts_of(text, published="2024-07-01").judgements
    assert ("rivalled" in judgement.signals) is rivalled


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
