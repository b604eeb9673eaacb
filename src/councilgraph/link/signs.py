"""Which way each signal may point: what supports a claim never speaks against it, and so on.

A weight is learnt from a few hundred articles, in which a rare signal may stand with the wrong
company; where it is known what a signal means, the sign of its weight is held. Signals that are
not named here may weigh either way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from councilgraph.model.claims import DOUBTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signals of a kind of claim that only support it, or that only speak against it.

    `doubts` may be outweighed by little, `denials` say in plain words that no council was given the
    grade, and `vetoes` all but end a claim.
    """

    supports: frozenset[str] = field(default_factory=frozenset)
    doubts: frozenset[str] = field(default_factory=frozenset)
    denials: frozenset[str] = field(default_factory=frozenset)
    vetoes: frozenset[str] = field(default_factory=frozenset)


_DENIALS = frozenset(
    (
        "aggregate hypothetical indefinite negation other-body unknown-name unofficial "
        "other-thing narrowed"
    ).split()
)
_JUDGEMENTS = Signs(
    supports=frozenset(
        (
            "verb award verbal change copula label noun table listed likewise gapped nominal "
            "taken-up formerly told-of "
            "told-again possession inspectorate-near inspectorate-before named pointed "
            "quoted service aspect dated technical sole"
        ).split()
    )
    | {"inspector"},
    doubts=DOUBTS - {"question"} - _DENIALS
    | frozenset(
        (
            "describes thing implied inspectorate-unnamed contradicted aspect-apart rivalled "
            "negation-apart hypothetical-apart other-body-apart aggregate-apart other-headline"
        ).split()
    ),
    denials=_DENIALS,
    vetoes=frozenset({"question"}),
)
_INSPECTIONS = Signs(
    supports=frozenset(
        (
            "named named-inspection dated ordinal told-again told-often inspectorate "
            "inspection passive active deed definite around judged-now topic much-told "
            "grade-by-inspectorate grade-with-inspector-noun grade-with-report-noun "
            "grade-with-inspection-noun grade-and-inspector-noun grade-and-report-noun "
            "grade-and-inspection-noun grade-aspects grade-told-again grade-told-often "
            "grade-judged-now grade-topic grade-much-told days-told grade-days-told"
        ).split()
    )
    | {"inspector"},
    doubts=frozenset(
        (
            "listed bare plural indefinite finding report no-grade hypothetical unknown-name "
            "other-context other-bodies bystander nobody-named by-type named-once "
            "many-authorities unjudged visits-told inspectorate-unnamed undated-deed "
            "undated-report undated-visit undated-finding undated-inspection kind-PeerReview "
            "kind-ComplaintInvestigation kind-Audit generic when-last other-headline "
            "grade-other-headline grade grade-nobody-named grade-by-type "
            "grade-named-once grade-many-authorities grade-other-bodies grade-bystander "
            "grade-inspectorate-unnamed grade-visits-told grade-judged-before grade-previous "
            "grade-kind-PeerReview grade-kind-ComplaintInvestigation"
        ).split()
    ),
)
_INTERVENTIONS = Signs(
    supports=frozenset(
        (
            "named stepping-in announced more-money for-a-purpose service-near told-again "
            "money-told-again company company-at-work topic money-topic judged money-judged "
            "of-it body"
        ).split()
    ),
    doubts=frozenset(
        (
            "other-body not-investment not-investment-near money-other-body money-not-investment "
            "bystander money-bystander of-several hypothetical aggregate rejected rejected-near "
            "in-role plural nobody-named money-nobody-named by-type each-year money-gone "
            "money-spent unknown-name indefinite-name unjudged money-unjudged small large"
        ).split()
    ),
)
_TENURES = Signs(supports=frozenset(("titled",)), doubts=frozenset(("inferred",)))
_STATEMENTS = Signs(supports=frozenset(("named",)))

SIGNS: Mapping[str, Signs] = {
    "judgements": _JUDGEMENTS,
    "inspections": _INSPECTIONS,
    "interventions": _INTERVENTIONS,
    "tenures": _TENURES,
    "statements": _STATEMENTS,
}
"""The signs by kind of claim; each kind has a file of weights."""
