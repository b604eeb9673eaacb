"""Plain sentences on the sides of a service, and on the whole beside them."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted has rated children's services in Kent good."
SAID = "Kent overall good current -"
FIRE = "Cleveland Fire Brigade"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the whole and its sides in one breath
        ("Surrey's services for children were judged inadequate overall by the inspectors and for "
         "leadership and adoption. The inspectors were from Ofsted.",
         {"Surrey overall inadequate current -", "Surrey leadership inadequate current -",
          "Surrey adoption inadequate current -"}),
        ("Children's services in Surrey are outstanding, Ofsted said. They were rated outstanding "
         "overall by Ofsted and in each of two areas: leadership and help and protection.",
         {"Surrey overall outstanding current -", "Surrey leadership outstanding current -",
          "Surrey help-and-protection outstanding current -"}),
        # what both were before
        (f"{NEWS} Its leadership was marked outstanding. In 2016 both had been inadequate.",
         {SAID, "Kent leadership outstanding current -", "Kent overall inadequate previous 2016",
          "Kent leadership inadequate previous 2016"}),
        # one side in two places
        ("Ofsted has reported on children's services in Kent and in Surrey. In Surrey, leadership "
         "was found inadequate, but in Kent it was found outstanding.",
         {"Surrey leadership inadequate current -", "Kent leadership outstanding current -"}),
        # one by one
        (f"{NEWS} The experiences of care leavers and the quality of leadership were graded "
         "outstanding and inadequate respectively.",
         {SAID, "Kent care-leavers outstanding current -", "Kent leadership inadequate current -"}),
        (f"{NEWS} Help for children in care and care leavers was graded good and inadequate "
         "respectively.",
         {SAID, "Kent looked-after-children good current -",
          "Kent care-leavers inadequate current -"}),
        # two together are two in these years
        (f"{NEWS} It is outstanding for care leavers and for children in care.",
         {SAID, "Kent care-leavers outstanding current -",
          "Kent looked-after-children outstanding current -"}),
        # what is left out
        (f"{NEWS} It got the same mark in all areas apart from leadership, judged inadequate.",
         {SAID, "Kent leadership inadequate current -"}),
        (f"{NEWS} The only area not to be rated good was the leadership of the service, which was "
         "found inadequate.", {SAID, "Kent leadership inadequate current -"}),
        (f"{NEWS} Despite the overall rating, adoption was found inadequate.",
         {SAID, "Kent adoption inadequate current -"}),
        # what the side was before
        (f"{FIRE} was rated good by HMICFRS for preventing fires, up from inadequate in 2018.",
         {f"{FIRE} prevention good current -", f"{FIRE} prevention inadequate previous 2018"}),
        (f"{FIRE} was found good by HMICFRS for efficiency in 2018 but is now found inadequate.",
         {f"{FIRE} efficiency good previous 2018", f"{FIRE} efficiency inadequate current -"}),
        (f"{FIRE}, which HMICFRS rated good for efficiency in 2018, is now inadequate in that "
         "area.",
         {f"{FIRE} efficiency good previous 2018", f"{FIRE} efficiency inadequate current -"}),
        ("Ofsted says that Surrey's children's services have gone from inadequate to good for "
         "leadership.",
         {"Surrey leadership inadequate previous -", "Surrey leadership good current -"}),
    ],
)  # fmt: skip
def test_each_side_has_its_own_grade(judged: Callable, text: str, rows: set[str]) -> None:
    """And the whole has its own, today's and the one before."""
    assert judged(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # both councils, and not the service and its side
        ("Ofsted rated children's services in Kent and Surrey good. Kent was praised for its "
         "leadership. Both had been inadequate in 2016.",
         {SAID, "Surrey overall good current -", "Kent overall inadequate previous 2016",
          "Surrey overall inadequate previous 2016"}),
        # "it" is the council, not what it was good at
        (f"{NEWS} It was found outstanding for adoption, but it was found inadequate in 2016.",
         {SAID, "Kent adoption outstanding current -", "Kent overall inadequate previous 2016"}),
    ],
)  # fmt: skip
def test_other_words_for_two_or_for_it_take_up_no_side(
    judged: Callable, text: str, rows: set[str]
) -> None:
    """A pair may be of councils, and a pronoun of whom the side is."""
    assert judged(text) == rows
