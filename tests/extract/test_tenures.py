"""Who holds which public role, as the words beside a name tell."""

from collections.abc import Callable

import pytest

from councilgraph.model.text import Article


def told(claims, text: str) -> list[str]:
    """Return each tenure as "name: role, words (organisation) party"."""
    article = Article(id="x", source_name="x", text=text)
    rows = []
    for claim in claims.tenures:
        role = claim.role.target.rsplit("/", 1)[-1] if claim.role else "-"
        row = f"{article.quote(claim.name)}: {role}, {article.quote(claim.role_words)}"
        row += f" ({claim.organisation.text})" if claim.organisation else ""
        row += " elsewhere" if claim.elsewhere else ""
        row += f" {claim.party.target.rsplit('/', 1)[-1]}" if claim.party else ""
        rows.append(row)
    return rows


CASES = [
    # after the name
    (
        "Jo Marsh, chief executive of Torbay Council, resigned.",
        "Jo Marsh: chief-executive, chief executive of Torbay Council (Torbay Council)",
    ),
    (
        "Pat Brook, the council’s leader, resigned.",
        "Pat Brook: leader, council’s leader",
    ),
    (
        "Jo Marsh is the director of children's services at Devon County Council.",
        "Jo Marsh: director-of-childrens-services, director of children's services at Devon "
        "County Council (Devon County Council)",
    ),
    # a surname that is a place, and a seat that is nobody
    (
        "Jo Kent, chief executive of Torbay Council, resigned.",
        "Jo Kent: chief-executive, chief executive of Torbay Council (Torbay Council)",
    ),
    (
        "The MP for Castle Hill, Jo Marsh, resigned.",
        "Jo Marsh: mp, MP for Castle Hill",
    ),
    # whom a councillor leads, and what she answers for
    (
        "Cllr Pat Brook (Lab), who leads the group, resigned.",
        "Pat Brook: group-leader, who leads the group labour",
    ),
    (
        "Cllr Pat Brook (Lab), whose portfolio includes schools, resigned.",
        "Pat Brook: cabinet-member, portfolio includes schools labour",
    ),
    ("Pat Brook, for the Conservatives, resigned.", "Pat Brook: -, Conservatives conservative"),
    # a portfolio goes on over commas and "and", and ends where its list does
    (
        "Pat Brook, cabinet member for education, SEND and skills, resigned.",
        "Pat Brook: cabinet-member, cabinet member for education, SEND and skills",
    ),
    (
        "Pat Brook, cabinet member for housing, and Jo Marsh left.",
        "Pat Brook: cabinet-member, cabinet member for housing",
    ),
    # before the name
    (
        "Torbay Council's chief executive Jo Marsh resigned.",
        "Jo Marsh: chief-executive, chief executive (Torbay Council)",
    ),
    (
        "Cabinet member for housing Cllr Pat Brook resigned.",
        "Pat Brook: cabinet-member, Cabinet member for housing",
    ),
    (
        "The council's leader, Cllr Pat Brook, resigned.",
        "Pat Brook: leader, council's leader",
    ),
    # after a verb of holding or taking a post
    (
        "Pat Brook, who leads Torbay Council, resigned.",
        "Pat Brook: leader, who leads Torbay Council (Torbay Council)",
    ),
    (
        "Pat Brook, who holds the children's portfolio, resigned.",
        "Pat Brook: cabinet-member, who holds the children's portfolio",
    ),
    (
        "Pat Brook, leader of the council's Labour group, resigned.",
        "Pat Brook: group-leader, leader of the council's Labour group labour",
    ),
    (
        "Torbay Council named Jo Marsh as its next chief executive.",
        "Jo Marsh: chief-executive, chief executive (Torbay Council)",
    ),
    # somebody is had in a name
    (
        "Torbay Council has a new head of housing in Jo Marsh, who comes from a law firm.",
        "Jo Marsh: director-of-housing, head of housing",
    ),
    (
        "Joining Torbay Council as its first chief digital officer is Jo Marsh.",
        "Jo Marsh: director, chief digital officer (Torbay Council)",
    ),
    # after a verb of taking or answering for a brief
    (
        "Cllr Pat Brook, who took on the children's brief, resigned.",
        "Pat Brook: cabinet-member, who took on the children's brief",
    ),
    (
        "Cllr Pat Brook, who leads on adult care, resigned.",
        "Pat Brook: cabinet-member, who leads on adult care",
    ),
    (
        "Cllr Pat Brook, whose cabinet portfolio takes in schools, resigned.",
        "Pat Brook: cabinet-member, cabinet portfolio takes in schools",
    ),
    (
        "Pat Brook chairs the improvement board at Torbay Council.",
        "Pat Brook: improvement-board-chair, chairs the improvement board at Torbay Council "
        "(Torbay Council)",
    ),
    ("Pat Brook, for the Conservatives, resigned.", "Pat Brook: -, Conservatives conservative"),
    # what an officer is in charge of is no second post
    (
        "Executive director Jo Marsh, who heads children's services at Torbay, resigned.",
        "Jo Marsh: director, Executive director",
    ),
    # somebody's second
    ("Pat Brook left. Her deputy, Jo Marsh, stays.", "Jo Marsh: deputy, Her deputy"),
    # before the name is given, in a lead
    (
        "The leader of Torbay Council wept on Monday.\n\nCllr Pat Brook saw a report.",
        "Pat Brook: leader, leader of Torbay Council (Torbay Council)",
    ),
    (
        "A former vet who now leads Torbay Council wept.\n\nCllr Pat Brook saw a report.",
        "Pat Brook: leader, leads Torbay Council (Torbay Council)",
    ),
    # as a title
    ("Cllr Pat Brook resigned.", "Pat Brook: councillor, Cllr"),
    ("Councillor Brook resigned.", "Brook: councillor, Councillor"),
    # parties: in brackets, or as what kind of leader it is
    ("Cllr Pat Brook (Lab, Heaton) resigned.", "Pat Brook: councillor, Cllr labour"),
    (
        "Cllr Pat Brook (Con), cabinet member for housing, resigned.",
        "Pat Brook: cabinet-member, cabinet member for housing conservative",
    ),
    (
        "Pat Brook, the Labour leader of Leeds City Council, resigned.",
        "Pat Brook: leader, leader of Leeds City Council (Leeds City Council) labour",
    ),
    # what somebody chairs or leads tells more than that she is a councillor
    (
        "Pat Brook, an independent councillor who chairs the highways committee, resigned.",
        "Pat Brook: chair, who chairs the highways committee",
    ),
    (
        "Leeds City Council's cabinet member for homes, Green councillor Pat Brook, resigned.",
        "Pat Brook: cabinet-member, cabinet member for homes (Leeds City Council) green",
    ),
    # a role before its object, and before a verb that is still to come
    (
        "The leader of the Conservative opposition on Torbay Council, Pat Brook, resigned.",
        "Pat Brook: opposition-leader, leader of the Conservative opposition on Torbay Council "
        "(Torbay Council) conservative",
    ),
    (
        "Torbay Council's chief executive is to be Jo Marsh.",
        "Jo Marsh: chief-executive, chief executive (Torbay Council)",
    ),
    # a first name that is a word as well
    (
        "Mark Brook, who took over as Torbay Council's chief executive, resigned.",
        "Mark Brook: chief-executive, chief executive (Torbay Council)",
    ),
    # at a name that nobody knows
    (
        "Jo Marsh, chief executive of Barnardo's, told Torbay Council.",
        "Jo Marsh: chief-executive, chief executive of Barnardo's elsewhere",
    ),
    (
        "Jo Marsh, Director of Place, told Torbay Council.",
        "Jo Marsh: director, Director of Place",
    ),
    # inspectors
    (
        "Ofsted's lead inspector Joan Field wrote the report.",
        "Joan Field: lead-inspector, lead inspector (Ofsted)",
    ),
    (
        "Ofsted's regional director for the South West, Ann Lee, came.",
        "Ann Lee: regional-director, regional director for the South West (Ofsted)",
    ),
    # at a body that is no council
    (
        "Pat Brook, head of Oak Primary School in Torbay, resigned.",
        "Pat Brook: head-of-service, head of Oak Primary School in Torbay elsewhere",
    ),
    (
        "Pat Brook, chief executive of the charity Oak, resigned.",
        "Pat Brook: chief-executive, chief executive of the charity Oak elsewhere",
    ),
]


@pytest.mark.parametrize(("text", "row"), CASES)
def test_a_role_beside_a_name(claims_of: Callable, text: str, row: str) -> None:
    """Role, its words, organisation and party, wherever they stand."""
    assert told(claims_of(text), text) == [row]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Jo Marsh, director of children's services and chief executive of Slough Children "
            "First, left.",
            ["director-of-childrens-services", "chief-executive"],
        ),
        (
            "Cllr Pat Brook, the leader, who also chairs the fire authority, left.",
            ["chair", "leader"],
        ),
        (
            "Torbay Council's chief executive, Jo Marsh, is the returning officer.",
            ["chief-executive", "returning-officer"],
        ),
        (
            "Council leader Pat Brook, who chairs the fire authority, left.",
            ["chair", "leader"],
        ),
        ("Council leader Pat Brook has brought in a head of housing.", ["leader"]),
        ("The council's leader met Jo Marsh, chief executive of Torbay.", ["chief-executive"]),
        (
            "Jo Marsh, director of housing, left. She is also deputy chief executive.",
            ["deputy-chief-executive", "director-of-housing"],
        ),
        (
            "Torbay has chosen Jo Marsh as director of housing. She comes from Leeds, where she "
            "is chief executive.",
            ["chief-executive", "director-of-housing"],
        ),
        (
            "Torbay has chosen Jo Marsh as director of housing. Currently chief executive of "
            "Leeds City Council, she moves in May.",
            ["chief-executive", "director-of-housing"],
        ),
        (
            "Torbay has named Jo Marsh, now chief executive of Leeds City Council, as its next "
            "director of housing.",
            ["chief-executive", "director-of-housing"],
        ),
    ],
)
def test_two_posts_of_one_person(claims_of: Callable, text: str, roles: list[str]) -> None:
    """A second role is joined to the first, or told of the one whom a pronoun stands for."""
    told = [claim.role.target.rsplit("/", 1)[-1] for claim in claims_of(text).tenures]
    assert sorted(told) == sorted(roles)


@pytest.mark.parametrize(
    "text",
    [
        "Pat Brook resigned.",
        "Mr Brook left Torbay Council.",
        "Pat Brook, of Heaton, said that the chief executive should go.",
        "Pat Brook told the chief executive to go.",
        "The leader said Pat Brook should go.",
        "Pat Brook, 42, from Torbay, moved on.",
        "Pat Brook, to the leader of Torbay Council, is a riddle.",
        "Elm Road was visited by an inspector.",
        "Pat Brook, who runs a support group in Torbay, resigned.",
        "Kent gave way, and commissioners walked into Elm House.",
        "The minister sent two commissioners to One Castle Square.",
    ],
)
def test_a_name_without_a_role_is_no_tenure(claims_of: Callable, text: str) -> None:
    """A role told of somebody else in the sentence is not this person's."""
    assert told(claims_of(text), text) == []


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Former Torbay Council leader Ann Lee resigned.", True),
        ("Ann Lee, the former leader of Torbay Council, resigned.", True),
        ("Ann Lee, leader of Torbay Council, resigned from a former post.", False),
        ("Torbay Council leader Ann Lee resigned.", False),
    ],
)
def test_a_role_that_is_over_is_marked(claims_of: Callable, text: str, former: bool) -> None:
    """Its holder was not seen in it on the day of the article."""
    (claim,) = claims_of(text).tenures
    assert ("former" in claim.signals) is former


def test_evidence_covers_name_and_role(claims_of: Callable) -> None:
    """The shortest stretch that shows both."""
    text = "Yesterday Jo Marsh, chief executive of Torbay Council, resigned."
    (claim,) = claims_of(text).tenures
    quoted = text[claim.evidence.start : claim.evidence.end]
    assert quoted == "Jo Marsh, chief executive of Torbay Council"


def test_a_role_told_once_is_not_told_again_by_the_title(claims_of: Callable) -> None:
    """A later "Cllr Brook" says nothing new of somebody whose role is known."""
    text = "Cllr Pat Brook, leader of Torbay Council, left. Cllr Brook was tired."
    assert len(claims_of(text).tenures) == 1


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        (
            "Torbay Council is broke, its finance director told members.",
            ["Jo Marsh: finance-director, finance director"],
        ),
        ("Torbay Council is broke, members told its finance director.", []),
        ("Torbay Council's finance directors told members to stop.", []),
        ("The finance director spoke, and so did the leader.", []),
    ],
)
def test_whom_the_lead_tells_of_is_named_in_the_next_paragraph(
    claims_of: Callable, lead: str, rows: list[str]
) -> None:
    """One role of one person, of whom something is told, and a name that opens the paragraph."""
    text = f"{lead}\n\nJo Marsh put the gap at £24m."
    assert told(claims_of(text), text) == rows


@pytest.mark.parametrize("verb", ["replaces", ", who succeeded"])
def test_who_replaces_somebody_has_the_role_as_well(claims_of: Callable, verb: str) -> None:
    """The subject of the verb and its object have held one role."""
    text = f"Jo Marsh {verb} Pat Brook as leader of Torbay Council.".replace(" ,", ",")
    assert told(claims_of(text), text) == [
        f"{name}: leader, leader of Torbay Council (Torbay Council)"
        for name in ("Jo Marsh", "Pat Brook")
    ]


def test_where_somebody_has_a_role_is_whose_it_is(claims_of: Callable) -> None:
    """The name before "where" tells of which council."""
    text = "Jo Marsh comes from Leeds City Council, where she has been head of housing."
    (claim,) = claims_of(text).tenures
    assert claim.organisation.text == "Leeds City Council"


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("will become chief executive", ["director-of-housing", "chief-executive"]),
        ("has been appointed chief executive", ["director-of-housing", "chief-executive"]),
        ("takes over as chief executive", ["director-of-housing", "chief-executive"]),
        ("will ask for a chief executive", ["director-of-housing"]),
        ("has met the chief executive", ["director-of-housing"]),
    ],
)
def test_a_post_to_come_is_told_after_the_present_one(
    claims_of: Callable, words: str, roles: list[str]
) -> None:
    """The verb of the sentence ties a second role to who has the first."""
    text = f"Jo Marsh, director of housing at Leeds City Council, {words}."
    found = [claim.role.target.rpartition("/")[2] for claim in claims_of(text).tenures]
    assert found == roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo Marsh has appointed a director of housing, Pat Brook, at Leeds.", "Pat Brook"),
        ("Jo Marsh had brought in an interim director of housing, Pat Brook.", "Pat Brook"),
        ("Jo Marsh has been appointed director of housing.", "Jo Marsh"),
    ],
)
def test_who_gives_a_post_does_not_hold_it(claims_of: Callable, text: str, name: str) -> None:
    """Only a passive verb makes its subject the holder."""
    assert [text[c.name.start : c.name.end] for c in claims_of(text).tenures] == [name]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Jo Marsh (the council's chief executive) resigned.",
            "Jo Marsh: chief-executive, council's chief executive",
        ),
        ("Jo Marsh OBE, chief executive, resigned.", "Jo Marsh: chief-executive, chief executive"),
        (
            "Jo Marsh, whose job as chief executive began in May, resigned.",
            "Jo Marsh: chief-executive, chief executive began in",
        ),
        (
            "Jo Marsh, who runs the council's housing service, resigned.",
            "Jo Marsh: head-of-service, who runs the council's housing service (council)",
        ),
        (
            "In Torbay, the chief executive, Jo Marsh, resigned.",
            "Jo Marsh: chief-executive, chief executive (Torbay)",
        ),
        (
            "The county councillor who answers for the service, Pat Brook, resigned.",
            "Pat Brook: councillor, county councillor who answers for the service",
        ),
        (
            "Pat Brook, cabinet member for finance, pointed to roads and bins.",
            "Pat Brook: cabinet-member, cabinet member for finance",
        ),
    ],
)
def test_a_role_is_told_in_other_words(claims_of: Callable, text: str, row: str) -> None:
    """In brackets, behind an honour, by what somebody runs, and with a clause between."""
    (found,) = told(claims_of(text), text)
    assert found == row


@pytest.mark.parametrize(
    "text",
    [
        "Jo Marsh, who runs a café in Torbay, resigned.",
        "Jo Marsh, who is responsible for two cats, resigned.",
        "A cheer went up at Oak House as the chief executive read it.",
    ],
)
def test_who_runs_something_else_is_no_official(claims_of: Callable, text: str) -> None:
    """Only a service makes an official of who runs it, and a house is nobody."""
    assert told(claims_of(text), text) == []
