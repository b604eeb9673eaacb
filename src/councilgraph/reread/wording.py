"""Facts in the few words in which the second reader is asked about them."""

from collections.abc import Callable

from councilgraph.model.facts import InspectionFact, JudgementFact, TenureFact

Told = tuple[str, str, str, str, str]
"""A grade without its time: the IRIs of authority, inspectorate, service, aspect and grade."""

Visit = tuple[str, str, str, int | None]
"""An inspection without its time: the IRIs of authority, inspectorate and kind, and its number."""

Post = tuple[str, str, str | None, str | None]
"""A name, a role as the article has it, and the IRIs of the role and of the organisation."""

Name = Callable[[str], str]
"""What an IRI is called."""


def told_by(fact: JudgementFact) -> Told:
    """Return the grade that a fact tells, whenever it was given."""
    return fact.authority, fact.inspectorate, fact.service, fact.aspect, fact.grade


def visit_of(fact: InspectionFact) -> Visit:
    """Return the inspection that a fact tells of, whenever it was made."""
    return fact.authority, fact.inspectorate, fact.inspection_class, fact.ordinal


def post_of(fact: TenureFact) -> Post:
    """Return the role that a fact tells of, whose it was and where."""
    return fact.name, fact.role_title, fact.role, fact.organisation


def grade_words(told: Told, name: Name) -> tuple[str, ...]:
    """Return what is asked about a grade.

    >>> told = ("x/E1", "x/care-board", "x/libraries", "x/overall", "x/not-good")
    >>> grade_words(told, lambda iri: "Anytown")
    ('Anytown', 'care board', 'libraries', 'overall', 'not good')
    """
    return (name(told[0]), *map(_slug, told[1:]))


def visit_words(visit: Visit, name: Name) -> tuple[str, ...]:
    """Return what is asked about an inspection.

    >>> visit_words(("x/E1", "x/ofsted", "x#Visit", 2), {"x/E1": "Anytown", "x#Visit": "visit"}.get)
    ('Anytown', 'ofsted', 'visit', 'number 2')
    """
    authority, inspectorate, kind, ordinal = visit
    return name(authority), _slug(inspectorate), name(kind), f"number {ordinal}" if ordinal else ""


def post_words(post: Post, name: Name) -> tuple[str, ...]:
    """Return what is asked about somebody's role; it has the article's words if it is no other.

    >>> post_words(("Ann Lee", "boss of bins", None, "x/E1"), lambda iri: "Anytown")
    ('Ann Lee', 'boss of bins', 'Anytown')
    """
    person, title, role, organisation = post
    return person, name(role) if role else title, name(organisation) if organisation else ""


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2].replace("-", " ")
