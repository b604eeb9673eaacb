"""What a service is graded now, and was graded before, in all plain turns of both.

Turns are combined, so that each is read beside each other: a rule for one must not undo another.
"""

from collections.abc import Callable
from itertools import product

import pytest

SERVICES = "Kent's children's services"
NOW = (
    "{who} have been rated {grade} by Ofsted",
    "Ofsted has rated {who} {grade}",
    "Ofsted has found {who} to be {grade}",
    "{who} are now {grade}, Ofsted has said",
    "Ofsted has given {who} a rating of {grade}",
    "{who} were rated {grade} by Ofsted this week",
    "{who} received a verdict of {grade} from Ofsted on Tuesday",
    "Ofsted inspectors concluded last month that {who} were {grade}",
    "A report by Ofsted, published today, rates {who} {grade}",
)
NOW_THEY = tuple(turn for turn in NOW if turn.startswith("{who}"))
BEFORE = (
    ". They were rated {grade} in 2019.",
    ". They had been rated {grade} in 2019.",
    ". They were previously rated {grade}.",
    ". Previously they were {grade}.",
    ". At the last inspection, in 2019, they were {grade}.",
    ". At their previous inspection they were judged to be {grade}.",
    ". Five years ago inspectors found them to be {grade}.",
    ". Their previous rating was {grade}.",
    ". In 2019 Ofsted told the council that they were {grade}.",
    ". It previously told the council that they were {grade}.",
    ". Last time they were {grade}.",
    ". They were {grade} when Ofsted last called.",
    ". They were {grade} when inspectors were last there, in 2019.",
    ". The last report, in 2019, said that they were {grade}.",
    ". In 2019 the verdict was {grade}.",
    ". That compares with {grade} in 2019.",
    ". The previous inspection ended in a rating of {grade}.",
    ". Until now they had been rated {grade}.",
    ". Five years earlier they had been found to be {grade}.",
    ". They had previously been judged to be {grade}.",
    ". That is a different picture from 2019, when they were {grade}.",
    ", up from {grade} in 2019.",
    ", having been {grade} in 2019.",
    ", five years after they were judged to be {grade}.",
    "; in 2019 they were {grade}.",
    " (previously {grade}).",
    ", whereas in 2019 they were {grade}.",
    ", five years on from a rating of {grade}.",
)
OPENINGS = (
    "Rated {grade} at the last inspection, ",
    "Having been {grade} the last time anybody looked, ",
    "Five years after being rated {grade}, ",
    "Previously {grade}, ",
    "Once rated {grade}, ",
)
GRADES = (("inadequate", "inadequate"), ("good", "inadequate"), ("inadequate", "outstanding"))
AGAIN = (
    "Ofsted, whose inspectors spent two weeks in the county in December, found them to be {grade}",
    "Inspectors visited in March and found that they were {grade}",
    "They were judged to be {grade} when inspectors visited in March",
    "The inspection took place in March, and the report says that they are {grade}",
    "The {grade} rating came after inspectors spent three weeks there in February",
    "Inspectors, who had been in the county in March, told the council that they were {grade}",
    "Overall, they were rated {grade}",
    "The inspectors, who were there from 4 to 15 March, rated them {grade}",
    "Staff learned on Monday that they had been rated {grade}",
)


def told(facts_of: Callable, text: str) -> list[tuple[str, str]]:
    """Return the grades and how they stand, one for each inspection, of news of June 2024."""
    judgements = facts_of(f"News\n\n{text}", published="2024-06-20").judgements
    events = {(j.grade.rpartition("/")[2], j.standing.value, j.event) for j in judgements}
    return sorted((grade, standing) for grade, standing, _ in events)


@pytest.mark.parametrize(("now", "before"), [*product(NOW, BEFORE)])
def test_now_and_before_are_two_inspections(facts_of: Callable, now: str, before: str) -> None:
    """Whether the grade is the same or another, it was given twice."""
    for new, old in GRADES if before[0] == "." else GRADES[1:]:
        text = now.format(who=SERVICES, grade=new) + before.format(grade=old)
        assert told(facts_of, text) == sorted([(new, "current"), (old, "previous")])


@pytest.mark.parametrize(("now", "opening"), [*product(NOW_THEY, OPENINGS)])
def test_what_opens_a_sentence_is_before(facts_of: Callable, now: str, opening: str) -> None:
    """A phrase before the subject is of the council's services, and of another time."""
    new, old = "good", "inadequate"
    text = opening.format(grade=old) + now.format(who=SERVICES, grade=new) + "."
    assert told(facts_of, text) == [(new, "current"), (old, "previous")]


@pytest.mark.parametrize(("now", "again"), [*product(NOW, AGAIN)])
def test_one_inspection_told_twice_is_one(facts_of: Callable, now: str, again: str) -> None:
    """The days of inspectors, of their report and of the news are of one inspection."""
    text = f"{now.format(who=SERVICES, grade='inadequate')}. {again.format(grade='inadequate')}."
    assert told(facts_of, text) == [("inadequate", "current")]
