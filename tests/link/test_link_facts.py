"""Interventions, confidence and keys: what every fact of an article has."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.link import SETTLED, link_claims
from councilgraph.link.confidence import load_weights
from councilgraph.link.keys import make_key
from councilgraph.link.signs import SIGNS
from councilgraph.model.facts import Fact, Facts
from councilgraph.model.text import Article

TEXT = (
    "Torbay's children's services were rated inadequate by Ofsted for the second time in six "
    "years.\n\n"
    "Inspectors visited in May 2018. Leadership was judged inadequate and adoption good.\n\n"
    "“We are sorry,” said Pat Brook (Con), leader of Torbay Council, which will invest £2.5m.\n\n"
    "Essex County Council is Torbay's improvement partner."
)


def all_facts(facts: Facts) -> list[Fact]:
    """Return the facts of every kind."""
    return [
        *facts.judgements,
        *facts.inspections,
        *facts.tenures,
        *facts.statements,
        *facts.interventions,
    ]


@pytest.mark.parametrize(
    ("text", "authority", "actor"),
    [
        ("Essex County Council is improvement partner for Torbay.", "E06000027", "E10000012"),
        ("Torbay's improvement partner left.", "E06000027", None),
        ("Torbay met. Commissioners were sent to the council.", "E06000027", None),
        # a department orders: named beside it, or the only one that the article names
        ("The Department for Education sent a commissioner to Torbay.", "E06000027", "dfe"),
        ("Torbay Council has a commissioner. The DfE will not say more.", "E06000027", "dfe"),
        ("Ofsted failed Torbay. A commissioner was sent to the council.", "E06000027", None),
        ("MHCLG issued a best value notice to Torbay Council.", "E06000027", "mhclg"),
        # the council spends its own money, unless a department's is told
        ("Torbay Council has put an extra £2m into social work.", "E06000027", "E06000027"),
        ("Torbay Council issued a section 114 notice.", "E06000027", "E06000027"),
        # a trust takes over itself
        (
            "Slough Council's services were handed to a trust, Slough Children First, in 2021.",
            "E06000039",
            "slough-children-first",
        ),
    ],
)
def test_an_intervention_is_linked(
    facts_of: Callable, text: str, authority: str, actor: str | None
) -> None:
    """Whose service it is, and who steps in."""
    (fact,) = facts_of(text, published="2018-07-20").interventions
    assert fact.authority.endswith(authority)
    assert (fact.actor or "").endswith(actor or "")
    assert (fact.actor is None) == (actor is None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # her own council's, whatever "the city council" and the report before were about
        (
            "Ofsted rated children's services in Derby good and in Leicester good.\n\n“Yes,” said "
            "Ann Lee, Derby's director.\n\nBo Oak, the assistant city mayor for children in "
            "Leicester, agreed. The city council will now spend £1.8m on fostering.",
            ["Leicester"],
        ),
        (
            "Adult social care in Shropshire and in Telford and Wrekin was rated good by the Care "
            "Quality Commission.\n\nTelford's report was shorter.\n\n“Yes,” admitted Ann Lee, who "
            "is Shropshire's leader.\n\nShe said the cabinet had found £2.2 million for more "
            "staff.",
            ["Shropshire"],
        ),
        # nobody goes on with her, and another is named since
        (
            "Torbay Council met.\n\nAnn Lee, leader of Leeds City Council, came.\n\nTorbay "
            "promised another £2m.",
            ["Torbay"],
        ),
        # who steps in somewhere else is not sent to her own
        (
            "Torbay Council met. Ann Lee, director at Leeds, came. She will lead Torbay's "
            "improvement board.",
            ["Torbay"],
        ),
    ],
)
def test_money_is_of_the_council_whose_official_was_told_of(
    facts_of: Callable, knowledge: Knowledge, text: str, places: list[str]
) -> None:
    """A sentence that goes on with an official of a named council tells of that council."""
    found = facts_of(text, published="2018-07-20").interventions
    register = knowledge.register
    assert [register.authority(fact.authority).short_name for fact in found] == places


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a word for whatever was done says nothing beside it
        ("Ministers widened the intervention at Torbay, whose commissioners stay.", 1),
        # councils where somebody worked
        ("Torbay met. It has brought in a former director in Essex as an adviser.", 1),
        # homes that a company of the council's own lets
        ("Barnsley Council, whose homes Berneslai Homes manages, was graded C1.", 0),
        # a company of several councils that is named only as whose work it is
        ("Kingston and Richmond hand the work to a company, Achieving for Children.", 0),
        (
            "Ofsted rated children's services in Kingston and Richmond as good. Achieving for "
            "Children runs them for both.",
            2,
        ),
    ],
)
def test_only_what_was_done_is_an_intervention(facts_of: Callable, text: str, kinds: int) -> None:
    """Neither its name in general, nor where people worked, nor a landlord's company, is one."""
    facts = facts_of(text, published="2018-07-20").interventions
    assert len({(f.authority, f.intervention_class) for f in facts}) == kinds
    assert not any(f.authority.endswith("E10000012") for f in facts)


def test_an_intervention_in_nobodys_service_is_left_out(facts_of: Callable) -> None:
    """Money and commissioners are spoken of in general as well."""
    assert facts_of("Commissioners cost money.", published="2018-07-20").interventions == ()


def test_money_is_an_investment_of_pounds(facts_of: Callable) -> None:
    """It lies before the day of the article where no time is told."""
    (fact,) = facts_of("Torbay will invest £2.5m in homes.", published="2018-07-20").interventions
    assert fact.intervention_class.endswith("#Investment")
    assert fact.amount == 2_500_000
    assert (fact.period.earliest, str(fact.period.latest)) == (None, "2018-07-20")


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ([], ["named"]),
        (["named"], ["named", "award"]),
        (["verb", "speech"], ["verb"]),
        (["verb", "implied"], ["verb"]),
        (["topic"], ["named"]),
    ],
)
def test_confidence_grows_with_what_speaks_for_a_claim(less: list[str], more: list[str]) -> None:
    """It lies between 0 and 1, and the order or repetition of signals is nothing to it."""
    confidence = load_weights("judgements").confidence
    assert 0 < confidence(less) < confidence(more) < 1
    assert confidence([*more, *reversed(more)]) == confidence(more)


def test_unknown_signals_do_not_count() -> None:
    """A signal without a weight leaves confidence as it is."""
    confidence = load_weights("judgements").confidence
    assert confidence(["named", "no such signal"]) == confidence(["named"])


@pytest.mark.parametrize("kind", SIGNS)
def test_the_weights_have_the_signs_that_signals_mean(kind: str) -> None:
    """What supports a claim never weighs against it, and no doubt speaks for it."""
    weights, signs = load_weights(kind).signals, SIGNS[kind]
    assert not [s for s in signs.supports if weights.get(s, 0.0) < 0]
    assert not [s for s in signs.doubts if weights.get(s, 0.0) > 0]
    assert not [s for s in signs.vetoes if weights.get(s, 0.0) > -5]
    assert not signs.supports & signs.doubts


def test_a_fact_has_the_signals_that_its_confidence_comes_from(facts_of: Callable) -> None:
    """Weighing them again gives the same confidence, whatever the kind; what is settled, twice."""
    facts = facts_of(
        "Torbay Council's children's services were rated inadequate by Ofsted inspectors in May "
        "2018, after an inspection in April 2018. Council leader Jo Brook said: “We are very "
        "sorry.” Commissioners have been appointed to run the council's children's services.",
        published="2018-07-20",
    )
    for kind in SIGNS:
        told = getattr(facts, kind)
        assert told, kind
        for fact in told:
            own = load_weights(kind).confidence(fact.signals)
            if type(fact) not in SETTLED:
                assert fact.confidence == own
                continue
            last = load_weights(SETTLED[type(fact)])
            assert fact.confidence == last.confidence(fact.circumstances)
            assert ("below-95" in fact.circumstances) == (own < 0.95)


def test_keys_are_made_of_what_is_claimed() -> None:
    """The same parts give the same key; parts run together, or moved, give another."""
    assert make_key("a", 1, None) == make_key("a", "1", "")
    assert make_key("ab", "c") != make_key("a", "bc") != make_key("bc", "a")
    assert len(make_key()) == 16


def test_facts_keep_their_keys(
    facts_of: Callable, gazetteer: Gazetteer, knowledge: Knowledge
) -> None:
    """Reading again gives equal facts; keys differ within an article and between articles."""
    first, again = (facts_of(TEXT, published="2018-07-20") for _ in range(2))
    assert first == again
    keys = [fact.key for fact in all_facts(first)]
    assert len(keys) == len(set(keys)) >= 8
    article = Article(id="other", source_name="other.txt", text=TEXT)
    claims = find_claims(article, gazetteer)[0]
    other = link_claims(article, claims, knowledge)[0]
    assert not {fact.key for fact in all_facts(other)} & set(keys)


def test_a_key_does_not_depend_on_how_a_file_is_called(
    gazetteer: Gazetteer, knowledge: Knowledge
) -> None:
    """Neither the name of the source nor the publisher is in a key."""
    one = Article(id="x", source_name="a.txt", text=TEXT)
    other = replace(one, source_name="b.html", publisher="The Gazette", authors=("A Reporter",))
    keys = [
        [f.key for f in all_facts(link_claims(a, find_claims(a, gazetteer)[0], knowledge)[0])]
        for a in (one, other)
    ]
    assert keys[0] == keys[1]


def test_every_fact_has_its_article_evidence_and_confidence(facts_of: Callable) -> None:
    """Whatever its kind, a fact says where it stands and how sure it is."""
    for fact in all_facts(facts_of(TEXT, published="2018-07-20")):
        assert fact.article == "made-up"
        assert str(fact.published) == "2018-07-20"
        assert TEXT[fact.evidence.start : fact.evidence.end].strip()
        assert 0 < fact.confidence < 1
        assert fact.rule


def test_a_step_is_told_once_with_who_took_it(facts_of: Callable) -> None:
    """A second telling that names nobody adds nothing; another council's step does."""
    text = (
        "Torbay Council was rated inadequate. Its improvement partner is Plymouth City Council. "
        "Torbay Council must work with an improvement partner until May."
    )
    (fact,) = facts_of(text, published="2018-07-20").interventions
    assert fact.actor is not None
    other = f"{text} Kent County Council has an improvement partner."
    assert len(facts_of(other, published="2018-07-20").interventions) == 2
