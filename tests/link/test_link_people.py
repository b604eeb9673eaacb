"""One person per organisation and name; words go to who said them, or become an issue."""

from collections.abc import Callable

import pytest

from councilgraph.knowledge import Knowledge
from councilgraph.link.people import official_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seán O’Neill", "Sean O'Neill"),
        ("Siân Dafydd", "SIAN DAFYDD"),
        ("Jo Marsh-Cole", "Jo Marsh Cole"),
        ("J. P. Marsh", "J P Marsh"),
    ],
)
def test_spellings_of_a_name_are_one_person(one: str, other: str) -> None:
    """Accents, case, hyphens, stops and apostrophes make no difference."""
    assert official_key("x", one) == official_key("x", other)


def test_the_organisation_tells_namesakes_apart() -> None:
    """The same name at another council is another person, and so is another name."""
    keys = {
        official_key(*pair) for pair in (("x", "Ann Lee"), ("y", "Ann Lee"), ("x", "Ann Leigh"))
    }
    assert len(keys) == 3
    assert official_key("x", "Ann Lee").startswith("ann-lee-")


@pytest.fixture(scope="module")
def placed(facts_of: Callable, knowledge: Knowledge) -> Callable[[str], list[str]]:
    """Return a function that gives "name: role at organisation, party" for each tenure."""

    def rows(text: str) -> list[str]:
        found = []
        for fact in facts_of(text, published="2019-05-01").tenures:
            role = fact.role.rsplit("/", 1)[-1] if fact.role else "-"
            party = f", {fact.party.rsplit('/', 1)[-1]}" if fact.party else ""
            where = knowledge.concepts.label(fact.organisation) if fact.organisation else "none"
            found.append(f"{fact.name}: {role} at {where}{party}")
        return found

    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Jo Marsh, chief executive of Torbay Council, left.",
            "Jo Marsh: chief-executive at Torbay Council",
        ),
        (
            "Torbay Council must improve. Cllr Jo Marsh, who convenes the education scrutiny "
            "committee, left.",
            "Jo Marsh: scrutiny-chair at Torbay Council",
        ),
        # a post told after where it was held
        (
            "Torbay Council must improve. Farewell to Jo Marsh, 40 years at Leeds, the last ten as "
            "head of housing.",
            "Jo Marsh: director-of-housing at Leeds City Council",
        ),
        # an association without its name
        (
            "The Local Government Association met. Jo Marsh, a vice-president of the association, "
            "said no.",
            "Jo Marsh: association-officer at LGA",
        ),
        # who is sent says by whom
        (
            "Torbay Council must improve. An adviser from the Department for Education, Jo Marsh, "
            "said so.",
            "Jo Marsh: adviser at DfE",
        ),
        # a fire authority has a chair of its own
        (
            "Members of Cleveland Fire Authority met.\n\nVice-chair Jo Marsh said no.",
            "Jo Marsh: chair at Cleveland Fire Authority",
        ),
        # a council that only helps is not the one that a paragraph is about
        (
            "Torbay Council was inadequate and is now good.\n\nSome thank Devon County Council, "
            "its improvement partner. Cllr Pat Brook, cabinet member for children, thanks Ofsted.",
            "Pat Brook: cabinet-member at Torbay Council",
        ),
        # a place that somebody speaks of is not whose official she is
        (
            "Torbay Council met. “We went to Leeds,” said the committee's chairman, Pat Brook.",
            "Pat Brook: chair at Torbay Council",
        ),
        # whose inspector it is, the sentence tells before the rest of the article does
        (
            "Ofsted rated Torbay good. Ofsted came twice. The lead inspector, Jo Marsh, worked on "
            "behalf of the Department for Education.",
            "Jo Marsh: lead-inspector at DfE",
        ),
        # "its" is of whoever the sentence or the one before is about
        (
            "Essex met. Torbay Council lent Essex its head of safeguarding, Jo Marsh.",
            "Jo Marsh: head-of-service at Torbay Council",
        ),
        (
            "Slough Children First has offered four per cent to Slough Council's staff. "
            "Its chief executive, Jo Marsh, left.",
            "Jo Marsh: chief-executive at Slough Children First",
        ),
        # a district has no children's services, and an abolished council nobody at all
        (
            "Exeter City Council met Devon County Council. Exeter City Council paid.\n\n"
            "Jo Marsh, cabinet member for children's services, left.",
            "Jo Marsh: cabinet-member at Devon County Council",
        ),
        # the end of a signature
        (
            "Essex County Council met.\n\nJo Marsh, leader, Torbay Council",
            "Jo Marsh: leader at Torbay Council",
        ),
        # an association of directors is no director
        (
            "Torbay met. The president of the Association of Directors of Children's Services, "
            "Jo Marsh, left.",
            "Jo Marsh: association-officer at ADCS",
        ),
        # the council is the one that the article speaks of
        (
            "Torbay Council met. Its leader, Cllr Pat Brook (Lab), left.",
            "Pat Brook: leader at Torbay Council, labour",
        ),
        ("Torbay Council met. Cllr Pat Brook left.", "Pat Brook: councillor at Torbay Council"),
        (
            "Torbay Council met Ofsted. Lead inspector Joan Field came.",
            "Joan Field: lead-inspector at Ofsted",
        ),
        # members of parliaments and governments, wherever they sit for
        (
            "Ann Lee, MP for Torbay, wrote to Torbay Council.",
            "Ann Lee: mp at House of Commons",
        ),
        (
            "Children's minister Ann Lee wrote to Torbay Council.",
            "Ann Lee: childrens-minister at DfE",
        ),
        (
            "Torbay Council heard Baroness Lee of Brook.",
            "Baroness Lee of Brook: peer at House of Lords",
        ),
        # trusts and associations, also as words for one that was named
        (
            "Torbay copied Slough Children First. Somebody new, Ann Lee, who is the trust's chief "
            "executive, left.",
            "Ann Lee: chief-executive at Slough Children First",
        ),
        (
            "Torbay Council heard ADCS president Ann Lee.",
            "Ann Lee: association-officer at ADCS",
        ),
        # who is sent by the government is at no organisation
        (
            "Torbay Council welcomed the commissioner, Ann Lee.",
            "Ann Lee: commissioner at none",
        ),
        # a fire chief is the fire authority's
        (
            "Avon Fire Authority met Bristol City Council. Chief fire officer Ann Lee spoke.",
            "Ann Lee: chief-fire-officer at Avon Fire Authority",
        ),
        # the inspectorate's head of inspecting councils is no council's
        (
            "Ofsted rated Torbay Council. The inspectorate's head of local authority inspection, "
            "Ann Lee, spoke.",
            "Ann Lee: head-of-service at Ofsted",
        ),
        # a managing director is a council's with a portfolio
        (
            "Torbay Council met its managing director for children, Ann Lee.",
            "Ann Lee: managing-director at Torbay Council",
        ),
        # brackets after a name hold a party
        (
            "Torbay Council met. Ann Lee, the cabinet member (Torbay First), spoke.",
            "Ann Lee: cabinet-member at Torbay Council",
        ),
        # with a party and no role
        ("Torbay Council met. Ann Lee (Lab) left.", "Ann Lee: - at Torbay Council, labour"),
        # a surname later on is the same person
        (
            "Pat Brook spoke first. Torbay Council thanked Cllr Brook (Con).",
            "Pat Brook: councillor at Torbay Council, conservative",
        ),
    ],
)
def test_officials_are_placed_at_their_organisation(placed: Callable, text: str, row: str) -> None:
    """Councils by name or by the discourse, inspectors at their inspectorate."""
    assert placed(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Torbay Council has named Jo Marsh as its next leader. She succeeds Pat Brook, who left.",
        "Jo Marsh is to be the next leader of Torbay Council. She replaces Pat Brook.",
        "Jo Marsh becomes leader of Torbay Council, taking over from Pat Brook, who lost.",
        "Jo Marsh is the next leader of Torbay Council. She takes over in May from Pat Brook.",
        "Torbay Council's new leader is Jo Marsh. Her predecessor, Pat Brook, left in March.",
        "Pat Brook stood down as leader of Torbay Council and was succeeded by Jo Marsh.",
        "Jo Marsh is to be the next leader of Torbay Council.\n\nNobody stood against her. The "
        "count was quick.\n\nThere was tea.\n\nShe replaces Pat Brook, who left.",
    ],
)
def test_whom_somebody_follows_had_the_post(placed: Callable, text: str) -> None:
    """The post that is newly held was held by who is succeeded."""
    assert sorted(placed(text)) == [
        "Jo Marsh: leader at Torbay Council",
        "Pat Brook: leader at Torbay Council",
    ]


@pytest.mark.parametrize("name", ["Jo Mould", "Jo Green", "Jo Good"])
def test_words_of_the_field_may_be_surnames(placed: Callable, name: str) -> None:
    """Behind a first name, with a role beside them."""
    text = f"{name}, Torbay Council's director of children's services, was pleased."
    assert placed(text) == [f"{name}: director-of-childrens-services at Torbay Council"]


@pytest.mark.parametrize(
    "words",
    [
        "director at NHS Devon",
        "director of nursing at NHS Devon and Torbay",
        "chief executive of NHS Devon",
        "medical director of the BSW Integrated Care Board",
        "place director for NHS West Devon Integrated Care Board",
    ],
)
def test_bodies_known_by_letters_are_no_council(placed: Callable, words: str) -> None:
    """Neither the council that their name holds, nor that of the article."""
    assert placed(f"Pat Brook, {words}, told Torbay Council that she was sorry.") == []


def test_a_counterpart_has_the_same_post_elsewhere(placed: Callable) -> None:
    """At the council that is told with the word."""
    text = (
        "The leader of Torbay Council, Pat Brook, left. His counterpart in Kent, Jo Marsh, did not."
    )
    assert sorted(placed(text)) == [
        "Jo Marsh: leader at Kent County Council",
        "Pat Brook: leader at Torbay Council",
    ]


def test_a_clause_put_in_parts_no_role_from_its_name(placed: Callable) -> None:
    """However long it is."""
    text = (
        "Pat Brook, who trained as a teacher in Hull, has been leader of Torbay Council since 2016."
    )
    assert placed(text) == ["Pat Brook: leader at Torbay Council"]


def test_a_group_on_a_council_is_told_by_place_and_party(placed: Callable) -> None:
    """However often another council is named."""
    text = (
        "Devon County Council met. Torbay Labour group leader Pat Brook was sorry. Devon was not."
    )
    assert placed(text) == ["Pat Brook: group-leader at Torbay Council, labour"]


def test_a_sentence_that_goes_on_ends_a_role(placed: Callable) -> None:
    """A name behind the verb of somebody else's sentence is none of hers."""
    text = "Pat Brook, leader of Torbay Council, spoke of the vet Jo Marsh."
    assert placed(text) == ["Pat Brook: leader at Torbay Council"]


@pytest.mark.parametrize(
    "text",
    [
        "Torbay Council has chosen Jo Marsh, at present head of safeguarding at Devon County "
        "Council, as its next director of housing.",
        "Jo Marsh, Devon County Council's head of safeguarding, is moving to Torbay as director "
        "of housing.",
        "Devon County Council's head of safeguarding Jo Marsh will move to Torbay as director of "
        "housing.",
        "Jo Marsh will leave her post as head of safeguarding at Devon County Council to become "
        "director of housing at Torbay Council.",
    ],
)
def test_who_moves_has_two_posts(placed: Callable, text: str) -> None:
    """The one that is left and the one that is taken up, each at its council."""
    assert sorted(placed(text)) == [
        "Jo Marsh: director-of-housing at Torbay Council",
        "Jo Marsh: head-of-service at Devon County Council",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pat Brook, chief executive of the charity Oak, wrote to Torbay Council.",
        "Pat Brook, head of Oak Primary School in Torbay, left.",
        "Unison regional organiser Ann Lee wrote to Torbay Council.",
        "Cllr Pat Brook left.",
        "Torbay Council was told by the managing director, Pat Brook.",
        "Torbay Council heard Pat Brook, medical director of the local NHS board.",
    ],
)
def test_who_serves_no_council_is_an_issue(
    placed: Callable, issues_of: Callable, text: str
) -> None:
    """A public role elsewhere, or at nobody named, is told and not placed."""
    assert placed(text) == []
    assert issues_of(text) == ["unplaced-person"]


def test_a_tenure_is_observed_on_the_day_of_the_article(facts_of: Callable) -> None:
    """Nothing is known of other days; a former role was held before, and nobody tells when."""
    text = "Jo Marsh, chief executive of Torbay Council, met former Torbay Council leader Ann Lee."
    now, once = facts_of(text, published="2019-05-01").tenures
    assert (str(now.period.earliest), str(now.period.latest)) == ("2019-05-01", "2019-05-01")
    assert (once.period.earliest, str(once.period.latest)) == (None, "2019-05-01")
    assert not any(t.period.known for t in facts_of(text).tenures)


def test_the_role_has_the_words_used(facts_of: Callable) -> None:
    """The title is as the article writes it, on one line."""
    text = "Torbay Council met. The cabinet member for\nhousing Cllr Pat Brook left."
    (fact,) = facts_of(text, published="2019-05-01").tenures
    assert fact.role_title == "cabinet member for housing"


@pytest.fixture(scope="module")
def spoken(facts_of: Callable) -> Callable[[str], list[tuple[str, str]]]:
    """Return a function that gives the speaker and the words of each statement."""
    return lambda text: [
        (s.speaker_name, s.text) for s in facts_of(text, published="2019-05-01").statements
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Pat Brook, leader of Torbay Council, said: “We accept this.\n\n“We will act.”",
            [("Pat Brook", "We accept this."), ("Pat Brook", "We will act.")],
        ),
        (
            "Cllr Pat Brook leads Torbay Council. “We will act,” said Cllr Brook.",
            [("Pat Brook", "We will act,")],
        ),
        ("Torbay Council said: “We will act.”", [("Torbay Council", "We will act.")]),
        ("Torbay met. The council said: “We will act.”", [("Torbay Council", "We will act.")]),
        (
            "Ofsted went to Torbay. Inspectors found “cold homes” there.",
            [("Ofsted", "cold homes")],
        ),
        # somebody without a public role, and an association
        (
            "Ann Lee, a mother of two in Torbay, said: “I was let down.”",
            [("Ann Lee", "I was let down.")],
        ),
        ("Torbay met. Unison said: “Staff are tired.”", [("Unison", "Staff are tired.")]),
        (
            "Slough Children First met. The trust said: “We will act.”",
            [("Slough Children First", "We will act.")],
        ),
        (
            "Torbay Council met. A council spokesman said: “We will act.”",
            [("Torbay Council", "We will act.")],
        ),
        # a department of government, and inspectors beside one
        (
            "The Department for Education came to Torbay. The department said: “Not long.”",
            [("DfE", "Not long.")],
        ),
        (
            "The Department for Education came to Torbay, and so did Ofsted. Inspectors said "
            "that homes were “cold and damp”.",
            [("Ofsted", "cold and damp")],
        ),
        # somebody told of by whose she is, and a council by its statement
        (
            "Torbay met. Ann Lee, its leader, left. “We pay,” said her opposite number, Pat Brook.",
            [("Pat Brook", "We pay,")],
        ),
        (
            "Torbay Council met. The council's statement said it was “pleased and proud”.",
            [("Torbay Council", "pleased and proud")],
        ),
        # a letter speaks, and not who gets it
        (
            "Ofsted went to Torbay. Homes are “cold and damp”, says its letter to Ann Lee, the "
            "director.",
            [("Ofsted", "cold and damp")],
        ),
        (
            "Ofsted went to Torbay. The letter to Ann Lee, the director, says that homes are "
            "“cold and damp”.",
            [("Ofsted", "cold and damp")],
        ),
        (
            "Ofsted went to Torbay. In a letter to Ann Lee, Pat Brook, the leader, says that "
            "homes are “cold and damp”.",
            [("Pat Brook", "cold and damp")],
        ),
    ],
)
def test_words_go_to_their_speaker(spoken: Callable, text: str, said: list) -> None:
    """An official, a council, or the inspectorate whose finding it is."""
    assert spoken(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Torbay met. “We will act,” said somebody.",
        "Inspectors found “cold homes” in Torbay.",
    ],
)
def test_words_of_nobody_placed_are_an_issue(
    spoken: Callable, issues_of: Callable, text: str
) -> None:
    """Nameless voices are told, and are no speakers."""
    assert spoken(text) == []
    assert issues_of(text, published="2019-05-01") == ["unknown-speaker"]


def test_a_private_speaker_is_a_person_of_the_article(facts_of: Callable) -> None:
    """Nobody becomes an official by being quoted."""
    facts = facts_of("Ann Lee, a mother of two in Torbay, said: “I was let down.”")
    (said,) = facts.statements
    assert "/id/person/ann-lee-" in said.speaker
    assert facts.tenures == ()


def test_the_speaker_of_two_articles_is_one(facts_of: Callable) -> None:
    """The IRI of a person depends on name and organisation alone."""
    one = facts_of("Seán O’Neill, leader of Torbay Council, left.", published="2019-05-01")
    other = facts_of("It rained.\n\nTorbay Council's chief executive Sean O'Neill came.")
    assert one.tenures[0].official == other.tenures[0].official


def test_who_changes_employer_is_placed_at_both(placed: Callable[[str], list[str]]) -> None:
    """A pronoun tells the post that is left, a sentence or two after the one that is taken."""
    found = placed(
        "Jo Marsh is to be chief executive of Torbay Council. She starts in May. She is at present "
        "deputy director of social care at Essex County Council."
    )
    assert found == [
        "Jo Marsh: chief-executive at Torbay Council",
        "Jo Marsh: assistant-director at Essex County Council",
    ]


PASSAGES = (
    "Torbay Council was rated inadequate. Torbay met.\n\nTorbay waits.\n\n"
    "Essex County Council was visited in May.\n\nMuch is better.\n\n"
    "Jo Marsh (Con), cabinet member for children, left."
)


@pytest.mark.parametrize(
    ("headline", "council"),
    [("Two counties wait", "Essex County Council"), ("Torbay waits", "Torbay Council")],
)
def test_a_passage_is_of_the_council_that_opens_it(
    facts_of: Callable, knowledge: Knowledge, headline: str, council: str
) -> None:
    """Unless the headline names the council that the article is about."""
    (fact,) = facts_of(PASSAGES, published="2019-05-01", headline=headline).tenures
    assert knowledge.concepts.label(fact.organisation) == council
    assert fact.party is not None


@pytest.mark.parametrize(
    ("post", "councils"),
    [
        ("the joint director of housing", ["Devon County Council", "Torbay Council"]),
        ("director of housing for both councils", ["Devon County Council", "Torbay Council"]),
        (
            "shared director of Leeds City Council and Kirklees Council",
            ["Kirklees Council", "Leeds City Council"],
        ),
        ("the bi-borough director of housing", ["Devon County Council", "Torbay Council"]),
        ("director of joint commissioning at Torbay Council", ["Torbay Council"]),
        ("director of housing at Torbay Council", ["Torbay Council"]),
    ],
)
def test_a_shared_post_is_held_at_both(
    placed: Callable[[str], list[str]], post: str, councils: list[str]
) -> None:
    """At the councils told with it, else at those told side by side."""
    text = f"Devon County Council met Torbay Council. Jo Marsh, {post}, was there."
    rows = sorted(placed(text))
    assert [row.rpartition(" at ")[2] for row in rows] == councils


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay Council heard from its planning committee. Its chairman, Pat Brook, left.",
            ["Pat Brook: chair at Torbay Council"],
        ),
        ("Torbay Council met. Pat Brook, chairman, left.", []),
        (
            "HMICFRS rated Bedfordshire's fire and rescue service good. Members of the authority "
            "met. Its chair, Pat Brook, left.",
            ["Pat Brook: chair at Bedfordshire Fire and Rescue Authority"],
        ),
        ("Torbay Council met. The Leeds leader, Pat Brook, left.", ["Pat Brook: leader at Leeds"]),
    ],
)
def test_what_somebody_chairs_or_leads_was_told_before(
    placed: Callable[[str], list[str]], text: str, rows: list[str]
) -> None:
    """A committee is its council's, in news of fires the authority is the fire authority."""
    found = placed(text)
    assert len(found) == len(rows)
    assert all(row.startswith(wanted) for row, wanted in zip(found, rows, strict=True))


@pytest.mark.parametrize(
    ("words", "name"),
    [("department", "Department for Education"), ("ministry", "Ministry of Housing")],
)
def test_the_ministry_is_one_by_name(
    facts_of: Callable, knowledge: Knowledge, words: str, name: str
) -> None:
    """Whichever of two was named last."""
    text = (
        "The Ministry of Housing, Communities and Local Government met the Department for "
        f"Education. Torbay Council must accept an adviser from the {words}."
    )
    (fact,) = facts_of(text, published="2024-06-01").interventions
    assert knowledge.register.inspectorate(fact.actor).name.startswith(name)


NEIGHBOURS = (
    "Torbay Council was rated good by Ofsted.\n\nPlymouth City Council, next door, is inadequate."
    "\n\n"
)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("In Plymouth, the leader, Pat Brook, left.", "leader at Plymouth City Council"),
        (
            "She went to Plymouth, where the leader, Pat Brook, left.",
            "leader at Plymouth City Council",
        ),
        (
            "Plymouth waits, and Pat Brook, the leader there, left.",
            "leader at Plymouth City Council",
        ),
        ("Asked about Plymouth, leader Pat Brook left.", "leader at Torbay Council"),
        (
            "Pat Brook, who left Plymouth to become chief executive, said so.",
            "chief-executive at Torbay Council",
        ),
        (
            "Pat Brook, the council's leader and a former cook in Plymouth, left.",
            "leader at Torbay Council",
        ),
        (
            "The Department for Education wrote to Plymouth, minister Pat Brook said.",
            "minister at DfE",
        ),
        ("Pat Brook, head of policy at the watchdog, left.", "head-of-service at Ofsted"),
    ],
)
def test_the_sentence_tells_whose_official_somebody_is(
    placed: Callable[[str], list[str]], text: str, row: str
) -> None:
    """A place that opens it or a clause does; one that somebody came from or speaks of does not."""
    assert placed(NEIGHBOURS + text) == [f"Pat Brook: {row}"]


def test_a_post_for_two_named_councils_is_held_at_both(placed: Callable[[str], list[str]]) -> None:
    """So is one that the two share, whatever stands between their names."""
    rows = {f"Pat Brook: leader at {name}" for name in ("Torbay Council", "Plymouth City Council")}
    for text in (
        "Pat Brook, leader of Torbay and Plymouth, left.",
        "The two share a leader, Pat Brook.",
    ):
        assert {*placed(NEIGHBOURS + text)} == rows


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Fernhill Care said that a new manager had come.",
        "The Lord Lieutenant of Cumbria opened the hall.",
        "Lord Lieutenant Pat Brook opened the hall.",
    ],
)
def test_who_is_spoken_for_and_who_is_no_lord(
    placed: Callable[[str], list[str]], text: str
) -> None:
    """A spokesman's firm is nobody, and a lord lieutenant sits in no house."""
    assert placed(NEIGHBOURS + text) == []


def test_letters_after_a_name_are_no_part_of_it(placed: Callable[[str], list[str]]) -> None:
    """Those of professions as well as those of honours."""
    text = "Pat Brook MCIP, leader of Torbay Council, left."
    assert placed(NEIGHBOURS + text) == ["Pat Brook: leader at Torbay Council"]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("Larkspur's director of care, Pat Brook,", []),
        ("Larkspur Vale's chief executive, Pat Brook,", []),
        (
            "Brixham's director of children's services, Pat Brook,",
            ["Pat Brook: director-of-childrens-services at Torbay Council"],
        ),
        ("Brixham's mayor, Pat Brook,", ["Pat Brook: mayor at Torbay Council"]),
    ],
)
def test_a_name_that_nobody_knows_is_no_council(
    placed: Callable[[str], list[str]], words: str, row: list[str]
) -> None:
    """But where only councils have such a post, the name is one of its places."""
    assert placed(f"Torbay Council must improve. {words} said so.") == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Northumberland Fire and Rescue Service is good at preventing fires, HMICFRS has said. "
            "Cllr Pat Brook (Con), cabinet member for public safety, was glad.",
            "Pat Brook: cabinet-member at Northumberland County Council, conservative",
        ),
        (
            "Northumberland Fire and Rescue Service is good at preventing fires, HMICFRS has said. "
            "The chief fire officer, Pat Brook, was glad.",
            "Pat Brook: chief-fire-officer at Northumberland Fire and Rescue Authority",
        ),
        (
            "Avon Fire and Rescue Service is good at preventing fires, HMICFRS has said. Cllr Pat "
            "Brook, cabinet member for safety, was glad.",
            "Pat Brook: cabinet-member at Avon Fire Authority",
        ),
        (
            "Greater Manchester Fire and Rescue Service is good at preventing fires, HMICFRS has "
            "said. Cllr Pat Brook, cabinet member for safety, was glad.",
            "Pat Brook: cabinet-member at Greater Manchester Fire and Rescue Authority",
        ),
    ],
)
def test_a_cabinet_is_the_county_councils(
    placed: Callable[[str], list[str]], text: str, row: str
) -> None:
    """A fire authority has none; one that is named after no council is all that is known."""
    assert placed(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Schools minister Pat Brook wrote.", "Pat Brook: childrens-minister at {dfe}"),
        (
            "Pat Brook, the Labour MP who chairs the education committee, wrote.",
            "Pat Brook: mp at House of Commons, labour",
        ),
        (
            "Pat Brook, who chairs the Commons education committee, wrote.",
            "Pat Brook: chair at House of Commons",
        ),
    ],
)
def test_ministers_and_members_of_parliament_are_no_councils(
    placed: Callable[[str], list[str]], knowledge: Knowledge, text: str, row: str
) -> None:
    """Even where a committee of the council was told of before."""
    dfe = knowledge.concepts.label(f"{knowledge.base}id/inspectorate/dfe")
    before = "Torbay Council must improve. Its scrutiny committee met on Monday. "
    assert placed(before + text) == [row.format(dfe=dfe)]


@pytest.mark.parametrize(
    "text",
    [
        "It is helped by Pat Brook, a former director in the north of England.",
        "A retired housing director, Pat Brook, has been brought in.",
        "A school belongs to the Fernhill Learning Trust, whose chief executive, Pat Brook, left.",
        "Fernhill Vale Homes, which has 900 tenants there, was sorry. “We failed,” said its chief "
        "executive, Pat Brook.",
    ],
)
def test_who_held_a_post_elsewhere_is_not_the_councils(
    placed: Callable[[str], list[str]], text: str
) -> None:
    """A former director of nobody told, and the head of a body that nobody knows."""
    assert placed(f"Torbay Council must improve. {text}") == []


def test_who_once_sat_on_the_council_is_told(placed: Callable[[str], list[str]]) -> None:
    """A former cabinet member is one of the council that the news is about."""
    text = "Torbay Council must improve. A former cabinet member, Cllr Pat Brook, was angry."
    assert placed(text) == ["Pat Brook: cabinet-member at Torbay Council"]


def test_whom_somebody_greets_is_somebody_else(placed: Callable[[str], list[str]]) -> None:
    """The "new director" whom a councillor wished well is not that councillor."""
    text = (
        "Torbay Council must improve. Cabinet member Cllr Pat Brook wished the new director well."
    )
    assert placed(text) == ["Pat Brook: cabinet-member at Torbay Council"]


def test_a_council_chief_may_be_chief_of_something(placed: Callable[[str], list[str]]) -> None:
    """Such a chief is not the chief executive."""
    text = "Torbay Council must improve. Council chief finance officer Pat Brook left."
    assert placed(text) == ["Pat Brook: finance-director at Torbay Council"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Cllr Pat Brook (Lab), who chairs the panel, left.", ["chair at Torbay Council, labour"]),
        (
            "Councillor Pat Brook, who convenes that working group, left.",
            ["chair at Torbay Council"],
        ),
        ("The board's chair, Cllr Pat Brook, left.", ["chair at Torbay Council"]),
        # what is no council's, and who is no councillor
        (
            "Cllr Pat Brook, who chairs the tenants association, left.",
            ["councillor at Torbay Council"],
        ),
        ("Pat Brook, who chairs the panel, left.", []),
        ("Leader of Torbay Council Cllr Pat Brook left.", ["leader at Torbay Council"]),
        ("Chief executive of Fernhill Vale, Pat Brook, left.", []),
        ("Pat Brook, place director of the integrated care board, left.", []),
    ],
)
def test_what_councillors_chair_is_the_councils(
    placed: Callable[[str], list[str]], text: str, rows: list[str]
) -> None:
    """Though it has no name; what others chair may be anybody's."""
    found = placed(f"Torbay Council must improve. {text}")
    assert found == [f"Pat Brook: {row}" for row in rows]
