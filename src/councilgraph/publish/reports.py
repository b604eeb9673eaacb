"""What a build tells when it is done: a summary for people, issues as JSON lines for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from councilgraph.model.issues import Issue, Trouble

_SHOWN = 8
_GRAVE = (Trouble.UNREADABLE, Trouble.INVALID, Trouble.INTERNAL)


def summarise(
    *,
    articles: int,
    unchanged: int,
    claims: int,
    quarantined: int,
    issues: Sequence[Issue],
    seconds: float,
    report: str | None,
) -> Iterator[str]:
    """Yield the lines of a build's summary, with the files that could not be read by name."""
    same = f" ({unchanged} unchanged)" if unchanged else ""
    yield (
        f"{_counted(articles, 'article')}{same}, {_counted(claims, 'claim')} read, "
        f"{_counted(len(issues), 'issue')}, {quarantined} quarantined, {seconds:.1f} seconds"
    )
    grave = [i for i in issues if i.trouble in _GRAVE]
    for issue in grave[:_SHOWN]:
        yield "  " + issue_line(issue)
    if len(grave) > _SHOWN:
        yield f"  and {len(grave) - _SHOWN} more of the kind"
    others = Counter(i.trouble.value for i in issues if i not in grave)
    if others:
        told = ", ".join(f"{count} {trouble}" for trouble, count in sorted(others.items()))
        where = f"see {report}" if report else "write them to a file with --report FILE.jsonl"
        yield f"  {told}: {where}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def issue_line(issue: Issue) -> str:
    """Return one issue as one line.

    >>> issue_line(Issue(trouble=Trouble.UNREADABLE, source="a.txt", message="a.txt is empty"))
    'unreadable: a.txt is empty'
    """
    sentence = f" “{' '.join(issue.sentence.split())}”" if issue.sentence else ""
    return f"{issue.trouble.value}: {issue.message}{sentence}"


def issues_as_json(issues: Sequence[Issue]) -> str:
    """Return the issues as JSON lines: trouble, source, message, sentence, start, end."""
    lines = [
        json.dumps(
            {
                "trouble": issue.trouble.value,
                "source": issue.source,
                "message": issue.message,
                "sentence": issue.sentence,
                "start": issue.span.start if issue.span else None,
                "end": issue.span.end if issue.span else None,
            },
            ensure_ascii=False,
        )
        for issue in issues
    ]
    return "".join(f"{line}\n" for line in lines)
