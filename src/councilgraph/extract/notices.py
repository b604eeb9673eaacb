"""Notices of the same name that are served on others: on a landlord, a school, a care home.

Departments serve improvement notices and warning notices on councils; what a council serves itself
("the authority had issued a warning notice to governors"), or what is served on somebody else ("has
served a notice on the provider", "was fined for ignoring a notice"), is no step at the council.
"""

from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.visitors import may_be_a_subject

_SENDERS = ("inspectorate", "department-word", "minister-word", "inspector-noun", "body")
_COUNCILS = ("authority", "authority-type")
_DETERMINERS = frozenset("the a an its their his her each every another".split())
_RECEIVERS = (*_COUNCILS, *_SENDERS, "service", "aspect", "it", "them", "her", "him", "us", "role")
_KNOWN = ("service", "aspect", "role", "report-noun", "inspection-noun", "authority-type")
_REACH, _OPENING, _PRONOUN_REACH = 4, 6, 2


def is_served_on_others(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Tell whether a notice is one that a council serves, or that somebody else is served."""
    items = sentence.items
    if _goes_to_others(items, i) or _comes_from_others(items, i) or _is_of_somebody(items, i):
        return True
    return _is_by_a_council(reading, sentence, i)


def _goes_to_others(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a notice is "on the provider", "to the landlord", "served on a takeaway"."""
    place = i + 1
    while place < len(items) and items[place].is_a("copula", "intervene-verb"):
        place += 1
    after = items[place : place + _REACH]
    if len(after) <= 1 or not after[0].is_a("on", "to", "against"):
        return False
    led = after[1].is_a(*_DETERMINERS)
    if not led and not after[1].is_a("other-body"):
        return False
    near = after[2:] if led else after[1:]
    return bool(near) and not any(item.is_a(*_RECEIVERS) or item.time for item in near)


def _comes_from_others(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what follows says that no department sent it: "served by Anytown Council"."""
    after = items[i + 1 : i + 1 + _REACH + 1]
    place = next((k for k, item in enumerate(after) if item.is_a("by", "from")), len(after))
    if not all(item.is_a("intervene-verb", "that", "which", "copula") for item in after[:place]):
        return False
    sender = [item for item in after[place + 1 :] if not item.is_a(*_DETERMINERS)][:2]
    if not sender or (len(sender) > 1 and sender[1].is_a("'s", "’s")):
        return False  # "from Anytown's commissioners"
    return sender[0].is_a("notice-sender", *_COUNCILS)


def _is_of_somebody(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether no council is who got it: "A firm from Kent was fined for ignoring a notice"."""
    verb = next((k for k in range(i) if items[k].is_a("punished-verb")), 0)
    if verb:
        return not any(may_be_a_subject(items, k) for k in range(verb))
    verb = next((k for k in range(i) if items[k].is_a("copula")), 0)
    if not verb or not items[0].is_a("a", "an") or not items[verb + 1].is_a("intervene-verb"):
        return False
    return not any(items[k].is_a(*_KNOWN) or may_be_a_subject(items, k) for k in range(verb))


def _is_by_a_council(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Tell whether the council told before serves it: "Anytown Council has issued a notice"."""
    items = sentence.items
    near = range(i - 1, max(0, i - _OPENING), -1)
    verb = next((k for k in near if items[k].is_a("intervene-verb")), None)
    if verb is None or sentence.headline:
        return False
    if verb + 1 < i and not items[verb + 1].is_a("a", "an", "the", "two"):
        return False
    helper = verb - 1 - items[verb - 1].is_a("each", "both")  # "were each given a notice"
    if items[helper].is_a("copula", "been", "be", "being", "to"):
        return False
    before = items[:verb]
    if not any(item.is_a("it") for item in before[-_PRONOUN_REACH:]):
        before = before[::-1]  # who is told of nearest issued it, and "it" is who is told of first
    subject = next((item for item in before if item.is_a(*_COUNCILS, *_SENDERS)), None)
    if subject is not None:
        return not subject.is_a(*_SENDERS)
    return items[0].is_a("it") and _told_of_a_council(reading, sentence)


def _told_of_a_council(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether "it" stands for the council that the sentence before begins with."""
    opening = reading.sentences[sentence.index - 1].items[:_OPENING] if sentence.index else ()
    subject = next((item for item in opening if item.is_a(*_COUNCILS, *_SENDERS)), None)
    return subject is not None and not subject.is_a(*_SENDERS)
