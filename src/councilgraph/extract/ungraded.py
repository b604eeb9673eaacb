"""Grade words that are about something which nobody grades: "good value", "funding was poor"."""

from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import COUNTS, ORDINALS
from councilgraph.extract.reading import Item, Sentence

_PREPOSITIONS = frozenset("in of for with at on by to down among from under".split())
PRONOUNS = frozenset(
    "it they them which that who we you he she this these those ours theirs".split()
)
FUNCTION_WORDS = frozenset(
    (
        "in for by after at on and but or to with when as from this last across since until "
        "under where while than who which that because before although though again too also "
        "once now still not nor if rather yesterday today earlier later down up over during "
        "despite following compared out each both all every meaning meanwhile one ones then too "
        "these those through between unless against of so within among about around its their "
        "there here beyond elsewhere amid amidst thanks because owing alongside throughout "
        "except including without upon via instead altogether even ever yet nevertheless the"
    ).split()
)
ADVERBS = frozenset(
    (
        "now then still once currently again also only just already consistently twice recently "
        "largely merely simply all both each overall formally officially itself previously today "
        "respectively"
    ).split()
)
_AUXILIARIES = ("has", "have", "had")
_SPANS = frozenset(
    "only just barely almost nearly less more some months years weeks days shortly soon".split()
)
_ENDS_OF_PHRASE = ("in", "at", ",", "and", ".", "after", "speech-verb")
_WHOLES = ("service", "authority", "authority-type", "aspect", "judged-noun")
_SUBJECT_REACH = 5


def is_adverb(item: Item) -> bool:
    """Tell whether a word only says how or when: "now", "duly"."""
    return item.is_a(*ADVERBS) or (not item.mentions and item.text.lower().endswith("ly"))


def is_of_a_thing(items: tuple[Item, ...], head: Head, start: int) -> bool:
    """Tell whether the subject is something that nobody grades: "funding was inadequate".

    Or "decision-making in Anytown requires", "and its plans good".
    """
    near = range(head.start - 1, max(start, head.start - _SUBJECT_REACH) - 1, -1)
    verb = next((i for i in near if items[i].is_a("copula")), None)
    if verb is None and head.rank:
        return False
    i = (head.start if verb is None else verb) - 1
    while i >= start and (
        items[i].is_a(*ADVERBS, "has", "have", "had", "not", "copula", "judgement-verb", "to")
        or items[i].time
    ):
        i -= 1
    located = i - 1 > start and items[i].is_a("authority") and items[i - 1].is_a("in", "at")
    i -= 2 if located else 0
    if i < start or (verb is None and not (located or _is_owned(items, i))):
        return False
    if not located and any(item.is_a(*_PREPOSITIONS) for item in items[max(start, i - 2) : i]):
        return False
    noun = items[i]
    plain = not noun.mentions and noun.time is None and noun.text.islower()
    letters = noun.text.replace("-", "").isalpha()
    return plain and letters and not noun.is_a(*FUNCTION_WORDS, *PRONOUNS, *ORDINALS)


def _is_owned(items: tuple[Item, ...], i: int) -> bool:
    """Tell whether a noun is somebody's, or of something known: "its plans", "adoption plans"."""
    return i > 0 and items[i - 1].is_a("its", "their", "'s", "service")


def describes_a_thing(items: tuple[Item, ...], head: Head) -> bool:
    """Tell whether the grade word qualifies some other noun: "good value", "poor leaflets"."""
    if head.rank or head.end >= len(items):
        return False
    closed = items[head.end].is_a("’", "”", "'", '"') and head.end + 1 < len(items)
    after = items[head.end + closed]
    if after.mentions or after.time or not after.text[0].isalpha():
        return after.is_a("other-body", "hypothetical")
    whose = after.is_a("it", "they")  # "the poor they were given"
    plain = not (whose or after.tags & FUNCTION_WORDS)
    been = any(item.is_a("been") for item in items[head.end + closed + 1 :][:1])
    passive = been and after.is_a(*_AUXILIARIES)
    return plain and not (passive or after.is_a("back", *_SPANS, *COUNTS))


def is_of_a_detail(sentence: Sentence, head: Head, end: int) -> bool:
    """Tell whether a verdict is about less than a service: "serious concerns about records"."""
    items = sentence.items
    if head.end >= end or not items[head.end].is_a("about", "regarding"):
        return False
    told = items[head.end + 1 : end]
    stop = next((i for i, item in enumerate(told) if item.is_a(*_ENDS_OF_PHRASE)), len(told))
    return not any(item.is_a(*_WHOLES) for item in told[:stop])
