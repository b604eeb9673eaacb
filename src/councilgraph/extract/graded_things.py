"""What a grade is said of, by the noun of its phrase: "the legal team", "caseloads in Kent".

A grade of a thing that is no council, no service and none of its known sides is not a grade of the
whole, even where the thing is a council's.
"""

from collections.abc import Sequence
from itertools import takewhile

from councilgraph.extract.heads import Head
from councilgraph.extract.ordinals import COUNTS, ORDINALS
from councilgraph.extract.reading import Item, Sentence
from councilgraph.extract.strangers import DETERMINERS
from councilgraph.extract.ungraded import FUNCTION_WORDS, PRONOUNS, is_adverb

_KNOWN = (
    *("aspect", "service", "judgement-noun", "scale-noun", "inspectorate", "inspection", "grade"),
    *(
        "inspection-noun",
        "report-noun",
        "other-body",
        "result",
        "which",
        "that",
        "who",
        "whose",
        "not",
    ),
)
_AUXILIARIES = ("copula", "has", "have", "had", "been", "being", "be", "not")
_STARTS = (
    *(
        "speech-verb",
        "report-verb",
        "learn-verb",
        ",",
        ":",
        ";",
        "-",
        "(",
        "that",
        "but",
        "because",
    ),
)
_PREPOSITIONS = ("of", "in", "for", "with", "at", "on", "by", "from", "to", "among", "around")
_INTO_GRADE = ("as", "to", "be", "was", "were", "is", "are", "a", "an", "the")
_WIDE = ("authority", "authority-type", "clientele", "its", "their")
_VERBAL = ("require", "need")
_NARROWED = 3
_PART_REACH = 8
_PART_ENDS = (",", ".", ";", "and", "but", "after", "by")
_ANTECEDENT = 3  # words with their article and pronoun: "a place that"
_FUNCTION_WORDS = (
    *FUNCTION_WORDS,
    *PRONOUNS,
    *DETERMINERS,
    *COUNTS,
    *ORDINALS,
    "own",
    "entire",
    "whole",
    "young",
)


def find_graded_thing(sentence: Sentence, head: Head, start: int) -> set[str]:
    """Name it if a grade is said of a thing that is no service, or of a narrow part of one.

    The clause of the grade begins at `start`.
    """
    items = sentence.items
    if (
        _is_of_some_people(items, head, start)
        or _is_at_doing(items, head.end)
        or _is_for_a_part(items, head.end)
    ):
        return {"narrowed"}
    if _is_one_of_some(items, start):
        return {"other-thing"}
    phrase = _phrase(items, head, start)
    if not phrase or phrase[0].is_a(*_PREPOSITIONS, "and", "or"):
        return set()
    if any(item.is_a(*_KNOWN) for item in phrase) or _has_a_subject(phrase):
        return set()
    cut = next((i for i, item in enumerate(phrase) if item.is_a(*_PREPOSITIONS)), len(phrase))
    *before, noun = phrase[:cut]
    if any(item.is_a("judged-noun") for item in before):
        return set()
    if noun.is_a("judged-noun"):
        narrow = any(map(_is_plain, before[-1:])) or _is_narrowed(phrase[cut + 1 :])
        return {"narrowed"} if narrow else set()
    opens = noun is items[0]
    plain = _is_plain(noun, capital=opens) and not noun.text.endswith("ed")
    return {"other-thing"} if plain else set()


def _is_of_some_people(items: tuple[Item, ...], head: Head, start: int) -> bool:
    """Tell whether some people get what a grade word praises: "disabled children get good help"."""
    if not any(item.is_a("judged-noun", "service") for item in items[head.end : head.end + 1]):
        return False
    left = range(head.start - 1, start, -1)
    verb = next((i for i in left if items[i].is_a("award-verb", "copula", "judgement-verb")), None)
    if verb is None or not items[verb].is_a("award-verb"):
        return False
    begin = next((i + 1 for i in range(verb - 1, -1, -1) if items[i].is_a(*_STARTS)), 0)
    people = items[begin:verb]
    if any(item.is_a("aspect", "service", "it", "they", "inspectorate") for item in people):
        return False
    noun = next((i for i, item in enumerate(people) if item.is_a("organisation-word")), None)
    if noun is None:
        return False
    kind = people[noun - 1] if noun else None
    opens = begin + noun == 1
    led = kind is not None and _is_plain(kind, capital=opens) and not kind.is_a("young")
    return led or any(item.is_a("who") for item in people)


def _is_at_doing(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade is for doing what is no known side: "inadequate at recording crime"."""
    after = items[end : end + 2]
    deed = after[-1] if len(after) > 1 and after[0].is_a("at") else None
    return deed is not None and not deed.mentions and deed.text.endswith("ing")


def _is_for_a_part(items: tuple[Item, ...], end: int) -> bool:
    """Tell whether a grade is for a part that is no known side: "good for its work with schools".

    "For its failure to protect them" tells why it was given.
    """
    after = items[end : end + 2 + _PART_REACH]
    if len(after) < _NARROWED or not after[0].is_a("for") or not after[1].is_a("its", "their"):
        return False
    part = list(takewhile(lambda item: not item.is_a(*_PART_ENDS), after[2:]))
    if any(item.is_a("aspect", "service", "to") or item.time is not None for item in part):
        return False
    return any(_is_plain(item) or item.is_a("other-body") for item in part)


def _is_one_of_some(items: tuple[Item, ...], start: int) -> bool:
    """Tell whether a clause is of something of which nobody says what: "in a place that was"."""
    if start < _ANTECEDENT or not items[start - 1].is_a("that", "which"):
        return False
    article, noun = items[start - 3], items[start - 2]
    return article.is_a("a", "an") and _is_plain(noun)


def _is_narrowed(after: Sequence[Item]) -> bool:
    """Tell whether words after a preposition are of some people or things that nobody knows."""
    near = list(takewhile(lambda item: not item.is_a(*_PREPOSITIONS), after[:_NARROWED]))
    if any(item.is_a(*_WIDE) for item in near):
        return False
    return any(map(_is_plain, near))


def _has_a_subject(phrase: Sequence[Item]) -> bool:
    """Tell whether words are a clause, or of a council and others: "the team it runs"."""
    return any(
        item.is_a("it", "they", "he", "she", "we", "i", "what", "having", "where", "when")
        or (item.is_a("authority", "authority-type") and not _owns(phrase, i))
        for i, item in enumerate(phrase)
    )


def _owns(phrase: Sequence[Item], i: int) -> bool:
    """Tell whether a council is named as an owner, or a place: "Kent's", "in Kent"."""
    after = phrase[i + 1 : i + 2]
    if after and after[0].is_a("'s", "’s", "’", "'"):
        return True
    before = [item for item in phrase[:i] if not item.is_a("the", "its", "their")]
    return bool(before) and before[-1].is_a(*_PREPOSITIONS)


def _phrase(items: tuple[Item, ...], head: Head, start: int) -> Sequence[Item]:
    """Return the words that a grade is said of: before its verb, or between verb and grade."""
    end = head.start
    while end > start and (items[end - 1].is_a(*_INTO_GRADE) and not items[end - 1].is_a("copula")):
        end -= 1
    verb = next((i for i in range(end - 1, start - 1, -1) if _is_verb(items[i])), None)
    if head.mention.text.lower().startswith(_VERBAL) and end == head.start:
        verb = end if verb is None or not items[end - 1].is_a("copula") else verb
    if verb is None:
        return ()
    passive = verb
    while passive > start and (
        items[passive - 1].is_a(*_AUXILIARIES)
        or is_adverb(items[passive - 1])
        or items[passive - 1].time
    ):
        passive -= 1
    active = verb < end and items[verb].is_a("judgement-verb") and passive == verb
    if active and end > verb + 1:
        return items[verb + 1 : end]
    begin = next(
        (i + 1 for i in range(passive - 1, start - 1, -1) if items[i].is_a(*_STARTS)), start
    )
    return items[begin:passive]


def _is_verb(item: Item) -> bool:
    return item.is_a("copula", "judgement-verb")


def _is_plain(item: Item, *, capital: bool = False) -> bool:
    """Tell whether an item may be a noun that nobody knows."""
    word = item.text.replace("-", "")
    plain = not item.mentions and item.time is None and word.isalpha()
    if not plain or (item.text[0].isupper() and not capital):
        return False
    return not item.is_a(*_FUNCTION_WORDS) and not is_adverb(item)
