"""What a clause says of a grade: that it was given, or that it may be, is not, or is a count."""

from collections.abc import Callable

import pytest

from councilgraph.extract.clauses import clause_end, clause_start, is_asserted

CASES = [
    ("Torbay was rated inadequate.", None),
    ("Ofsted has told Torbay that it is inadequate.", None),
    ("Torbay had expected better but was rated inadequate.", None),
    ("Torbay was said to be inadequate.", None),
    ("Torbay was found to be inadequate.", None),
    ("Torbay was the first council to be rated inadequate.", None),
    ("It is unlike Kent, which nobody likes, because Torbay is inadequate.", None),
    # not yet, and perhaps never
    ("Torbay could be rated inadequate.", "hypothetical"),
    ("Torbay would be inadequate.", "hypothetical"),
    ("If Torbay is rated inadequate, it will lose its services.", "hypothetical"),
    ("It will lose its services if Torbay is rated inadequate.", "hypothetical"),
    ("Torbay asked whether it was inadequate.", "hypothetical"),
    ("To go from inadequate takes two years.", "hypothetical"),
    ("Torbay wants to be the first council to be rated inadequate.", "hypothetical"),
    ("Torbay fears an inadequate rating.", "hypothetical"),
    # not so
    ("Torbay is not inadequate.", "negation"),
    ("Torbay wasn’t rated inadequate.", "negation"),
    ("Ofsted has never rated Torbay inadequate.", "negation"),
    ("Torbay avoided an inadequate rating.", "negation"),
    # nobody in particular
    ("Six other councils are inadequate.", "aggregate"),
    ("Several councils were rated inadequate.", "aggregate"),
    ("Most councils were rated inadequate.", "aggregate"),
    # only asked
    ("Was Torbay rated inadequate?", "question"),
    ("“Is Torbay inadequate?” it asks.", None),
]


@pytest.mark.parametrize(("text", "why_not"), CASES)
def test_a_grade_counts_only_if_asserted(
    reading_of: Callable, text: str, why_not: str | None
) -> None:
    """A clause either asserts its grade or there is a reason why it does not."""
    (sentence,) = reading_of(text).sentences
    (place,) = sentence.find("grade")
    start, end = clause_start(sentence, place), clause_end(sentence, place)
    assert is_asserted(sentence, start, place, end) == why_not


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Torbay, which was rated inadequate in May, is good.", "was rated inadequate in May,is"),
        ("Kent is good while Torbay is inadequate.", "Torbay is inadequate."),
        ("Overall: inadequate", "inadequate"),
        ("It was poor; Torbay was inadequate; it knew.", "Torbay was inadequate"),
        ("Torbay (rated inadequate in May) is calm.", "rated inadequate in May"),
        ("Since May Torbay has been inadequate.", "Since May Torbay has been inadequate."),
        ("Since Torbay was rated inadequate it has changed.", "Torbay was rated inadequate it has"),
    ],
)
def test_a_clause_ends_at_marks_and_conjunctions(
    reading_of: Callable, text: str, clause: str
) -> None:
    """A time after "since" begins no clause; a relative clause keeps what follows its comma."""
    (sentence,) = reading_of(text).sentences
    place = next(i for i in sentence.find("grade") if sentence.items[i].text == "inadequate")
    start, end = clause_start(sentence, place), clause_end(sentence, place)
    inside = sentence.items[start:end]
    squeezed = text[inside[0].span.start : inside[-1].span.end].replace(", ", ",")
    assert squeezed.startswith(clause)
