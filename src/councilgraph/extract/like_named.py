"""People and boards that only share a name with a step: officers who buy care, a hospital's board.

Nobody sent them to a council. Notices that are served on others are told by `notices`.
"""

from councilgraph.extract.other_bodies import describes_another
from councilgraph.extract.reading import Item

_OWNING = frozenset("'s ’s ' ’".split())
_SENDERS = ("inspectorate", "department-word", "minister-word")
_LEADING = frozenset("for at in of over".split())
_DONE = ("copula", "has", "have", "been", "intervene-verb")
_REACH = 6


def are_of_the_staff(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether people of such a role are a council's own, as nobody in sight has sent them.

    "Four secondary advisers", "to send its own advisers", but "a panel of advisers". Nor does
    somebody's adviser on a subject help anybody: "the government's adviser on social care".
    """
    owned = i > 0 and items[i - 1].is_a(*_OWNING)
    if owned and items[i + 1 : i + 2] and items[i + 1].is_a("on"):
        return True
    single = not items[i].text.endswith("s") or " " in items[i].text
    if single or (i > 1 and items[i - 1].is_a("of")):
        return False
    return not any(item.is_a(*_SENDERS) for item in items)


def buy_services(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether officers are meant who buy services: "Commissioners have put it out to tender".

    Those whom somebody sent are told with who sent them, or as people who are known: "the".
    """
    known = i > 0 and (items[i - 1].mentions or items[i - 1].is_a("the", *_OWNING))
    if known or " " in items[i].text or not items[i].text.endswith("s"):
        return False
    if any(item.is_a(*_SENDERS, "intervene-verb") for item in items):
        return False
    own = items[i + 1 : i + 2] and items[i + 1].is_a("from")  # "Commissioners from Anytown Council"
    return bool(own) or any(item.is_a("buying-word") for item in items)


def is_of_another_body(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a board or the like is for a hospital or a school: "for the trust in Kent".

    Or "was set up at the hospital", "for Kent's hospitals".
    """
    place = next((k for k in range(i + 1, len(items)) if not items[k].is_a(*_DONE)), len(items) - 1)
    if not items[place].is_a(*_LEADING):
        return False
    for k in range(place + 1, min(len(items) - 1, place + 1 + _REACH)):
        if items[k].is_a("authority-type", "service", "aspect", ",", "and", "after"):
            return False
        if items[k].is_a("authority") and not items[k + 1].is_a(*_OWNING):
            return describes_another(items, k)
        if items[k].is_a("other-body"):
            return True
    return False
