"""When two ways of writing are one name: of people, of organisations, of quoted words.

What they are called is the register's and the lexicon's to say; here is only how it is compared.
"""

import re
import unicodedata
from collections import defaultdict

from councilgraph.extract import Gazetteer
from councilgraph.knowledge import Authority, Body, Inspectorate, Knowledge
from councilgraph.model.claims import Kind

_TITLES = "honorific"
_CUT = 60  # gold has this much of a quotation
_ENOUGH = 20  # letters and digits that make two quotations the same


def letters(text: str) -> str:
    """Return the letters and digits of a text, without accents and case.

    >>> letters("Seán O’Neill-Wyatt")
    'seanoneillwyatt'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def quoted(text: str) -> str:
    """Return what quoted words are compared by: the letters of their first characters."""
    return letters(text[:_CUT])


def same_words(one: str, other: str) -> bool:
    """Tell whether two quotations begin alike, as far as both go; short ones must be equal.

    >>> same_words(quoted("We are sorry."), quoted("We are sorry, and"))
    False
    >>> same_words(quoted("We are all sorry, and mean it."), quoted("We are all sorry, and mean"))
    True
    """
    length = min(len(one), len(other))
    return one == other if length < _ENOUGH else one[:length] == other[:length]


class Naming:
    """Reads names, organisations and roles the way that the knowledge has them."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        titles = knowledge.lexicon.cue(_TITLES)
        self._titles = frozenset(
            tuple(_words(phrase.text))
            for phrase in knowledge.lexicon.phrases
            if phrase.target == titles
        )
        self._organisations = _organisations(knowledge)

    def person(self, name: str) -> str:
        """Return what a person's name is compared by: no titles, accents, case or punctuation."""
        words = _words(name)
        while title := next((n for n in range(1, len(words)) if self._is_title(words[:n])), 0):
            words = words[title:]
        return "".join(words)

    def _is_title(self, words: list[str]) -> bool:
        return tuple(words) in self._titles

    def organisation(self, name: str) -> str:
        """Return the IRI of an organisation by any name; else what the name is compared by.

        A name that several have stands for none.
        """
        plain = _label(name)
        return self._organisations.get(plain, plain)

    def is_organisation(self, name: str) -> bool:
        """Tell whether an authority, inspectorate or body of the register has this name."""
        return _label(name) in self._organisations

    def role(self, words: str) -> str | None:
        """Return the role that the lexicon reads in a role's words: the longest, else the first."""
        found = [m for m in self._gazetteer.find(words) if m.kind is Kind.ROLE]
        return max(found, key=lambda mention: len(mention.text)).target if found else None


def _words(text: str) -> list[str]:
    return [word for part in re.split(r"[\s.]+", text) if (word := letters(part))]


def _label(name: str) -> str:
    return letters(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE).replace("&", "and"))


def _organisations(knowledge: Knowledge) -> dict[str, str]:
    """Return the IRIs by name; the name that an entry goes by goes before others' further names.

    Of a council and its abolished predecessor of the same name it is the council that is meant.
    """
    register = knowledge.register
    entries: tuple[Authority | Inspectorate | Body, ...] = (
        *register.bodies.values(),
        *register.authorities.values(),
        *register.inspectorates.values(),
    )
    others: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        shared = () if isinstance(entry, Body) else entry.ambiguous_names
        for name in entry.names:
            if name not in shared:
                others[_label(name)].add(entry.iri)
    named = {name: next(iter(iris)) for name, iris in others.items() if len(iris) == 1}
    for entry in sorted(entries, key=_is_over, reverse=True):
        named[_label(entry.name)] = entry.iri
    return named


def _is_over(entry: Authority | Inspectorate | Body) -> bool:
    return isinstance(entry, Authority) and entry.valid_to is not None
