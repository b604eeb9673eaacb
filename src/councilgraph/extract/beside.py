"""Who is named right behind a quotation, without a verb of saying: "“…” - Ann Lee".

Nor need a verb be one that is known to be of saying where the words that it follows have ended:
"“We will act,” shrugged the council's leader, Ann Lee".
"""

from collections.abc import Mapping, Sequence

from councilgraph.extract.names import Person
from councilgraph.extract.reading import Item

_DASHED = 3
_ENDS = ("ed", "s")
_COME = ("came", "comes")
_COMING = frozenset("reply response answer retort verdict view word from".split())
_NO_VERBS = frozenset("is was as has its his this".split())
_BEFORE_NAME = frozenset("the a an its their our , . 's of for and".split()) | {
    "role", "authority", "authority-type", "body", "inspectorate", "party", "honorific",
    "service", "new-holder", "acting-holder", "former-holder", "committee-word",
}  # fmt: skip


def named_behind(
    items: tuple[Item, ...], after: Sequence[int], named: Mapping[int, Person], *, ended: bool
) -> Person | None:
    """Return who is named in the words `after` a quotation, which has `ended` with a mark."""
    if not after:
        return None
    if items[after[0]].is_a("-"):
        return next((named[i] for i in after[:_DASHED] if i in named), None)
    first = items[after[0]]
    comes = first.is_a(*_COME)
    if not ended or not (comes or _is_any_verb(first)):
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
