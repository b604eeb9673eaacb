"""Verdicts that are told by pointing back: to an aspect, a council, a grade or a time."""

from collections.abc import Callable

import pytest

HEAD = "Ofsted has published a report on children's services in Kent after an inspection in May."


@pytest.fixture(scope="module")
def judged(facts_of: Callable) -> Callable[[str], list[str]]:
    """Return a function that gives "aspect grade standing" of each judgement below a lead."""

    def rows(text: str) -> list[str]:
        facts = facts_of(f"{HEAD}\n\n{text}", published="2024-06-20").judgements
        told = {
            f"{j.aspect.rsplit('/', 1)[-1]} {j.grade.rsplit('/', 1)[-1]} {j.standing.value}"
            for j in facts
        }
        return sorted(told)

    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a subject that was nothing but an aspect
        ("Only help and protection fell short. It was judged good.", ["help-and-protection good"]),
        ("Leadership was a worry. Inspectors rated it inadequate.", ["leadership inadequate"]),
        ("Children in care fared best. The help that they receive is outstanding.",
         ["looked-after-children outstanding"]),
        # what may be the council is not the aspect
        ("Leadership at the council was praised. It was rated good.", ["overall good"]),
        ("Care leavers were happy. The council was rated good.", ["overall good"]),
        # one sentence
        ("The only area to be rated good was adoption.", ["adoption good"]),
        ("For leadership the grade was good.", ["leadership good"]),
        ("Leadership drew the lowest grade, inadequate.", ["leadership inadequate"]),
        # words for a service that are an aspect of a wider one
        ("Child protection was rated good.", ["help-and-protection good"]),
        ("It was rated inadequate over failings in child protection.", ["overall inadequate"]),
        ("It was given one good: for adoption.", ["adoption good"]),
        ("It is good when it comes to leadership.", ["leadership good"]),
        ("It got good marks under two headings: for adoption and for leadership.",
         ["adoption good", "leadership good"]),
        ("Ofsted rated it good after two visits: one about leadership, one about adoption.",
         ["overall good"]),
        # no more than a grade, and a number that is none
        ("Leadership was no more than good.", ["leadership good"]),
        ("Leadership was thought good.", ["leadership good"]),
        ("Inspectors rated it good. Leadership got the same score, three out of four.",
         ["overall good"]),
        ("Adoption was the bright spot. That service was judged good, with praise for its flats.",
         ["adoption good"]),
        ("Least liked was the support for care leavers. That part of the service is inadequate.",
         ["care-leavers inadequate"]),
        ("Adoption and leadership came out unlike each other: the former was good and the latter "
         "inadequate.", ["adoption good", "leadership inadequate"]),
        ("Leadership is the third count. In 2018, when they first came, that was inadequate.",
         ["leadership inadequate"]),
        # what it is for, past a clause, behind a colon, and beside what nobody grades
        ("It is inadequate for the help and protection that children get and for leadership.",
         ["help-and-protection inadequate", "leadership inadequate"]),
        ("Help and protection is the exception: a good.", ["help-and-protection good"]),
        ("It was found to be good overall, with “outstanding” bits here and there.",
         ["overall good"]),
        # passed on
        ("Adoption got a good. Leadership was given the same grade, and so was the difference that "
         "carers make to children in care.",
         ["adoption good", "leadership good", "looked-after-children good"]),
        ("Adoption is good, and so, to some surprise, is leadership.",
         ["adoption good", "leadership good"]),
        ("It was rated good. The same words were used of leadership.",
         ["leadership good", "overall good"]),
        ("Adoption was given a good. So, after a long struggle, was leadership.",
         ["adoption good", "leadership good"]),
        ("It was rated outstanding. Two judgements went the same way: leadership and adoption.",
         ["adoption outstanding", "leadership outstanding", "overall outstanding"]),
        # emphasis is no doubt
        ("The verdict could not have been worse: the service was inadequate.",
         ["overall inadequate"]),
        ("The service could not be rated good.", []),
    ],
)  # fmt: skip
def test_an_aspect_is_taken_up(
    judged: Callable[[str], list[str]], text: str, rows: list[str]
) -> None:
    """By "it", "them", "so had" and the like, unless a council may be meant."""
    assert judged(text) == [f"{row} current" for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Kent works with Medway, whose services Ofsted rated good in 2022.", ["Medway good"]),
        ("Ofsted visited Kent and Medway. In the first it found that services were good. In the "
         "second it found them inadequate.", ["Kent good", "Medway inadequate"]),
        ("Ofsted went to Kent and Medway; the former was rated good and the latter inadequate.",
         ["Kent good", "Medway inadequate"]),
        ("Kent works alongside Medway and was rated good by Ofsted.", ["Kent good"]),
        ("Ofsted visited Kent and Medway. Each was rated good.", ["Kent good", "Medway good"]),
        ("Ofsted rated Kent good. Medway is worse. Inspectors there found it to be inadequate.",
         ["Kent good", "Medway inadequate"]),
        ("Ofsted judged Kent good. Medway was not inspected. It has been rated inadequate since "
         "2020.", ["Kent good", "Medway inadequate"]),
        ("Children's services in Kent, Medway and Essex are good, outstanding and inadequate "
         "respectively, Ofsted said.", ["Essex inadequate", "Kent good", "Medway outstanding"]),
    ],
)  # fmt: skip
def test_a_council_is_pointed_back_to(facts_of: Callable, text: str, rows: list[str]) -> None:
    """By a clause about it, by "each" and "there", and by "it" though it was left out before."""
    short = {"E10000016": "Kent", "E06000035": "Medway", "E10000012": "Essex"}
    facts = facts_of(text, published="2024-06-20").judgements
    told = {f"{short[j.authority[-9:]]} {j.grade.rsplit('/', 1)[-1]}" for j in facts}
    assert sorted(told) == rows


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Ofsted inspected Kent in May 2022. Then, its services were inadequate.", 2022),
        ("It was not until 2018 that Kent's services were rated good by Ofsted.", 2018),
        ("In 2012 Kent was told by Ofsted that its child protection was inadequate.", 2012),
    ],
)
def test_a_verdict_has_the_time_that_governs_it(facts_of: Callable, text: str, year: int) -> None:
    """That of the clause it hangs on, or the one told last."""
    (fact,) = facts_of(text, published="2024-06-20").judgements
    assert (fact.period.earliest.year, fact.period.latest.year) == (year, year)
