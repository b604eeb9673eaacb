"""Grades told without a verb of their own: labels, brackets, lists, "its good-rated services"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.reading import Item, Sentence

_BRACKET = 2
_LISTED = ("aspect", "authority", "service")
_QUOTES = ("‘", "’", "“", "”", "'", '"')
_LED = ("judgement-verb", "copula", "which", ":", "judgement-noun", "inspectorate", "'s")
_GOING_ON = (",", ".", ";", "-", "at", "for", "in")


def is_labelled(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade has no verb, but stands behind what has it."""
    items = sentence.items
    labelled = _ends_label(sentence, head) or _bracketed(items, head) or _tabled(items, head)
    return labelled or _is_a_verdict(items, head) or _is_headline(sentence, head)


def _is_a_verdict(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a sentence is nothing but a verdict at first: "Good overall, after two poor"."""
    after = items[head.end : head.end + 2]
    whole = head.start == 0 and len(after) > 1 and after[0].text.lower() == "overall"
    return whole and after[1].is_a(",", ".", ";", "with", "but", "-")


def _is_headline(sentence: Sentence, head: Head) -> bool:
    """Tell whether a headline leaves out the verb: "Anytown adoption ‘good’", "Top grade for"."""
    if not sentence.headline:
        return False
    items = sentence.items
    after = [item for item in items[head.end : head.end + 3] if not item.is_a(*_QUOTES)]
    if head.start == 0:
        return head.rank and bool(after) and after[0].is_a("for")
    before = [item for item in items[: head.start] if not item.is_a(*_QUOTES)]
    if not before or not all(item.is_a(*_GOING_ON) for item in after[:1]):
        return False
    side = any(item.is_a("aspect") for item in after[1:2])
    return before[-1].is_a("service") or (side and before[-1].is_a("authority"))


def _ends_label(sentence: Sentence, head: Head) -> bool:
    """Tell whether the grade follows a label: "Overall effectiveness: Inadequate"."""
    items = sentence.items
    moved = head.end < len(items) - 2 and items[head.end + 1].is_a("up", "down")
    if head.end < len(items) - 4 and not (items[head.end].is_a("(") or moved):
        return False
    before = [item for item in items[: head.start] if not item.is_a(*_QUOTES)]
    before = before[:-1] if before and before[-1].is_a("a", "an") else before
    if not before or not before[-1].is_a(":", "-", "|"):
        return False
    label = before[:-1]
    named = any(item.is_a("aspect", "service", "authority", "judgement-noun") for item in label)
    dated = len(label) == 1 and label[0].time is not None and label[0].time.year is not None
    return dated or (named and len(label) <= 16)


def _tabled(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade stands in a list behind what has it: ": adoption, good; Kent, poor".

    Dashes may stand there as well: ": Kent – good, Surrey – poor".
    """
    if head.start < _BRACKET or not items[head.start - 1].is_a(",", "-"):
        return False
    closing = (";", ".") if items[head.start - 1].is_a(",") else (";", ".", ",", "and")
    closing = (*closing, ":") if _opens_list(items) else closing
    ends = head.end >= len(items) or items[head.end].is_a(*closing)
    listed = any(item.is_a(":") for item in items[: head.start - _BRACKET])
    listed = listed or _opens_list(items)
    return ends and listed and items[head.start - _BRACKET].is_a(*_LISTED)


def _opens_list(items: tuple[Item, ...]) -> bool:
    """Tell whether a sentence begins with a list that a colon ends: "Kent, C1; Surrey, C2:"."""
    colon = next((i for i, item in enumerate(items) if item.is_a(":")), 0)
    entry = (_LISTED, (",", "-"), ("grade",), (";", ","))
    told = all(item.is_a(*entry[n % len(entry)]) for n, item in enumerate(items[:colon]))
    return told and colon > len(entry) and colon % len(entry) == len(entry) - 1


def _bracketed(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether the grade stands in brackets after what has it: "Anytown (good)".

    A label may lead up to it there: "Anytown (Ofsted grade: good)".
    """
    start = head.start
    while start > 1 and items[start - 1].is_a(*_LED):
        start -= 1
    if start < _BRACKET or not items[start - 1].is_a("("):
        return False
    closed = head.end < len(items) and (
        items[head.end].is_a(")", ",", ";") or items[head.end].time is not None
    )
    return closed and items[start - 2].is_a("authority", "aspect", "service", "authority-type")


def is_hyphened(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade is joined to a verb: "its good-rated services"."""
    after = items[head.end : head.end + 2]
    if len(after) < 2 or not after[0].is_a("-") or not after[1].is_a("judgement-verb"):
        return False
    return after[0].span.start == head.mention.span.end
