"""When two ways of writing are one name."""

import pytest

from councilgraph.evaluate.naming import Naming, quoted, same_words
from councilgraph.knowledge import Knowledge


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Cllr Ann Lee", "Ann Lee", True),
        ("Cllr. Dr Ann Lee", "ann lee", True),
        ("Seán O’Neill", "Sean O'Neill", True),
        ("R. T. Marsh", "RT Marsh", True),
        ("Rt Hon Ann Lee", "Ann Lee", True),
        ("Baroness Smith-Jones", "Smith-Jones", True),
        ("Anne Lee", "Ann Lee", False),
        ("Lee", "Ann Lee", False),
    ],
)
def test_people(one: str, other: str, same: bool, naming: Naming) -> None:
    """Titles, accents, case and punctuation make no difference; another name does."""
    assert (naming.person(one) == naming.person(other)) is same


def test_a_title_alone_stays_a_name(naming: Naming) -> None:
    """Somebody who is named Dean or Canon does not lose the name."""
    assert naming.person("Canon") == "canon"


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Ofsted", "id/inspectorate/ofsted"),
        ("OFSTED", "id/inspectorate/ofsted"),
        ("Care Quality Commission", "id/inspectorate/cqc"),
        ("the Department for Education", "id/inspectorate/dfe"),
        ("Worcestershire County Council", "id/authority/E10000034"),
        ("Bournemouth, Christchurch & Poole Council", "id/authority/E06000058"),
    ],
)
def test_organisations(name: str, iri: str, naming: Naming, knowledge: Knowledge) -> None:
    """An authority or an inspectorate is known by any name that is its alone."""
    assert naming.organisation(name) == knowledge.base + iri
    assert naming.is_organisation(name)


@pytest.mark.parametrize("name", ["Bedford Borough Council", "Northumberland County Council"])
def test_a_name_that_two_bore_is_that_of_the_council_of_today(
    name: str, naming: Naming, knowledge: Knowledge
) -> None:
    """A council and its abolished predecessor may share a name: it stands for the council."""
    iri = naming.organisation(name)
    assert knowledge.register.authority(iri).valid_to is None


def test_an_organisation_of_no_register_is_its_name(naming: Naming) -> None:
    """A trust, say, is compared by its letters."""
    assert naming.organisation("The Oak Trust") == naming.organisation("oak trust") == "oaktrust"
    assert not naming.is_organisation("Oak Trust")


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("cabinet member for children and families", "cabinet-member"),
        ("the council's chief executive", "chief-executive"),
        ("keeper of the town's swans", None),
    ],
)
def test_roles(words: str, role: str | None, naming: Naming) -> None:
    """The lexicon reads a role in a role's words, or none."""
    found = naming.role(words)
    assert (found and found.rsplit("/", 1)[-1]) == role


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We are sorry,", "We are sorry.", True),
        ("We are sorry", "We are sorry, and we mean it", False),
        ("We are sorry, and we mean it", "We are sorry, and we mean it as never before", True),
        ("We are sorry, and we\nmean it", "We are sorry, and we mean it", True),
        ("We are sorry, and we mean it", "We are sorry, and we regret it", False),
        ("x" * 60 + " and so on", "x" * 60 + " and so forth", True),
    ],
)
def test_quoted_words(one: str, other: str, same: bool) -> None:
    """Letters and digits of the first sixty characters count, short words as a whole."""
    assert same_words(quoted(one), quoted(other)) is same
    assert same_words(quoted(other), quoted(one)) is same
