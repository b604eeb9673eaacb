"""What must hold of the concept schemes in `ontology/concepts.ttl`."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

ROOT = Path(__file__).parents[2]
SKOS = "http://www.w3.org/2004/02/skos/core#"
DEF = "https://w3id.org/councilgraph/def/"
SCHEMES = ("service", "aspect", "role", "party", "grade")

CONCEPTS = Store()
CONCEPTS.load(path=ROOT / "ontology/concepts.ttl", format=RdfFormat.TURTLE)
ALL = Store()
for file in ("ontology/concepts.ttl", "ontology/lexicon.en.ttl", "data/register/grade-schemes.ttl"):
    ALL.load(path=ROOT / file, format=RdfFormat.TURTLE)

SERVICES = """childrens-services child-protection safeguarding-and-looked-after-children
    adult-social-care send housing fire-and-rescue education best-value finance planning
    youth-justice complaints corporate""".split()
ASPECTS = """overall help-and-protection looked-after-children care-leavers adoption leadership
    looked-after-children-and-care-leavers safeguarding governance culture use-of-resources
    continuous-improvement partnership complaint-finding follow-up understanding-risk
    responding-to-major-incidents future-affordability protection prevention effectiveness
    efficiency people working-with-people providing-support keeping-people-safe""".split()
GRADES = """outstanding excellent very-good good requires-improvement adequate satisfactory fair
    weak poor unsatisfactory inadequate c1 c2 c3 c4 g1 g2 g3 g4 v1 v2 v3 v4
    typically-positive-experiences inconsistent-experiences widespread-systemic-failings
    written-statement-of-action no-written-statement-of-action sufficient-progress
    not-sufficient-progress severe-maladministration maladministration service-failure
    failing-best-value-duty significant-concern significant-improvement special-measures
    serious-concerns effective ineffective area-for-priority-action""".split()
ROLES = """leader deputy-leader cabinet-member councillor mayor opposition-leader group-leader
    shadow scrutiny-chair chief-executive director director-of-childrens-services
    director-of-adult-services chief-fire-officer finance-director monitoring-officer commissioner
    inspector chief-inspector regional-director minister secretary-of-state mp peer
    trust-chief-executive chair spokesperson adviser union-official candidate""".split()
NEEDED = [
    *(("service", slug) for slug in SERVICES),
    *(("aspect", slug) for slug in ASPECTS),
    *(("grade", slug) for slug in GRADES),
    *(("role", slug) for slug in ROLES),
]
CUES = """judgement-verb award-verb judgement-noun rise-verb fall-verb retain-verb copula rank-best
    rank-second-best rank-worst rank-second-worst repeat same-grade previous-marker no-longer
    negation hypothetical aggregate other-body inspector-noun inspection-noun peer-review
    inspected-verb published-verb speech-verb honorific organisation-voice investment-cue intended
    overall across-the-board exception respectively former latter both body-suffix report-noun
    organisation-word not-investment not-a-grade""".split()


def objects(store: Store, iri: str, name: str) -> list[str]:
    """Return the values of a SKOS property of an IRI."""
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(SKOS + name), None)
    return [quad.object.value for quad in quads if hasattr(quad.object, "value")]


def members(store: Store, scheme: str) -> list[str]:
    """Return the IRIs of the concepts in a scheme."""
    quads = store.quads_for_pattern(None, NamedNode(SKOS + "inScheme"), NamedNode(DEF + scheme))
    return [quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)]


@pytest.mark.parametrize(("scheme", "slug"), NEEDED)
def test_concept_is_there_with_a_word_for_it(scheme: str, slug: str) -> None:
    """A concept that the vocabulary names is in its scheme, defined, and can be read in text."""
    iri = f"{DEF}{scheme}/{slug}"
    assert iri in members(CONCEPTS, scheme)
    assert objects(CONCEPTS, iri, "definition")
    assert objects(ALL, iri, "prefLabel")


@pytest.mark.parametrize("slug", CUES)
def test_cue_is_there_with_words(slug: str) -> None:
    """A cue that readers look up has words."""
    assert objects(ALL, f"{DEF}cue/{slug}", "hiddenLabel")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_of_a_scheme_are_told_apart(scheme: str) -> None:
    """Each concept of a scheme has one preferred label, and no two share it."""
    labels = [objects(ALL, iri, "prefLabel") for iri in members(ALL, scheme)]
    assert all(len(found) == 1 for found in labels)
    doubled = [label for label, count in Counter(found[0] for found in labels).items() if count > 1]
    assert doubled == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_go_by_their_scheme(scheme: str) -> None:
    """A concept's IRI shows its scheme, and its broader concepts are of it too, in no ring."""
    iris = set(members(CONCEPTS, scheme))
    assert all(iri.startswith(f"{DEF}{scheme}/") for iri in iris)
    for iri in iris:
        above, seen = objects(CONCEPTS, iri, "broader"), {iri}
        while above:
            broader = above.pop()
            assert broader in iris
            assert broader not in seen
            seen.add(broader)
            above += objects(CONCEPTS, broader, "broader")


def test_every_ranked_grade_is_declared() -> None:
    """A grade or service that a grade scheme uses is a concept of its scheme."""
    used = {
        quad.subject.value
        for quad in ALL.quads_for_pattern(None, NamedNode(SKOS + "inScheme"), None)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(f"{DEF}grade/")
    }
    assert used - set(members(ALL, "grade")) == set()


def test_concepts_are_declared_in_one_file() -> None:
    """A grade that the register declares is not declared here as well."""
    register = Store()
    register.load(path=ROOT / "data/register/grade-schemes.ttl", format=RdfFormat.TURTLE)
    both = set(members(CONCEPTS, "grade")) & set(members(register, "grade"))
    assert both == set()
