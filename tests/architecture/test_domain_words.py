"""No council, grade, role or verb of the news is named in the code: they live in the knowledge.

The words looked for are the knowledge's own: the names in the register, the labels of concepts and
classes, and the verbs among the cues. Docstrings and comments may give examples.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilgraph.knowledge import load_knowledge
from councilgraph.knowledge.lexicon import Phrase
from councilgraph.model.claims import Kind, Standing
from councilgraph.model.time import DatedBy

SOURCE = Path(__file__).resolve().parents[2] / "src" / "councilgraph"
MODULES = sorted(SOURCE.rglob("*.py"))
TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*", re.UNICODE)

# What the field calls things is no word list: these are names of classes, graphs and tags, and of
# the lists in a file of gold.
NOUNS = {"authority", "council", "inspection", "inspectorate", "intervention", "official"}
NOUNS |= {"inspections"}
NOUNS |= {kind.value for kind in Kind}
TAGS = {standing.value for standing in Standing} | {dated.value for dated in DatedBy}
# The names of rules and of signals for confidence, which are never compared with an article's text.
TAGS |= {"award", "describes", "grade", "inspector", "judged", "label", "named"}
# "Still" retains a grade and "overall" is an aspect, yet both are adverbs of everyday grammar; the
# aspect's IRI, which says that no other aspect was named, is fixed by the vocabulary.
ADVERBS = {"still", "overall"}

VERBS = (
    *("judgement-verb", "award-verb", "report-verb", "speech-verb", "rise-verb", "fall-verb"),
    *("retain-verb", "intervene-verb", "inspected-verb", "role-verb", "honorific"),
    *("rank-best", "rank-second-best", "rank-worst", "rank-second-worst", "not-a-grade"),
)
# Only these packages read words of an article to find out what it claims.
READERS = ("extract", "link", "reconcile")
# The grammar of time expressions needs English tenses and auxiliaries.
TENSES = re.compile(r"extract/time\w*\.py")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, with their capitals."""
    return tuple(word.replace("’", "'") for word in TOKEN.findall(text))


def fold(text: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without regard to case."""
    return tuple(word.casefold() for word in text)


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the value of each string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(statement.value)
        for node in ast.walk(tree)
        for statement in (node.body if isinstance(getattr(node, "body", None), list) else [])
        if isinstance(statement, ast.Expr)
    }
    skipped = docstrings | {id(node) for node in names_of_things(tree)}
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and id(node) not in skipped:
            yield node.lineno, node.value


def names_of_things(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the strings that name a class of the ontology or what a module exports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from ast.walk(node.value)
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            start, term = node.values
            if isinstance(start, ast.FormattedValue) and ast.unparse(start.value) == "CG":
                yield term


@pytest.fixture(scope="module")
def names() -> dict[tuple[str, ...], list[Phrase]]:
    """Return all names and labels by their folded words; cues are left out."""
    found = defaultdict(list)
    for phrase in load_knowledge().lexicon.phrases:
        if phrase.kind is not Kind.CUE and " ".join(words(phrase.text)).casefold() not in NOUNS:
            found[fold(words(phrase.text))].append(phrase)
    return found


@pytest.fixture(scope="module")
def verbs() -> set[str]:
    """Return the single words by which news judges, awards, says and steps in."""
    lexicon = load_knowledge().lexicon
    targets = {lexicon.cue(slug) for slug in VERBS}
    found = {p.text.casefold() for p in lexicon.phrases if p.target in targets}
    return {verb for verb in found if " " not in verb} - TAGS - NOUNS - ADVERBS


def is_written(phrase: Phrase, written: tuple[str, ...]) -> bool:
    """Tell whether words are a phrase: names and capitals only as written, labels in any case."""
    exact = phrase.case_sensitive or phrase.kind in (Kind.AUTHORITY, Kind.INSPECTORATE)
    return not exact or words(phrase.text) == written


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_no_name_of_the_knowledge_is_written_in_the_code(module: Path, names) -> None:
    """No string holds the name of a council, an inspectorate, a grade, a service or a role."""
    place = module.relative_to(SOURCE).as_posix()
    longest = max(map(len, names))
    found = []
    for line, value in literals(module):
        written = words(value)
        for start in range(len(written)):
            for end in range(start + 1, min(start + longest, len(written)) + 1):
                part = written[start:end]
                if value in TAGS or part[0].casefold() in ADVERBS:
                    continue
                found += [
                    f"{place}:{line}: {phrase.text!r} is a {phrase.kind}"
                    for phrase in names.get(fold(part), ())
                    if is_written(phrase, part)
                ]
    assert not found, "move these words to ontology/ or data/register/:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "module",
    [path for package in READERS for path in sorted((SOURCE / package).glob("*.py"))],
    ids=lambda p: p.relative_to(SOURCE).as_posix(),
)
def test_no_verb_of_the_news_is_listed_in_the_code(module: Path, verbs: set[str]) -> None:
    """No string is such a verb, or a list of words that holds one."""
    place = module.relative_to(SOURCE).as_posix()
    if TENSES.fullmatch(place):
        return
    found = [
        f"{place}:{line}: {word!r}"
        for line, value in literals(module)
        if re.fullmatch(r"[a-z' |]+", value, re.IGNORECASE)
        for word in re.split(r"[ |]+", value)
        if word.casefold() in verbs
    ]
    assert not found, "make these words hidden labels of a cue:\n" + "\n".join(found)


def test_the_search_finds_what_it_looks_for(names, verbs: set[str]) -> None:
    """A council, a grade, a role and a verb of the knowledge are among the words looked for."""
    assert names[("worcestershire", "county", "council")]
    assert names[("inadequate",)]
    assert names[("chief", "executive")]
    assert {"rated", "branded", "said"} <= verbs
