"""On whose scale a grade was given: a scheme must fit authority, date, nation and service."""

from collections.abc import Callable

import pytest


@pytest.fixture(scope="module")
def scaled(facts_of: Callable) -> Callable[..., list[str]]:
    """Return a function that gives "inspectorate service grade" for each judgement of a text."""

    def rows(text: str, **known: object) -> list[str]:
        return [
            " ".join(iri.rsplit("/", 1)[-1] for iri in (j.inspectorate, j.service, j.grade))
            for j in facts_of(text, **known).judgements
        ]

    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # by name, by service, or by both
        ("Ofsted rated Kent's children's services good.", "ofsted childrens-services good"),
        ("Ofsted rated Kent good.", "ofsted childrens-services good"),
        ("Kent's children's services were rated good.", "ofsted childrens-services good"),
        ("The CQC rated Kent good.", "cqc adult-social-care good"),
        ("Kent's adult social care was rated good.", "cqc adult-social-care good"),
        (
            "HMICFRS rated Avon Fire and Rescue Service good for efficiency.",
            "hmicfrs fire-and-rescue good",
        ),
        ("The Regulator of Social Housing gave Maidstone a C3.", "rsh housing c3"),
        # ranks, by each scheme's own order
        (
            "Ofsted gave Kent's children's services its lowest rating.",
            "ofsted childrens-services inadequate",
        ),
        (
            "Kent's children's services got the second lowest rating from Ofsted.",
            "ofsted childrens-services requires-improvement",
        ),
        (
            "Ofsted gave Kent's children's services the highest possible rating.",
            "ofsted childrens-services outstanding",
        ),
        (
            "The Regulator of Social Housing gave Maidstone the lowest possible grade.",
            "rsh housing c4",
        ),
        # an article's other sentences tell what a bare grade is of
        (
            "Ofsted has been to Kent. Children's services were looked at. Inspectors rated the "
            "council good.",
            "ofsted childrens-services good",
        ),
        # not by inspectors who are never named, of what is only mentioned
        (
            "Ofsted has been to Kent. It shares its youth offending team with Medway. The council "
            "was rated good.",
            "ofsted childrens-services good",
        ),
        # a part of a service that nobody speaks of
        ("Ofsted rated Kent inadequate in September 2012.", "ofsted childrens-services inadequate"),
        (
            "Ofsted rated Kent's arrangements for the protection of children inadequate in "
            "September 2012.",
            "ofsted child-protection inadequate",
        ),
        (
            "Ofsted rated Kent's safeguarding arrangements inadequate.",
            "ofsted childrens-services inadequate",
        ),
    ],
)
def test_the_scheme_that_fits_is_chosen(scaled: Callable, text: str, row: str) -> None:
    """What the claim leaves open, its article decides."""
    assert scaled(text, published="2024-09-01") == [row]


def test_undated_news_is_no_older_than_the_last_year_that_it_tells_of(scaled: Callable) -> None:
    """A framework that had ended by then is not meant, though its service was spoken of."""
    text = (
        "Ofsted returned to Kent on 4 June 2024 and looked at child protection.\n\n"
        "Medway, which is rated good, lends it a hand."
    )
    assert scaled(text) == ["ofsted childrens-services good"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # no scheme of that body has the grade
        ("Ofsted gave Kent's children's services a C3.", "2024-09-01"),
        ("The Regulator of Social Housing rated Maidstone inadequate.", "2024-09-01"),
        # another nation's inspectorate
        ("Ofsted rated children's services in Cardiff inadequate.", "2019-05-01"),
        # a service that the council does not have
        ("Ofsted rated children's services in Maidstone inadequate.", "2019-05-01"),
        ("The Regulator of Social Housing gave Kent's council housing a C3.", "2024-09-01"),
        # a framework that had not begun
        ("The Regulator of Social Housing gave Maidstone a C3.", "2019-09-01"),
        ("The Regulator of Social Housing gave Maidstone a C3 in 2019.", "2024-09-01"),
        # nothing names a body or a service
        ("Kent was rated inadequate.", "2019-09-01"),
    ],
)
def test_a_grade_on_no_scale_is_an_issue(
    scaled: Callable, issues_of: Callable, text: str, published: str
) -> None:
    """A grade that fits no scheme is told with its sentence, and is no judgement."""
    assert scaled(text, published=published) == []
    assert issues_of(text, published=published) == ["unknown-inspectorate"]


def test_the_framework_in_force_gives_the_kind_of_inspection(facts_of: Callable) -> None:
    """An inspection is of the kind that its body makes of the service."""
    text = "The CQC rated Kent's adult social care good. The CQC inspected Kent in May 2024."
    (fact,) = facts_of(text, published="2024-09-01").inspections
    assert fact.inspection_class.endswith("#Assessment")
    assert fact.service.endswith("/adult-social-care")


def test_a_kind_of_the_service_is_kept(scaled: Callable) -> None:
    """What the words name more narrowly than the scheme stays as told."""
    text = "Ofsted rated child protection in Kent inadequate in 2012."
    assert scaled(text, published="2024-09-01") == ["ofsted child-protection inadequate"]


def test_a_service_told_in_passing_picks_no_scheme(scaled: Callable) -> None:
    """What is told some paragraphs before is not what a bare grade is of."""
    text = (
        "Ofsted rated Luton's children's services inadequate.\n\nThe youth offending team is "
        "praised.\n\nThe council wrote to parents.\n\nIt hired two managers.\n\n"
        "Bedford was rated good last November."
    )
    assert scaled(text, published="2024-05-21")[-1] == "ofsted childrens-services good"


def test_a_letter_without_a_grade_is_no_judgement(scaled: Callable) -> None:
    """An area for priority action is what inspectors ask for, and no grade."""
    text = "Ofsted gave Plymouth an area for priority action after a visit to children's services."
    assert scaled(text, published="2023-01-27") == []


def test_questions_of_fire_services_were_graded_from_the_first(facts_of: Callable) -> None:
    """The sides below the three pillars have grades in the first rounds, too."""
    text = "HMICFRS inspected Avon Fire and Rescue Service in 2021. It rated protection good."
    (fact,) = facts_of(text, published="2022-01-20").judgements
    assert fact.aspect.endswith("/protection")


def test_the_last_word_of_a_name_stands_for_who_was_named_in_full(scaled: Callable) -> None:
    """In news of one ombudsman, "the ombudsman" is that one, and no other of that name."""
    text = (
        "The Housing Ombudsman has looked at Lambeth.\n\n"
        "The ombudsman found maladministration in its handling of repairs."
    )
    assert scaled(text, published="2024-09-01") == ["housing-ombudsman housing maladministration"]
