"""Which of several councils is meant where one is told of beside another, or by where it lies."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge


@pytest.fixture(scope="module")
def whose(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], set[str]]:
    """Return a function that gives "council: name, grade or kind of step" of what a text tells."""

    def rows(text: str) -> set[str]:
        facts = facts_of(f"News\n\n{text}", published="2024-06-20")
        told = [(j.authority, j.grade) for j in facts.judgements]
        told += [(t.organisation, t.name) for t in facts.tenures]
        told += [(i.authority, i.intervention_class) for i in facts.interventions]
        label = knowledge.concepts.label
        return {f"{label(iri)}: {what.replace('#', '/').rsplit('/', 1)[-1]}" for iri, what in told}

    return rows


DOVER, THANET = "Dover District Council", "Thanet District Council"
COUNTY, CITY = "Nottinghamshire County Council", "Nottingham City Council"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # who is set beside another is the one right behind those words
        ("Kent is not what it was. Dover got a C3 from the Regulator of Social Housing, after its "
         "neighbour Thanet got a C2.\n\nThe district council's leader, Ann Lee, was sorry.\n\n"
         "Thanet's leader, Bob Ray, was not.", f"{DOVER}: Ann Lee"),
        ("Kent is not what it was. Dover got a C3 from the Regulator of Social Housing, after "
         "neighbouring Thanet got a C2.\n\nThe district council's leader, Ann Lee, was sorry.\n\n"
         "Thanet's leader, Bob Ray, was not.", f"{THANET}: Bob Ray"),
        # "the city" is the one that was only set beside the county
        ("Ofsted rated children's services in Nottinghamshire good. Next door in Nottingham it "
         "found them inadequate.\n\nThe city council's leader, Ann Lee, was sorry.",
         f"{CITY}: Ann Lee"),
        ("Ofsted rated children's services in Nottinghamshire good. Next door in Nottingham it "
         "found them inadequate.\n\nCommissioners were sent to the city in February.",
         f"{CITY}: Commissioner"),
        ("Ofsted rated children's services in Nottinghamshire good. Next door in Nottingham it "
         "found them inadequate.\n\nThe county had an improvement notice until 2015.",
         f"{COUNTY}: ImprovementNotice"),
        # a county may say where a council lies that is none
        ("Ofsted has rated children's services in Medway good. The Kent unitary had been "
         "inadequate in 2019.", "Medway Council: inadequate"),
        ("Fareham got a C3 from the Regulator of Social Housing. The Hampshire borough's leader, "
         "Ann Lee, was sorry.", "Fareham Borough Council: Ann Lee"),
        ("Fareham got a C3 from the Regulator of Social Housing. The Hampshire county council's "
         "leader, Ann Lee, was sorry.", "Hampshire County Council: Ann Lee"),
        # who helps is not who is helped, unless it had a step of its own
        ("Ofsted rated Hull's children's services inadequate. North Yorkshire became its "
         "improvement partner and an improvement notice was served.",
         "Hull City Council: ImprovementNotice"),
        ("Ofsted rated Luton's children's services inadequate. Hertfordshire, which is Luton's "
         "improvement partner, had an improvement notice of its own until 2015.",
         "Hertfordshire County Council: ImprovementNotice"),
        # "the county" is a county by name, though a city alone has all its services as well
        ("Ofsted has been to Peterborough and to Cambridgeshire. Peterborough's services were "
         "rated inadequate.\n\nThe county's were judged to require improvement.",
         "Cambridgeshire County Council: requires-improvement"),
        # of a county that two took the place of, "the county council" is the one that has gone
        ("Ofsted rated children's services in North Northamptonshire good. West Northamptonshire "
         "was next.\n\nThe county council had been rated inadequate in 2019.",
         "Northamptonshire County Council: inadequate"),
        # the former's is not the latter's
        ("Ofsted has been to Lambeth and Southwark. The latter's chief executive, Ann Lee, was "
         "glad.", "London Borough of Southwark: Ann Lee"),
        # "that council" is the one beside, "the council" the one that it is told of
        ("Ofsted has rated children's services in Kirklees good.\n\nNext door in Wakefield things "
         "are worse. When inspectors reported on that district, they rated it inadequate.",
         "Wakefield Metropolitan District Council: inadequate"),
        ("Ofsted has been to Kirklees.\n\nNext door in Wakefield things are worse. It lent the "
         "council, which Ofsted rated good, two managers.", "Kirklees Council: good"),
        # a paragraph that opens with the one beside is about it
        ("Ofsted has rated children's services in Kirklees good.\n\nNext door in Wakefield the "
         "mood is different. Inspectors went in last May and found them inadequate.",
         "Wakefield Metropolitan District Council: inadequate"),
        # people of a round-up that has a paragraph for each council
        ("Ofsted brought out three reports.\n\nStockton-on-Tees is outstanding.\n\nBracknell "
         "Forest is good.\n\nAnn Lee, cabinet member for children, was pleased.\n\nIn Rutland "
         "nothing has changed.", "Bracknell Forest Council: Ann Lee"),
        # a role is understood of whose it was not told
        ("Surrey's leader, Ann Lee, was glad. Hampshire's, Cllr Bob Ray, was not.",
         "Hampshire County Council: Bob Ray"),
        ("A council's chief executive must answer for it. Kent's, Ann Lee, has done so.",
         "Kent County Council: Ann Lee"),
        # what stands for a body may own a role that is for councils
        ("Ofsted rated Kent's children's services good. The inspectorate's head of local authority "
         "inspection, Ann Lee, was glad.", "Ofsted: Ann Lee"),
        # in a round-up the paragraph goes before the one above
        ("Derby and Leicester have been rated. Derby is good. Leicester is inadequate, said Ofsted."
         "\n\nDerby's leader was glad.\n\nBob Ray, the mayor for care in Leicester, was not. The "
         "city council will spend £2m on children's services.",
         "Leicester City Council: Investment"),
        # who is told of later is not who was spoken of before
        ("The chief executive of Slough Children First will leave.\n\nThe company is owned by "
         "the borough council.\n\nOfsted has rated the council inadequate.\n\nWindsor and "
         "Maidenhead has done better. Windsor and Maidenhead, which also has a company, was rated "
         "good.", "Slough Borough Council: inadequate"),
    ],
)  # fmt: skip
def test_who_is_told_of_beside_another(
    whose: Callable[[str], set[str]], text: str, row: str
) -> None:
    """A neighbour takes nothing from who is spoken of, and a place is not always a council."""
    assert row in whose(text)
