"""Who is named right behind a quotation, without a verb of saying: "“…” - Ann Lee".

Nor need a verb be one that is known to be of saying where the words before it have ended:
"“We will act,” shrugged the council's leader, Ann Lee", "“We will,” Ann Lee began".

And whose words a report's are: "Ann Lee's report says", "her report says".
"""

from collections.abc import Mapping, Sequence

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item
from councilgraph.extract.speaking import is_object

_DASHED, _TITLED = 3, 3
_ENDING = (",", "!", "?")
_ENDS = ("ed", "s")
_COME = ("coming-verb", "comes")
_COMING = frozenset("reply response answer retort verdict view word from".split())
_NO_VERBS = frozenset("is was as has its his this".split())
_BEFORE_NAME = frozenset("the a an its their our , . 's of for and".split()) | {
    "role", "authority", "authority-type", "body", "inspectorate", "party", "honorific",
    "service", "new-holder", "acting-holder", "former-holder", "committee-word",
}  # fmt: skip


def named_behind(
    items: tuple[Item, ...], after: Sequence[int], named: Mapping[int, Person], mark: str
) -> Person | None:
    """Return who is named in the words `after` a quotation, which ends in a `mark`."""
    if not after:
        return None
    if items[after[0]].is_a("-"):
        return next((named[i] for i in after[:_DASHED] if i in named), None)
    first = items[after[0]]
    comes = first.is_a(*_COME)
    if mark == "," and (first.is_a("honorific") or after[0] in named):
        who = next((i for i in after[:_TITLED] if i in named), None)
        return named[who] if who is not None and not is_object(items, who, named) else None
    if mark not in _ENDING or not (comes or _is_any_verb(first)):
        return None
    for i in after[1:]:
        if i in named:
            return named[i]
        if not items[i].is_a(*_BEFORE_NAME) and not (comes and items[i].is_a(*_COMING)):
            return None
    return None


def _is_any_verb(item: Item) -> bool:
    """Tell whether a word may be a verb that tells of one who speaks: "shrugged", "sighs"."""
    plain = item.text.isalpha() and item.text.islower() and item.text.endswith(_ENDS)
    return plain and not item.is_a(*_NO_VERBS, "role", "inspector-noun")


def is_own_word(item: Item, owner: Item) -> bool:
    """Tell whether words are those of who is told by "her" or "its": a report, a statement."""
    if owner.is_a("his", "her"):
        return item.is_a("report-noun")
    return item.is_a("organisation-voice") and not item.is_a("report-noun", "role")


def written_by(items: tuple[Item, ...], i: int, named: Mapping[int, Person]) -> Person | None:
    """Return whose report it is that speaks, if it is a person's: "Ann Lee's report says"."""
    owned = i > 1 and items[i - 1].is_a("'s", "’s", "'", "’") and items[i].is_a("report-noun")
    return named.get(i - 2) if owned else None
