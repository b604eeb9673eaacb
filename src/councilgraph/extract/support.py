"""What speaks for a grade word meaning a grade that was given: signals, and whether they do.

Everyday words ("good") need more than words that hardly mean anything else ("inadequate").
"""

from itertools import pairwise

from councilgraph.extract.changes import is_compared_with, is_in_a_change
from councilgraph.extract.clauses import clause_start
from councilgraph.extract.graded_things import find_graded_thing
from councilgraph.extract.heads import Head
from councilgraph.extract.inverted import is_where_it_stands
from councilgraph.extract.labels import is_hyphened, is_labelled
from councilgraph.extract.leaving import is_left
from councilgraph.extract.looking_back import is_put_in
from councilgraph.extract.reading import Item, Reading, Sentence
from councilgraph.extract.saying import cites_an_inspection
from councilgraph.extract.ungraded import describes_a_thing, is_adverb, is_of_a_thing

_VERB_REACH, _AWARD_REACH, _OWN_REACH = 14, 10, 4
_SIDE = 4  # words to name one
_STRONG = frozenset("told-of verb noun label change no-longer award gapped formerly".split())
_REPORTED = ("inspectorate", "inspector-noun", "report-noun", "report-verb")
_MOVES = ("rise-verb", "fall-verb", "retain-verb")
_BRACKET = 2
_SINCE_BEING = ("after", "since", "from", "despite", "before", "time-expression")
_NOUN_PHRASE = 7
_SINCE = ("under", "until", "since", "when", "overall")
_TOO = (",", "too", "also", "likewise")
_PASSIVE = ("copula", "has", "have", "had", "been", "also", "too", "again")
_BETWEEN_GRADES = frozenset("and but , for at in on the its their aspect service".split())


def find_signals(reading: Reading, sentence: Sentence, head: Head, start: int) -> set[str]:
    """Name what speaks for this grade having been given."""
    items = sentence.items
    partner = _partner(items, head.start)
    if partner is not None:
        start = min(start, clause_start(sentence, partner))
    left = items[start : head.start]
    signals = set()
    reach = _VERB_REACH + _SIDE * sum(item.is_a("aspect") for item in left)
    if any(item.is_a("judgement-verb") for item in left[-reach:]):
        signals.add("verb")
    if any(item.is_a("award-verb") for item in left[-_AWARD_REACH:]) or _awarded_after(items, head):
        signals.add("award")
    signals |= {"nominal"} if _is_a_thing_given(items, head) else set()
    moved = sentence.has(*_MOVES) and any(i.is_a(*_MOVES) for i in left[-_AWARD_REACH:])
    back = any(item.is_a("coming-back") for item in left[-1:])  # "has returned to poor"
    if moved or back or is_in_a_change(items, head, start):
        signals.add("change")
    if is_left(left, items[head.end :]):
        signals.add("no-longer")
    if _copula_before(items, head.start) or _inverted(items, head):
        signals.add("copula")
    if _noun_beside(items, head):
        signals.add("noun")
        if any(item.is_a("has", "have", "had", "with") for item in left[-_OWN_REACH:]):
            signals.add("possession")
    if _is_owned(items, head, left, "nominal" in signals):
        signals.add("possession")
    if _serves(items, head):
        signals |= {"possession", "nominal"}
    signals |= {"label"} if is_labelled(sentence, head) else set()
    phrase = " " in head.mention.text
    if phrase and (names_source(sentence, *_REPORTED) or cites_an_inspection(items)):
        signals.add("told-of")
    own = phrase and items[max(0, head.start - 1)].is_a("authority", "service", "authority-type")
    if (own or head.mention.text.lower().startswith("require")) and not head.rank:
        signals.add("verbal")
    if reading.quoted(head.mention.span):
        signals.add("quoted")
    if head.end < len(items) and items[head.end].is_a("service"):
        signals.add("attributive")
        if any(item.is_a("has", "have", "had") for item in left[-1:]):
            signals.add("possession")
    signals |= {"change"} if is_compared_with(items, head) else set()
    signals |= {"verb", "attributive"} if is_hyphened(items, head) else set()
    signals |= _set_apart(items, head)
    if names_source(sentence, "inspectorate", "inspector-noun"):
        signals.add("inspector")
    signals |= {"describes"} if describes_a_thing(items, head) else set()
    if is_of_a_thing(items, head, start):
        signals.add("thing")
    return signals | find_graded_thing(sentence, head, start)


def _is_owned(items: tuple[Item, ...], head: Head, left: tuple[Item, ...], nominal: bool) -> bool:
    """Tell whether somebody has a grade: "with a C3", "it now has a good", "there was a good"."""
    if any(item.is_a("with") for item in left[-2:]) and (nominal or head.mention.text[0].isupper()):
        return True
    owned = any(item.is_a("has", "have", "had") for item in left[-_BRACKET:])
    owned = owned and not items[head.end].is_a("and", "to")
    near = pairwise(left[-_OWN_REACH:])
    return nominal and (
        owned or any(one.is_a("there") and other.is_a("copula") for one, other in near)
    )


def names_source(sentence: Sentence, *tags: str) -> bool:
    """Tell whether a sentence, with what was left out of it, has a known phrase so tagged."""
    return not sentence.known_tags.isdisjoint(tags)


def _set_apart(items: tuple[Item, ...], head: Head) -> set[str]:
    """Name how a grade is set apart, by a comma or the like: "once good, it", "Anytown, good,"."""
    signals: set[str] = set()
    before = items[head.start - 1] if head.start else None
    if before is None:
        comma = next((i for i in items[head.end : head.end + 3] if i.is_a(",") or i.time), None)
        # "Good in 2012, Anytown is"
        return {"apposition", "beside-name"} if comma is not None and comma.time else signals
    last_seen = before.is_a(",") and is_put_in(items, head.start, head.end)
    if last_seen or (before.is_a(",", "-", "previous-marker") and _loose_end(items, head.end)):
        signals.add("apposition")
    both = before.is_a("both") and head.start > 1 and items[head.start - 2].is_a(",")
    if _explains_a_name(items, head) or (both and _loose_end(items, head.end)):
        signals |= {"apposition", "beside-name"}
    if before.is_a("previous-marker") and head.end < len(items) and items[head.end].is_a(","):
        signals.add("formerly")  # "once outstanding, it now"
    return signals


def _awarded_after(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a clause says that a grade was given: "the grade which it had received".

    Or "the same mark was awarded for", "a good rating went to".
    """
    after = items[head.end : head.end + _AWARD_REACH]
    noun = head.rank or any(item.is_a("judgement-noun") for item in after[:1])
    led = any(item.is_a("a", "an") for item in items[max(0, head.start - 1) : head.start])
    noun = noun or (led and any(item.is_a("copula") for item in after[:1]))
    told = (i for i in after if not i.is_a("judgement-noun", *_PASSIVE) and not is_adverb(i))
    verb = next(told, None)
    if noun and verb is not None and verb.is_a("going-verb"):
        return True
    if verb is not None and verb.is_a("award-verb" if noun else "judgement-verb"):
        return any(item.is_a("copula") for item in after[: after.index(verb)])
    if not head.rank or not after or not after[0].is_a("which", "that", "it"):
        return False
    given = next((i for i, item in enumerate(after) if item.is_a("award-verb")), None)
    return given is not None and not any(i.is_a("can", "hypothetical") for i in after[:given])


def _is_a_thing_given(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade is a noun: "awarded it a good", "swapped an adequate for a good"."""
    if head.rank or not head.start or not items[head.start - 1].is_a("a", "an", "another"):
        return False
    after = items[head.end] if head.end < len(items) else None
    if after is None or after.is_a(",", ".", ";", ":", ")", "-", "for", "in", "from", "and", "to"):
        return True
    return after.time is not None or after.is_a("overall", "when", "after", "at", "by", "last")


def _serves(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether some people are said to get a service of a grade: "they have a good service"."""
    if head.rank or head.start < _BRACKET + 1 or head.end >= len(items):
        return False
    article, verb = items[head.start - 1], items[head.start - 2]
    if not items[head.end].is_a("service", "judged-noun") or not article.is_a("a", "an"):
        return False
    owned = verb.is_a("has", "have", "had", "award-verb")
    return owned and any(item.is_a("aspect") for item in items[: head.start])


def is_supported(signals: set[str], plain: bool, rank: bool) -> bool:
    """Tell whether the signals suffice, for an everyday word (`plain`), a rank, or any other."""
    if "describes" in signals:
        return False
    strong = signals & _STRONG
    if rank:
        told = {"verb", "award", "change", "no-longer", "copula", "label"}
        return bool(signals & (told | {"inspector", "possession"}))
    if plain:
        owned = {"attributive", "possession", "inspector"}
        pairs = ({"apposition", "inspector"}, {"nominal", "possession"}, owned)
        shown = signals & {"copula", "beside-name"} or any(pair <= signals for pair in pairs)
        return bool(strong or shown)
    weak = {"copula", "verbal", "quoted", "attributive", "apposition", "possession"}
    return bool(strong or signals & weak)


def _copula_before(items: tuple[Item, ...], position: int) -> bool:
    i = position - 1
    technical = items[position].is_a("grade") and items[position].text[:1].isupper()
    articles = ("a", "an") if technical else ()
    # "Only for adoption was it good."
    if i > 0 and items[i].is_a("it", "they") and items[i - 1].is_a("copula"):
        i -= 1
    while i >= 0 and (
        items[i].is_a("no-longer", *articles, "‘", "“", "'", '"')
        or is_adverb(items[i])
        or items[i].time
    ):
        i -= 1
    if i >= 0 and items[i].is_a("copula"):
        return items[i].text.lower() != "being" or (i > 0 and items[i - 1].is_a(*_SINCE_BEING))
    if i > 0 and items[i].is_a("and", "but") and _names_it_before(items, i):
        return True
    partner = _partner(items, position)
    return partner is not None and _copula_before(items, partner)


def _names_it_before(items: tuple[Item, ...], joint: int) -> bool:
    """Tell whether a noun is joined to a grade: "adoption was the odd one out and good"."""
    near = range(joint - 1, max(0, joint - _NOUN_PHRASE), -1)
    verb = next((i for i in near if items[i].is_a("copula")), None)
    if verb is None or not items[verb + 1].is_a("the", "a", "an"):
        return False
    return not any(item.is_grade or item.is_a(",", "it", "they") for item in items[verb:joint])


def _inverted(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a sentence begins with the grade: "Good, too, is the grade for leadership"."""
    if is_where_it_stands(items, head.start, head.end):
        return True
    if head.start > 0 or head.rank:
        return False
    rest = [item for item in items[head.end : head.end + _OWN_REACH] if not item.is_a(*_TOO)]
    told = any(item.is_a("aspect") for item in items) or any(x.is_a("judgement-noun") for x in rest)
    return bool(rest) and rest[0].is_a("copula") and told


def _partner(items: tuple[Item, ...], position: int) -> int | None:
    """Return the grade that a grade is joined to: "good at this but poor at that"."""
    i = position - 1
    if i < 0 or not items[i].is_a("and", "but"):
        return None
    while i >= 0 and items[i].is_a(*_BETWEEN_GRADES):
        i -= 1
    return i if i >= 0 and items[i].is_a("grade") else None


def _noun_beside(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a word like "rating" makes a noun phrase with the grade."""
    if head.rank:
        return True
    after = [item for item in items[head.end : head.end + 3] if not item.is_a("’", "'", "”", '"')]
    if len(after) > 1 and after[0].is_a("aspect") and after[0].text.lower() == "overall":
        after = after[1:]
    if after and (
        after[0].is_a("judgement-noun")
        or (after[0].is_a("inspectorate") and len(after) > 1 and after[1].is_a("judgement-noun"))
    ):
        return True
    before = [i for i in items[max(0, head.start - 5) : head.start] if not i.is_a("a", "an", "‘")]
    return len(before) >= 2 and before[-1].is_a("of") and before[-2].is_a("judgement-noun")


def _explains_a_name(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether a grade stands behind a council's name: "Anytown, good since 2018, is"."""
    if head.start < _BRACKET or head.end + 1 >= len(items):
        return False
    named = items[head.start - 2].is_a("authority") and items[head.start - 1].is_a(",")
    after, following = items[head.end : head.end + 2]
    dated = after.time is not None or following.time is not None or after.is_a(*_SINCE)
    told = dated or (after.is_a("for") and following.is_a("service", "aspect"))
    return named and told and any(i.is_a(",") for i in items[head.end : head.end + 10])


def _loose_end(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade set off by a comma ends there, or goes on with a time or a place."""
    if end >= len(items) or items[end].time is not None:
        return True
    return items[end].is_a(",", ".", "-", "in", "across", "since", "across-the-board", "overall")
