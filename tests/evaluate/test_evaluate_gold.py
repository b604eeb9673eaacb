"""Reading gold, and the messages for lines that cannot be used."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from councilgraph.evaluate.gold import Part, is_sealed, read_gold
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted
from councilgraph.knowledge import Knowledge
from councilgraph.model.errors import GoldError

ROOT = Path(__file__).parents[2]
Line = dict[str, object]
Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("article", "sealed"),
    [
        ("a001", False),
        ("a009", True),
        ("b021", True),
        ("b015", False),
        ("a100", False),
        ("story", False),
    ],
)
def test_every_twelfth_number_seals(article: str, sealed: bool) -> None:
    """The rule is fixed, so that nobody can choose what is measured."""
    assert is_sealed(article) is sealed
    assert Part.SEALED.has(article) is sealed
    assert Part.OPEN.has(article) is not sealed
    assert Part.ALL.has(article)


def test_a_sound_line_is_read(line, judged, write: Write) -> None:
    """Text, numbers, bounds and flags are kept; what is null is left out."""
    one = judged(earliest="2016-10-01", latest=None, loose=True, evidence="was inadequate")
    [gold] = read_gold(write([line("a001", judgements=[one], url=None), ""]))
    [entry] = gold.judgements
    assert (gold.id, gold.article_file, gold.url, gold.line) == ("a001", "a001.txt", None, 1)
    assert (entry.period.earliest, entry.period.latest) == (date(2016, 10, 1), None)
    assert entry.flags == {"loose": True}
    assert entry.fields["grade"] == "inadequate"
    assert "latest" not in entry.fields
    assert entry.evidence == "was inadequate"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        ({"id": None}, "no text 'id'"),
        ({"file": " "}, "no text 'file'"),
        ({"quotes": None}, r"no list 'quotes'; write \[\]"),
        ({"judgements": ["good"]}, "entry 1 of 'judgements' is no JSON object"),
        ({"inspections": [{"gss": "E10000034", "kind": "other"}]}, "'inspectorate' .*entry 1"),
        ({"officials": [{"role": "leader"}]}, "no text 'name'"),
        ({"quotes": [{"speaker": "Ofsted"}]}, "no text 'text'"),
        ({"interventions": [{"gss": "E10000034"}]}, "no text 'kind'"),
        ({"same_inspection_as": "a001"}, "'same_inspection_as' is no list"),
    ],
)
def test_a_bad_line_is_named(broken: Line | str, told: str, line, write: Write) -> None:
    """The message has the file, the line, and what is missing."""
    second = broken if isinstance(broken, str) else {**line("a002"), **broken}
    with pytest.raises(GoldError, match=rf"gold\.jsonl, line 2: .*{told}"):
        read_gold(write([line("a001"), second]))


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ({"earliest": "last May"}, "'earliest' that is no date like 2017-10-12"),
        ({"earliest": "2017-02-01", "latest": "2017-01-01"}, "'earliest' after its 'latest'"),
    ],
)
def test_wrong_bounds_are_named(bounds: Line, told: str, line, judged, write: Write) -> None:
    """A date that is none would otherwise be taken for an open bound."""
    with pytest.raises(GoldError, match=f"line 1: entry 1 of 'judgements' has an {told}"):
        read_gold(write([line("a001", judgements=[judged(**bounds)])]))


def test_an_article_stands_once(line, write: Write) -> None:
    """Two lines with one id would count an article twice."""
    with pytest.raises(GoldError, match="line 2: the id of line 1 once more"):
        read_gold(write([line("a001"), line("a001")]))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00"])
def test_a_file_without_gold_is_refused(content: bytes, tmp_path: Path) -> None:
    """An empty file, or one that is no text, is named."""
    (tmp_path / "gold.jsonl").write_bytes(content)
    with pytest.raises(GoldError, match=r"gold\.jsonl"):
        read_gold(tmp_path / "gold.jsonl")


STRANGE = [
    ("judgements", {"gss": "E99999999"}, "gss 'E99999999' is not the code of an authority"),
    ("judgements", {"order": "former"}, "order 'former' is not one of current, previous"),
    ("inspections", {"kind": "stroll"}, "kind 'stroll' is not one of full-inspection"),
    ("interventions", {"kind": "stroll"}, "kind 'stroll' is not one of improvement-partner"),
    ("interventions", {"kind": "other", "amount": "much"}, "amount 'much' is no number"),
]


@pytest.mark.parametrize(("kind", "changed", "told"), STRANGE)
def test_a_value_that_cannot_be_is_named(
    kind: str, changed: Line, told: str, line, judged, write: Write, knowledge, naming
) -> None:
    """An unknown code or kind is a mistake of the gold, and no miss of the program."""
    [gold] = read_gold(write([line("a001", **{kind: [judged(**{"kind": "other", **changed})]})]))
    with pytest.raises(GoldError, match=f"line 1: {told}"):
        Wanted(knowledge, naming).items(gold, Page())


@pytest.mark.parametrize(("kind", "changed", "told"), STRANGE)
def test_a_sealed_value_is_not_told(
    kind: str, changed: Line, told: str, line, judged, write: Write, knowledge, naming
) -> None:
    """Of a sealed line the message has the number and the field only."""
    [gold] = read_gold(write([line("a021", **{kind: [judged(**{"kind": "other", **changed})]})]))
    with pytest.raises(GoldError) as caught:
        Wanted(knowledge, naming).items(gold, Page())
    assert not [value for value in changed.values() if value != "other" and value in str(caught)]


def test_a_former_code_stands_for_the_authority(
    line, judged, write: Write, knowledge: Knowledge, naming: Naming
) -> None:
    """Gold may have the code that an authority went by in its day."""
    authority = next(a for a in knowledge.register.authorities.values() if a.former_gss)
    one = judged(gss=authority.former_gss[0])
    [gold] = read_gold(write([line("a001", judgements=[one])]))
    [item] = next(iter(Wanted(knowledge, naming).items(gold, Page()).values()))
    assert item.values["authority"] == authority.iri


def test_what_the_knowledge_lacks_is_noted(
    line, judged, write: Write, knowledge: Knowledge, naming: Naming
) -> None:
    """A grade that the ontology does not have can only be missed, and that is said."""
    [gold] = read_gold(write([line("a001", judgements=[judged(grade="so-so"), judged()])]))
    wanted = Wanted(knowledge, naming)
    items = [item for of_kind in wanted.items(gold, Page()).values() for item in of_kind]
    assert list(wanted.unknown(items)) == ["def/grade/so-so"]


@pytest.mark.parametrize("gold", sorted((ROOT / "data" / "practice").glob("*/gold.jsonl")))
def test_no_gold_names_a_council_after_its_end(gold: Path, knowledge: Knowledge) -> None:
    """One of the same name may have had another code until it was abolished."""
    ended = {
        one.gss: one.valid_to
        for one in knowledge.register.authorities.values()
        if one.valid_to is not None
    }
    for article in read_gold(gold):
        for entry in (*article.judgements, *article.inspections):
            end = ended.get(entry.fields["gss"], date.max)
            assert (entry.period.earliest or date.min) <= end, article.id
