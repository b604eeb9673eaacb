"""What a build tells: a summary that is short, a report that is complete."""

import json

import pytest

from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Span
from councilgraph.publish.reports import issue_line, issues_as_json, summarise

UNPLACED = Issue(
    trouble=Trouble.UNATTACHED_GRADE,
    source="page.txt",
    message="“poor” reads like a grade, but nobody is named whose grade it is.",
    sentence="It was\n  “poor”, £5m or not.",
    span=Span(start=3, end=9),
)


def issue(trouble: Trouble, number: int = 0) -> Issue:
    """Return an issue without a sentence."""
    return Issue(trouble=trouble, source=f"{number}.txt", message=f"{number}.txt is odd")


def summary(*issues: Issue, **changes: object) -> list[str]:
    """Return the lines of a summary."""
    numbers = {
        "articles": 1200,
        "unchanged": 0,
        "claims": 34,
        "quarantined": 0,
        "seconds": 5.04,
        "report": None,
        **changes,
    }
    return list(summarise(issues=issues, **numbers))  # type: ignore[arg-type]


def test_the_first_line_counts() -> None:
    """Articles, claims, issues, quarantined and seconds; nothing more if nothing is wrong."""
    assert summary() == ["1,200 articles, 34 claims read, 0 issues, 0 quarantined, 5.0 seconds"]
    assert summary(articles=1, claims=1)[0].startswith("1 article, 1 claim read, 0 issues")
    assert summary(unchanged=7)[0].startswith("1,200 articles (7 unchanged), 34 claims")


@pytest.mark.parametrize("trouble", [Trouble.UNREADABLE, Trouble.INVALID, Trouble.INTERNAL])
def test_what_was_lost_is_named(trouble: Trouble) -> None:
    """A file or an article that is not in the record has a line of its own."""
    first, second = summary(issue(trouble))
    assert "1 issue," in first
    assert second == f"  {trouble.value}: 0.txt is odd"


def test_a_long_list_is_cut_and_says_so() -> None:
    """The reader is told how many more there are."""
    lines = summary(*(issue(Trouble.UNREADABLE, n) for n in range(20)))
    assert lines[1:9] == [f"  unreadable: {n}.txt is odd" for n in range(8)]
    assert lines[9:] == ["  and 12 more of the kind"]


def test_the_other_issues_are_counted_by_kind() -> None:
    """In alphabetical order, with the place where they can be read, or the way to it."""
    issues = (UNPLACED, UNPLACED, issue(Trouble.DUPLICATE), issue(Trouble.UNREADABLE))
    told = "  1 duplicate, 2 unattached-grade: "
    assert summary(*issues)[-1] == f"{told}write them to a file with --report FILE.jsonl"
    assert summary(*issues, report="out.jsonl")[-1] == f"{told}see out.jsonl"


def test_an_issue_is_one_line() -> None:
    """Its sentence follows, on the same line."""
    assert issue_line(UNPLACED) == (
        "unattached-grade: “poor” reads like a grade, but nobody is named whose grade it is. "
        "“It was “poor”, £5m or not.”"
    )


def test_the_report_keeps_everything() -> None:
    """One JSON object a line, with the sentence as it stands in the text, and readable as it is."""
    text = issues_as_json([UNPLACED, issue(Trouble.UNREADABLE)])
    assert text.endswith("}\n")
    first, second = (json.loads(line) for line in text.splitlines())
    assert first == {
        "trouble": "unattached-grade",
        "source": "page.txt",
        "message": UNPLACED.message,
        "sentence": UNPLACED.sentence,
        "start": 3,
        "end": 9,
    }
    assert (second["sentence"], second["start"], second["end"]) == (None, None, None)
    assert "£5m" in text
    assert issues_as_json([]) == ""
