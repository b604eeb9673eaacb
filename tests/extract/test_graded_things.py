"""What a grade is said of, where that is a thing which nobody grades."""

from collections.abc import Callable

import pytest

NAMES = {"other-thing", "narrowed"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Supervision of social workers in Torbay was inadequate, Ofsted said.", {"other-thing"}),
        ("Ofsted said that placements in Torbay require improvement.", {"other-thing"}),
        ("I have worked in a place that was inadequate.", {"other-thing"}),
        ("Ofsted rated Torbay's response to missing children outstanding.", {"narrowed"}),
        ("Torbay's out-of-hours team requires improvement, Ofsted said.", {"narrowed"}),
        ("Disabled children in Torbay received outstanding support, Ofsted said.", {"narrowed"}),
        ("Ofsted rated Torbay inadequate at recording decisions.", {"narrowed"}),
        ("The quality of plans in Torbay was inadequate, Ofsted said.", {"narrowed"}),
        ("Ofsted rated Torbay inadequate.", set()),
        ("Torbay's services were inadequate, Ofsted said.", set()),
        ("The council and its partners require improvement, Ofsted said.", set()),
        ("Children in Torbay are getting an inadequate service, Ofsted said.", set()),
        ("Ofsted rated Torbay inadequate at its last inspection.", set()),
        ("Leadership in Torbay requires improvement, Ofsted said.", set()),
        ("The quality of care in Torbay was inadequate, Ofsted said.", set()),
    ],
)
def test_things_and_parts_are_no_service(claims_of: Callable, text: str, told: set[str]) -> None:
    """The noun of its phrase tells what was graded; only what is known as a service is one."""
    (claim,) = claims_of(text).judgements
    assert NAMES & {*claim.signals} == told


def test_what_is_ones_own_is_ones_own_verdict(claims_of: Callable) -> None:
    """A council that judges itself is no inspectorate."""
    (claim,) = claims_of("Torbay rated itself inadequate.").judgements
    assert "unofficial" in claim.signals
