"""Which words stand for what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.knowledge import CG, DEFAULT_BASE, Knowledge, Lexicon, load_knowledge
from councilgraph.model.claims import Kind
from councilgraph.model.errors import KnowledgeError


@pytest.fixture
def lexicon(folder: Callable[..., Path]) -> Lexicon:
    """Return the lexicon of the small folder."""
    return load_knowledge(folder()).lexicon


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("good", Kind.GRADE, "def/grade/good"),
        ("children", Kind.SERVICE, "def/service/children"),
        ("safeguarding", Kind.SERVICE, "def/service/protection"),
        ("said", Kind.CUE, "def/cue/spoke"),
        ("monitoring visit", Kind.INSPECTION, "ontology#MonitoringVisit"),
        ("childrens trust", Kind.INTERVENTION, "ontology#Trust"),
        ("unitary authority", Kind.AUTHORITY_TYPE, "ontology#UnitaryAuthority"),
        ("Ayton Council", Kind.AUTHORITY, "id/authority/E1"),
        ("Watch", Kind.INSPECTORATE, "id/inspectorate/watch"),
    ],
)
def test_a_label_becomes_a_phrase(lexicon: Lexicon, text: str, kind: Kind, target: str) -> None:
    """Each sort of label gives a phrase of its kind, for its concept, class or body."""
    found = [(phrase.kind, phrase.target) for phrase in lexicon.phrases if phrase.text == text]
    assert found == [(kind, f"{DEFAULT_BASE}{target}")]


@pytest.mark.parametrize("text", ["trois", "Visit"])
def test_what_is_no_phrase(lexicon: Lexicon, text: str) -> None:
    """Other languages, and the labels of classes for people, are not looked for."""
    assert text not in {phrase.text for phrase in lexicon.phrases}


@pytest.mark.parametrize(("text", "expected"), [("C3", True), ("BC", True), ("Ayton", False)])
def test_capitals_are_case_sensitive(lexicon: Lexicon, text: str, expected: bool) -> None:
    """A label in capitals only is found in capitals only."""
    assert [p.case_sensitive for p in lexicon.phrases if p.text == text] == [expected]


@pytest.mark.parametrize(("text", "expected"), [("Ayton", True), ("Ayton Council", False)])
def test_ambiguous_names_are_marked(lexicon: Lexicon, text: str, expected: bool) -> None:
    """A name that stands in cg:ambiguousName is marked, its longer forms are not."""
    assert [p.ambiguous for p in lexicon.phrases if p.text == text] == [expected]


def test_everyday_grades(lexicon: Lexicon) -> None:
    """Only grades with the mark are everyday words."""
    assert lexicon.everyday == {f"{DEFAULT_BASE}def/grade/good"}


def test_an_unknown_cue_is_refused(lexicon: Lexicon) -> None:
    """The message says which cue, and where it has to be added."""
    with pytest.raises(KnowledgeError, match=r"'whispered'.*ontology"):
        lexicon.cue("whispered")


@pytest.mark.parametrize("kind", list(Kind))
def test_our_lexicon_has_every_kind(knowledge: Knowledge, kind: Kind) -> None:
    """No kind of mention is without words."""
    assert any(phrase.kind is kind for phrase in knowledge.lexicon.phrases)


def test_our_phrases_are_clean(knowledge: Knowledge) -> None:
    """No phrase is empty, has blanks around it or twice in a row, or occurs twice."""
    phrases = knowledge.lexicon.phrases
    assert [p for p in phrases if p.text != " ".join(p.text.split()) or not p.text] == []
    keys = [(p.text, p.kind, p.target) for p in phrases]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_our_everyday_grades_have_everyday_labels(knowledge: Knowledge) -> None:
    """Good, outstanding and poor are everyday words; C3 is not."""
    everyday = knowledge.lexicon.everyday
    slugs = {iri.rsplit("/", 1)[-1] for iri in everyday}
    assert {"good", "outstanding", "poor"} <= slugs
    assert "c3" not in slugs


def test_inspection_words_of_ours_are_below_inspection(knowledge: Knowledge) -> None:
    """What an inspection phrase stands for is a kind of inspection."""
    for phrase in knowledge.lexicon.phrases:
        if phrase.kind is Kind.INSPECTION:
            assert knowledge.concepts.is_a(phrase.target, f"{CG}Inspection"), phrase
