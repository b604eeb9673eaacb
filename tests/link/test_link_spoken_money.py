"""Whose money it is that somebody speaks of."""

from collections.abc import Callable

import pytest

FIRST = "Derby City Council was told that its children's services require improvement. "


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("“We have put £2m into social work,” said Ann Lee, the council's director.", 1),
        ("“We're investing another £3m in early help,” Cllr Ann Lee, the leader, said.", 1),
        ("A spokesman for the council said: “We have set aside an extra £3m for care.”", 1),
        ("“We have put £2m into homes,” said Ann Lee, chief executive of Oakfield Care.", 0),
        ("A Department for Education spokesman said: “We are investing £20m in care.”", 0),
        ("“We have invested £5m in care,” said the minister.", 0),
        ("“Under our plans we would put £3m into care,” said Cllr Ann Lee.", 0),
    ],
)
def test_what_its_people_say_that_they_spend_is_the_councils(
    facts_of: Callable, words: str, sums: int
) -> None:
    """Firms and departments spend their own, and what would be spent is not."""
    facts = facts_of(FIRST + words, published="2024-06-01")
    assert len(facts.interventions) == sums
