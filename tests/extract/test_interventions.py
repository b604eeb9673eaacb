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
        ("Torbay was given an improvement notice in 2016.", "ImprovementNotice in Torbay"),
        (
            "Torbay's children's services were handed to an independent trust in 2018.",
            "ServiceTrust in Torbay",
        ),
        ("The government issued a best value notice to Torbay.", "BestValueNotice in Torbay"),
        ("The government issued a statutory direction to Torbay.", "StatutoryDirection in Torbay"),
        # what is announced counts
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
        "Will commissioners be sent to Torbay Council?",
        # commissioners and trusts of another sort
        "The police and crime commissioner met Torbay Council.",
        "An NHS trust in Torbay has a new chair.",
        # money that mends nothing
        "Torbay Council faces a £12m overspend on children's services.",
        "Torbay Council made savings of £12m.",
        "Torbay Council has debts of £200m.",
        "A headteacher in Torbay earns £100,000 a year.",
        "Torbay Council found £400 for a bench.",
        # somebody's speech
        "“We have put an extra £4m into our services since that day,” said Pat Brook in Torbay.",
    ],
)
def test_what_was_not_done_is_no_intervention(claims_of: Callable, text: str) -> None:
    """Threats, refusals, questions, debts and speech make no claim."""
    assert told(claims_of(text)) == []


def test_an_intervention_has_its_service_and_time(claims_of: Callable) -> None:
    """What is told of service and time in the sentence is kept."""
    text = "Torbay's children's services were handed to an independent trust in 2018."
    (claim,) = claims_of(text).interventions
    assert claim.service is not None
    assert claim.service.target.endswith("/childrens-services")
    assert claim.time is not None
    assert claim.time.text == "2018"
