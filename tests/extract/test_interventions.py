"""What was done about a service, by whom and with how much money."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims


def told(claims: Claims) -> list[str]:
    """Return each intervention as "kind in council by actor amount"."""
    rows = []
    for claim in claims.interventions:
        targets = claim.intervention.targets
        words = [targets[0].rpartition("#")[2] if targets else "Money"]
        words += ["in", claim.authority.text] if claim.authority else []
        words += ["by", claim.actor.text] if claim.actor else []
        words += [f"{claim.amount:.0f}"] if claim.amount else []
        rows.append(" ".join(words))
    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Torbay issued a section 114 notice. Leeds City Council issued such a notice in May.",
            ["Section114Notice in Torbay", "Section114Notice in Leeds City Council"],
        ),
        (
            "Torbay issued a section 114 notice. Other councils to have issued such notices are "
            "Thurrock, Slough and Woking.",
            [
                f"Section114Notice in {place}"
                for place in ("Torbay", "Thurrock", "Slough", "Woking")
            ],
        ),
        (
            "Torbay issued a section 114 notice. Kent had an improvement notice. Leeds City "
            "Council was given such a notice in May.",
            ["Section114Notice in Torbay", "ImprovementNotice in Kent"],
        ),
        (
            "Torbay issued a section 114 notice. Kent had an improvement notice. Leeds City "
            "Council issued such a notice in May.",
            [
                "Section114Notice in Torbay",
                "ImprovementNotice in Kent",
                "Section114Notice in Leeds City Council",
            ],
        ),
        ("Leeds City Council issued such a notice in May. It was about dogs.", []),
    ],
)
def test_such_a_notice_is_the_one_told_of_before(
    claims_of: Callable, text: str, rows: list[str]
) -> None:
    """Its kind is that of the notice told of, if there is just one; all that are named bear it."""
    assert told(claims_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("In Woking they were sent in last May.", ["Commissioner in Woking"]),
        ("In Woking they were never sent.", []),
        ("They were sent in last May.", []),
    ],
)
def test_they_are_those_told_of_before(claims_of: Callable, text: str, rows: list[str]) -> None:
    """Where commissioners came to as well is told of a place that opens the sentence."""
    told_before = "Torbay's commissioners are to stay. Their work is not done."
    assert told(claims_of(f"{told_before} {text}"))[1:] == rows


def test_it_is_the_department_of_the_sentence_before(claims_of: Callable) -> None:
    """Who sent an adviser is told by a pronoun, unless a council was the subject."""
    text = "The Department for Education criticised Torbay. It also sent in an adviser."
    (claim,) = claims_of(text).interventions
    assert claim.actor is not None
    assert claim.actor.text == "Department for Education"
    text = "Torbay criticised the Department for Education. It also sent in an adviser."
    assert [claim.actor for claim in claims_of(text).interventions] == [None]


@pytest.mark.parametrize(
    ("words", "amount"),
    [("1.1 million pounds", 1_100_000), ("half a million pounds", 500_000), ("£2m", 2_000_000)],
)
def test_sums_in_words_are_sums(claims_of: Callable, words: str, amount: int) -> None:
    """Pounds may be written as a word after the number."""
    (claim,) = claims_of(f"Torbay Council has set aside {words} for social workers.").interventions
    assert claim.amount == amount


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # whose service it is, and who steps in
        (
            "Essex County Council was appointed as improvement partner for Torbay.",
            "ImprovementPartner in Torbay by Essex County Council",
        ),
        (
            "Essex will work with Torbay as its improvement partner.",
            "ImprovementPartner in Torbay by Essex",
        ),
        (
            "A commissioner was appointed to oversee children's services in Torbay.",
            "Commissioner in Torbay",
        ),
        (
            "The government has sent commissioners to Torbay Council.",
            "Commissioner in Torbay Council",
        ),
        (
            "Torbay Council issued a section 114 notice in March 2021.",
            "Section114Notice in Torbay Council",
        ),
        (
            "Torbay was rated good, and its improvement partner, Essex, was glad.",
            "ImprovementPartner in Torbay by Essex",
        ),
        # what is settled for later
        (
            "Essex, a council that could teach it, is to be Torbay's improvement partner.",
            "ImprovementPartner in Torbay by Essex",
        ),
        (
            "The Department for Education has picked Jo Marsh to be commissioner in Torbay.",
            "Commissioner in Torbay by Department for Education",
        ),
        ("Torbay was given an improvement notice in 2016.", "ImprovementNotice in Torbay"),
        (
            "An improvement notice, the mildest step there is, was given to Torbay.",
            "ImprovementNotice in Torbay",
        ),
        (
            "Torbay's children's services were handed to an independent trust in 2018.",
            "ServiceTrust in Torbay",
        ),
        ("The government issued a best value notice to Torbay.", "BestValueNotice in Torbay"),
        ("The government issued a statutory direction to Torbay.", "StatutoryDirection in Torbay"),
        (
            "Essex has been Torbay's improvement partner since 2018.",
            "ImprovementPartner in Torbay by Essex",
        ),
        (
            "The Department for Education directed Torbay to work with Essex.",
            "StatutoryDirection in Torbay by Department for Education",
        ),
        (
            "The Department for Education has named an adviser for Torbay.",
            "ImprovementAdviser in Torbay by Department for Education",
        ),
        # what is announced counts
        ("It said that it would appoint a commissioner for Torbay.", "Commissioner in Torbay"),
        # what was told to whom ends before what was told next
        (
            "The DfE served Torbay with an improvement notice and told it to work with Essex.",
            "ImprovementNotice in Torbay by DfE",
        ),
        (
            "Torbay has asked Essex to lend managers, and an adviser is to be sent by the DfE.",
            "ImprovementAdviser in Torbay by DfE",
        ),
        ("A government direction has hung over Torbay.", "StatutoryDirection in Torbay"),
        ("The DfE direction to Torbay was lifted.", "StatutoryDirection in Torbay by DfE"),
        ("The government will send commissioners to Torbay.", "Commissioner in Torbay"),
    ],
)
def test_interventions_have_a_kind_an_authority_and_an_actor(
    claims_of: Callable, text: str, row: str
) -> None:
    """The council that is helped is told from the one that helps."""
    assert told(claims_of(text)) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Torbay Council will invest £4.5m in children's services.", "4500000"),
        ("Torbay Council set aside £750,000 for social workers.", "750000"),
        ("Torbay Council invested £1.25 million in its homes.", "1250000"),
        ("Torbay Council approved an extra £3bn for care.", "3000000000"),
        ("Torbay Council put an additional £900k into care.", "900000"),
        ("Torbay Council agreed a £6m investment in children's services.", "6000000"),
        ("Torbay Council put in £2m for 20 managers, of whom nine have started.", "2000000"),
        ("Torbay Council put £2m into social work and is borrowing managers.", "2000000"),
        ("The £7m which Torbay Council put into early help was well spent.", "7000000"),
        ("Torbay Council has set aside £3m, of which £1m is for training.", "3000000"),
    ],
)
def test_money_put_in_is_an_investment(claims_of: Callable, text: str, row: str) -> None:
    """Thousands, millions and billions are pounds."""
    (found,) = told(claims_of(text))
    assert found == f"Money in Torbay Council by Torbay Council {row}"


@pytest.mark.parametrize(
    "text",
    [
        # only feared, denied, or refused
        "Ministers could send commissioners to Torbay Council.",
        "Ministers ruled out sending commissioners to Torbay Council.",
        "Torbay Council denied that it would issue a section 114 notice.",
        "Torbay has no improvement partner.",
        "Essex hopes to be Torbay's improvement partner.",
        "Ministers could appoint somebody to be commissioner in Torbay.",
        "Will commissioners be sent to Torbay Council?",
        # commissioners and trusts of another sort
        "The police and crime commissioner met Torbay Council.",
        "An NHS trust in Torbay has a new chair.",
        "No section 114 notice had been issued by Torbay Council.",
        # only spoken of
        "Torbay Council denied that it was about to issue a section 114 notice.",
        "Torbay Council came within a week of issuing a section 114 notice.",
        "A commissioner was talked of in Torbay and never came.",
        "The DfE is expected to issue Torbay with an improvement notice; none has come yet.",
        "The DfE is expected to issue Torbay with an improvement notice; none has been served.",
        "It was too early to speak of commissioners in Torbay.",
        "A section 114 notice might follow in Torbay, its finance director warned.",
        "An improvement notice is the mildest step, and Torbay knows it.",
        "Torbay Council said help from Leeds was cheaper than a commissioner.",
        "The sum covers lawyers in Torbay and a commissioner's fees.",
        "Parents in Torbay drew up a petition for an independent trust.",
        "Two former commissioners spoke to Torbay Council.",
        "In Torbay ministers usually send a commissioner after such a verdict.",
        "Elsewhere ministers have sent commissioners. Torbay waits.",
        "Ministers refused a request that a commissioner be sent to Torbay.",
        "Rumours that Torbay would issue a section 114 notice were knocked down.",
        "Talk around Torbay of an improvement notice was dismissed.",
        "A report on Torbay listed commissioners among four options.",
        "Others want a lighter tool: more envoys, fewer takeovers. Torbay does not.",
        "Torbay issued no section 114 notice. Under such a notice all spending stops.",
        "A section 114 notice stops all new spending, Torbay's leader said.",
        "Commissioners would have been a humiliation, Torbay's leader said.",
        "Torbay said that it had no plans to issue a section 114 notice.",
        "Labour urged ministers to send commissioners to Torbay Council.",
        "Torbay Council has until March to avoid being placed under a commissioner.",
        "Torbay escapes commissioners as minister relents",
        "In the end the commissioner was never sent to Torbay.",
        "He said that other cities had been sent commissioners, and Torbay had not.",
        "The minister has powers to send a commissioner to Torbay and has not used them.",
        "A recovery board would be set up in Torbay if progress stalled.",
        "Labour in Torbay has asked for ministers to send in commissioners.",
        "He told Torbay Council that he would have to consider a section 114 notice.",
        "He told Torbay Council that he would issue a section 114 notice unless it saved more.",
        "Torbay Council was within weeks of a section 114 notice.",
        "The minister told Torbay that commissioners will be sent in if nothing changes.",
        "The minister threatened to appoint a commissioner to run Torbay's services.",
        # notices served on others, or by the council
        "Torbay Council said that it had issued a warning notice to governors.",
        "The CQC has served two warning notices on the provider in Torbay.",
        "Torbay Council has issued an improvement notice to the landlord of the block.",
        "Torbay Council found drift. It has served a warning notice.",
        # a council's own people, and those who buy care
        "Health commissioners in Torbay were criticised.",
        "Torbay Council said advisers' caseloads would fall.",
        "Torbay Council is to hire four secondary advisers.",
        "Torbay Council has hired a fire safety adviser.",
        "The Government's adviser on care visited Torbay.",
        # of councils in general, or of a count of them
        "Councils which do badly can have their services handed to a trust.",
        "Six have had their services handed to trusts.",
        "Of 88 councils, 29 said they would issue a section 114 notice.",
        "Torbay was a partner in the housing scheme with Leeds City Council.",
        "Leeds City Council became Torbay's partner in a waste scheme.",
        "“We spend £2m on lawyers,” said Pat Brook, leader of Torbay Council.",
        # money that mends nothing
        "Torbay Council faces a £12m overspend on children's services.",
        "Torbay Council made savings of £12m.",
        "Torbay Council has debts of £200m.",
        "A headteacher in Torbay earns £100,000 a year.",
        "Torbay Council found £400 for a bench.",
        "Torbay Council needs to find £31m by March.",
        "Torbay Council's new director will be paid £184,000.",
        "Labour councillors in Torbay called for £5m to be put into early help.",
        "Torbay's cabinet will decide whether to put in £3m.",
        "Torbay worries about the £31m which the council has to find by March.",
        "Torbay has £4m that it cannot spend.",
        "The government agreed to lend Torbay £15m.",
        "A further £2m would be needed to fill every post, Torbay's director said.",
        "Torbay spends £61m a year on adult social care.",
        "The DfE has given Torbay and others £84m for a scheme across the country.",
        "Torbay is losing a school to an academy trust. The trust has invested £600,000 in it.",
        "Greens in Torbay want the £3m spent on a logo to go to foster carers.",
        # somebody's speech
        "“The service is getting an extra £4m this year,” said Pat Brook in Torbay.",
        "“If we had put an extra £4m into our services,” said Pat Brook in Torbay.",
        "“We need an extra £4m for our services,” said Pat Brook in Torbay.",
    ],
)
def test_what_was_not_done_is_no_intervention(claims_of: Callable, text: str) -> None:
    """Threats, refusals, questions, debts and speech make no claim."""
    assert told(claims_of(text)) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The DfE has given Torbay Council £2.4m to improve care.",
            "Money in Torbay Council by DfE 2400000",
        ),
        (
            "Ministers have agreed to a further £4m of exceptional financial support for Torbay.",
            "Money in Torbay by Ministers 4000000",
        ),
    ],
)
def test_what_a_government_gives_is_its_money(claims_of: Callable, text: str, row: str) -> None:
    """Verbs of giving do for a department, and a name for the sum is no second step."""
    assert told(claims_of(text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers put Torbay Council under directions in May.",
        "Ministers are minded to issue directions obliging Torbay Council to sell land.",
        "The department has widened its directions to Torbay Council.",
        "The department directed in May that the services of Torbay Council be moved.",
        "The DfE has directed it to sell land, Torbay Council said.",
        "Torbay Council is under a government direction.",
    ],
)
def test_a_direction_is_told_by_who_gives_it(claims_of: Callable, text: str) -> None:
    """The bare word will do where a department is told to give it."""
    assert [row.partition(" ")[0] for row in told(claims_of(text))] == ["StatutoryDirection"]


@pytest.mark.parametrize(
    "text",
    [
        "Torbay Council has changed direction.",
        "Torbay's leader gave directions on how to vote.",
        "Ministers can give directions to a council such as Torbay.",
        "Ministers asked for directions to the town hall in Torbay.",
    ],
)
def test_other_directions_are_none(claims_of: Callable, text: str) -> None:
    """Ways, votes and what the law allows are no step at a council."""
    assert told(claims_of(text)) == []


def test_each_council_of_a_list_has_its_own(claims_of: Callable) -> None:
    """Commissioners for several councils are as many interventions."""
    text = "Commissioners were sent into Torbay in May 2018 and into Medway and Kent in 2019."
    assert told(claims_of(text)) == [
        "Commissioner in Torbay",
        "Commissioner in Medway",
        "Commissioner in Kent",
    ]


def test_an_intervention_has_its_service_and_time(claims_of: Callable) -> None:
    """What is told of service and time in the sentence is kept."""
    text = "Torbay's children's services were handed to an independent trust in 2018."
    (claim,) = claims_of(text).interventions
    assert claim.service is not None
    assert claim.service.target.endswith("/childrens-services")
    assert claim.time is not None
    assert claim.time.text == "2018"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Leeds City Council is improvement partner to Torbay.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Staff went to Torbay, for which Leeds City Council acts as improvement partner.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Torbay Council, which has Leeds City Council as its improvement partner, is better.",
            "ImprovementPartner in Torbay Council by Leeds City Council",
        ),
        (
            "Leeds City Council, which works alongside Torbay as its improvement partner, stays.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Torbay gets help from Leeds City Council, its official improvement partner.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Leeds City Council was then made its improvement partner.",
            "ImprovementPartner by Leeds City Council",
        ),
        (
            "Torbay fell, and Leeds City Council has been its improvement partner since.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Leeds City Council is to remain Torbay's improvement partner.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Torbay is in debt and Leeds City Council has been its commissioner since 2022.",
            "Commissioner in Torbay by Leeds City Council",
        ),
        (
            "Leeds City Council became Torbay's partner in 2014.",
            "ImprovementPartner in Torbay by Leeds City Council",
        ),
        (
            "Leeds City Council is lending two managers as a partner.",
            "ImprovementPartner by Leeds City Council",
        ),
        (
            "Ministers have sent an adviser to Torbay Council.",
            "ImprovementAdviser in Torbay Council by Ministers",
        ),
        (
            "An adviser from the department has come to Torbay Council.",
            "ImprovementAdviser in Torbay Council by department",
        ),
        (
            "Torbay Council has hired an adviser for the department.",
            "ImprovementAdviser in Torbay Council",
        ),
    ],
)
def test_who_acts_is_told_from_who_is_helped(claims_of: Callable, text: str, row: str) -> None:
    """By relative clauses, by "as", and by who sends whom."""
    assert told(claims_of(text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "A commissioner who has never run a service reports on Torbay in May.",
        "The commissioner's report on Torbay is due.",
        "Ministers sent a panel of advisers to Torbay.",
        "The DfE served Torbay with a notice 'within weeks'; an improvement notice is to stay.",
        "An improvement board is being set up in Torbay.",
        "Ministers sent commissioners to Torbay, none of whom stayed.",
        "The DfE is expected to issue Torbay with an improvement notice.",
        "In Torbay a board with an independent chair meets every month.",
        "Torbay will have an advisory panel, led by a retired director.",
        "Torbay's budget for social work has been raised by £2 million.",
        "Councillors in Torbay denied blame, but an improvement board was set up.",
    ],
)
def test_a_step_that_was_taken_is_more_than_spoken_of(claims_of: Callable, text: str) -> None:
    """Relative clauses, definite owners and marks of quotation deny nothing."""
    assert told(claims_of(text))


def test_a_step_still_to_be_decided_is_none(claims_of: Callable) -> None:
    """An announced step in the same sentence does not announce it."""
    text = "The DfE is to send an adviser to Torbay, and will decide whether a direction is needed."
    assert [row.partition(" ")[0] for row in told(claims_of(text))] == ["ImprovementAdviser"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Woking, ten miles away, did so in June 2023.", ["Woking"]),
        ("Slough and Woking have done the same.", ["Slough", "Woking"]),
        (
            "Slough and Woking, both of which issued notices of their own, cut.",
            ["Slough", "Woking"],
        ),
        ("Slough's finance director followed suit in 2021.", ["Slough"]),
        ("Woking never did the same.", []),
        ("Woking's followed on 7 June.", ["Woking"]),
        ("Slough's followed on 2 July 2021.", ["Slough"]),
        ("Woking followed in June 2023.", ["Woking"]),
        ("Woking followed its neighbour's lead on bins.", []),
        ("Woking followed in May with a rise in council tax.", []),
    ],
)
def test_who_did_the_same_issued_a_notice(
    claims_of: Callable, text: str, places: list[str]
) -> None:
    """What was done likewise is the notice told of before, and nothing where none was."""
    first = "Torbay issued a section 114 notice."
    rows = [f"Section114Notice in {place}" for place in ("Torbay", *places)]
    assert told(claims_of(f"{first} {text}")) == rows
    assert told(claims_of(text)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Torbay was put into a partnership with Plymouth City Council.", 1),
        ("The partnership under which Plymouth has run services in Torbay ends.", 1),
        ("Torbay is to be mentored by Plymouth City Council.", 1),
        ("Torbay has been paired with Plymouth, which is rated outstanding.", 1),
        ("In Torbay parents are paired with a mentor.", 0),
        ("Torbay works in partnership with Plymouth on adoption.", 0),
        ("We are proud of our partnership with Plymouth.", 0),
        ("Torbay has a partnership with Plymouth and Devon on waste.", 0),
    ],
)
def test_a_partnership_with_one_council_is_its_help(
    claims_of: Callable, text: str, rows: int
) -> None:
    """Who works together on something, or is one of several, steps in nowhere."""
    claims = claims_of(text).interventions
    assert [claim.actor.text.split()[0] for claim in claims if claim.actor] == ["Plymouth"] * rows
