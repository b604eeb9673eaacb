"""Steps that words around a noun only speak of: compared, owned by nobody known, told in general.

"Cheaper than a commissioner", "a notice is the usual one", "it denied that a notice was due",
"a request that a commissioner be sent", "rumours in the town of a notice", "a trust was an option".
"""

from itertools import pairwise

from councilgraph.extract.reading import Item, Sentence

_UNKNOWN = frozenset("a an any some another".split())
_OWNING = frozenset("'s ’s ' ’".split())
_PRESENCE = frozenset("is are was were has have had did does do will".split())
_DENIALS = frozenset("not never neither nowhere".split())
_DEFINING = frozenset("a an the what not one".split())
_OFTEN = frozenset("usually normally typically generally often sometimes seldom always".split())
_REACH, _BARE_REACH, _LED_REACH, _TALK_REACH = 3, 3, 6, 8
_OF = frozenset(["of", "about", "over", "for"])
_NUMBERS = frozenset("four five six seven eight nine ten eleven twelve dozen".split())
_ASKED = ("inspectorate", "body", "minister-word", "department-word", "role", "them", "him", "her")
_MANAGED = frozenset(["be", "should"])


def is_mere_talk(sentence: Sentence, i: int) -> bool:
    """Tell whether a step is not told to have been taken by anybody, but only spoken of."""
    items = sentence.items
    if _is_object_of_talk(items, i) or _is_said_by_rumour(items, i):
        return True
    if _is_denied_before(sentence, i) or _is_asked_that_it_be(items, i):
        return True
    if _is_asked_of_ministers(items, i) or _is_not_taken(items[i + 1 : i + 4]):
        return True
    if not _is_unknown(items, i):
        return False
    if _is_general(sentence, i) or _says_nothing_of_it(items, i):
        return True
    return _is_an_option(sentence, i)


def _is_object_of_talk(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether words for what is only spoken of lead to a noun: "a petition for a trust".

    So does asking somebody for it: "will ask the department for an adviser".
    """
    if i > 2 and items[i - 1].is_a("a", "an") and items[i - 2].is_a("for"):
        asked = items[max(0, i - _TALK_REACH) : i - 2]
        if any(item.is_a("asking-verb") for item in asked):
            return True
    for k in range(i - 1, max(-1, i - 1 - _LED_REACH), -1):
        if items[k].is_a("only-spoken-of"):
            return True
        leads = ("to", "be", "being", "only-spoken-of")
        taken = items[k].is_a("intervene-verb") and items[k - 1].is_a(*leads)
        if items[k].is_a("and", "but", ","):
            break
        if items[k].mentions and not (taken or _is_gerund(items[k])):
            break
    return False


def _is_said_by_rumour(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun is what talk is about: "talk in the town of a trust", "rumours that"."""
    for k in range(i - 1, 0, -1):
        if items[k].is_a("but", ";", ":"):
            return False
        that = items[k].is_a("that")
        if not (that or (items[k].is_a(*_OF) and i - k <= _LED_REACH)):
            continue
        talk = any(item.is_a("talk-noun") for item in items[max(0, k - _TALK_REACH) : k])
        if talk and that:
            return True
        if talk:
            return not any(item.is_a(",") for item in items[k:i])
    return False


def _is_asked_that_it_be(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a step is only asked for: "a request that a commissioner be sent"."""
    if not any(item.is_a(*_MANAGED) for item in items[i + 1 : i + 2]):
        return False
    asked = next((k for k in range(i - 1, 0, -1) if items[k].is_a("that")), None)
    ordered = asked is not None and items[asked - 1].is_a("intervene-verb", "step-announced")
    return asked is not None and not ordered


def _is_asked_of_ministers(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether somebody asks others to take a step: "urged ministers to send commissioners"."""
    for k in range(i - 1, 1, -1):
        if items[k].is_a("but", ";", ":", ","):
            return False
        if items[k].is_a("intervene-verb") and items[k - 1].is_a("to"):
            asked = items[max(0, k - _TALK_REACH) : k - 1]
            verbs = ("asking-verb", "only-spoken-of")  # "asked ministers", "called for ministers"
            place = next((n for n, item in enumerate(asked) if item.is_a(*verbs)), None)
            return place is not None and any(one.is_a(*_ASKED) for one in asked[place:])
    return False


def _is_an_option(sentence: Sentence, i: int) -> bool:
    """Tell whether a step is one of those there are to choose from: "a trust was one option"."""
    if not sentence.has("option-word"):
        return False
    return not any(item.is_a("option-taken") for item in sentence.items)


def _is_not_taken(after: tuple[Item, ...]) -> bool:
    """Tell whether what follows is a step that was not: "notice fears", "was never sent"."""
    if after and after[0].is_a("talk-noun"):
        return True
    if len(after) < _REACH:
        return False
    denied = after[0].is_a(*_PRESENCE) and after[1].is_a(*_DENIALS)
    parted = after[0].is_a(",") and after[1].is_a("if", "unless")
    return parted or (denied and after[2].is_a("intervene-verb"))


def _is_gerund(item: Item) -> bool:
    return item.text.lower().endswith("ing")


def _is_denied_before(sentence: Sentence, i: int) -> bool:
    """Tell whether somebody denied what is told: "she denied that she was about to issue"."""
    items = sentence.items
    denied = [k for k in sentence.find("negation") if k < i - 1 and items[k + 1].is_a("that")]
    return any(not any(item.is_a("but", ";") for item in items[k:i]) for k in denied)


def _is_unknown(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun is of none in particular: "a notice", "an outside adviser", "boards"."""
    if items[i].text.lower().split()[0] in _UNKNOWN:
        return True
    for k in range(i - 1, max(-1, i - 1 - _BARE_REACH), -1):
        if items[k].is_a(*_UNKNOWN):
            return True
        if items[k].is_a("former-holder"):
            continue
        if items[k].mentions or items[k].is_a(",", "the", "its", "their", *_OWNING):
            break
    return items[i].text.endswith("s") and not (i and items[i - 1].is_a("the", "its", "their"))


def _is_conditional(after: tuple[Item, ...]) -> bool:
    """Tell whether what would be done hangs on something: "would be sent in if", "would have"."""
    had = after[0].is_a("would") and after[1].is_a("have")
    return had or any(item.is_a("if", "unless", "were") for item in after)


def _is_general(sentence: Sentence, i: int) -> bool:
    """Tell whether steps are of a career, of other places, or of the run of things.

    "Two former commissioners", "elsewhere ministers sent trusts", "they often send a commissioner",
    "other councils have had notices".
    """
    items = sentence.items
    if i and items[i - 1].is_a("former-holder"):
        return True
    if i and items[i - 1].is_a("more", "fewer", "any", "most", "many", "few"):
        return not sentence.has("authority", "authority-type", "intervene-verb")
    counted = i and (items[i - 1].is_a(*_NUMBERS) or items[i - 1].text.isdigit())
    sent = i > 1 and items[i - 2].is_a("intervene-verb")
    if counted and not sent and not sentence.has("authority", "authority-type"):
        return True  # "The department has ten commissioners at work"
    if sentence.has("aggregate") and not sentence.has("authority", "authority-type"):
        return True
    if _is_of_others(items, i) or any(k < i for k in sentence.find(*_OFTEN)):
        return True
    if _tells_who_has_none(items, i):
        return True
    return sentence.has("elsewhere") and not sentence.has("authority", "authority-type")


def _is_of_others(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether it is others to whom it happened: "other cities had been sent commissioners"."""
    for k in range(i - 1, 1, -1):
        if items[k].is_a("authority", "but", "while", ";"):
            return False
        had = items[k].is_a("have", "had") and items[k - 1].text.endswith("s")
        if had and items[k - 2].is_a("other", "some", "few", "several"):
            return True
    return False


def _tells_who_has_none(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether the one council named is none of those: "eight have one, Kent is not among"."""
    named = [k for k in range(len(items)) if items[k].is_a("authority")]
    if len(named) != 1 or named[0] < i:
        return False
    after = items[named[0] + 1 : named[0] + 1 + _REACH]
    denied = any(x.is_a("copula") and y.is_a(*_DENIALS, "negation") for x, y in pairwise(after))
    return denied and any(item.is_a("them", "these", "those") for item in items[named[0] + 1 :])


def _says_nothing_of_it(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether what follows owns, denies, doubts or defines: "a notice was never issued"."""
    after = items[i + 1 : i + 4]
    if not after:
        return False
    rest = " ".join(item.text for item in items[i + 1 :]).casefold().split()
    if any(one == "none" and other in _PRESENCE for one, other in pairwise(rest)):
        return True  # "is expected to issue a notice; none has been served yet"
    # A mark after a space opens a quotation: "a notice 'within weeks'".
    if after[0].is_a(*_OWNING) and after[0].span.start == items[i].span.end:
        return True
    if after[0].is_a("may", "might", "could", "can", "should", "costs", "only-spoken-of"):
        return True
    if after[0].is_a("would", "will", "step-announced") and _is_conditional(items[i + 1 :]):
        return True
    if after[0].is_a("effect-verb", "means") and items[0].is_a(*_UNKNOWN):
        return True  # "A notice stops all new spending"
    if after[0].is_a("has", "have", "had") and after[1:] and after[1].is_a("been"):
        after = (after[0], *items[i + 3 : i + 5])
    if len(after) < _REACH or not after[0].is_a(*_PRESENCE):
        return False
    if after[0].is_a("is", "are") and after[1].is_a(*_DEFINING) and after[2].text != "to":
        return True
    return after[1].is_a(*_DENIALS, "only-spoken-of")
