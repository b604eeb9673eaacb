"""What may be a claim of an annotated article, with its signals, and whether gold has it.

Articles are read and gold is compared as `evaluate` does it. What is not sure enough to be claimed
is here as well: only so is it learnt how sure is enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from councilgraph.bench import Bench
from councilgraph.evaluate.found import Found
from councilgraph.evaluate.gold import GoldArticle
from councilgraph.evaluate.items import INSPECTIONS, INTERVENTIONS, Item, Kind, View, kind_of
from councilgraph.evaluate.matching import compare, fits
from councilgraph.evaluate.naming import Naming
from councilgraph.evaluate.pages import Page
from councilgraph.evaluate.wanted import Wanted, pounds
from councilgraph.extract import find_claims
from councilgraph.link.bodies import ANY_KIND, Bodies
from councilgraph.link.confidence import Weights
from councilgraph.link.discourse import Discourse
from councilgraph.link.drafts import Draft
from councilgraph.link.inspecting import Inspections
from councilgraph.link.interventions import Interventions
from councilgraph.link.judging import Judging
from councilgraph.link.people import People
from councilgraph.link.schemes import Schemes
from councilgraph.model.claims import JudgementClaim
from councilgraph.model.facts import Facts, StatementFact, TenureFact
from councilgraph.model.text import Article, Span

# A judgement is right whatever its standing, an inspection whatever its number, and an intervention
# whoever acts: `link` settles
# these without regard to signals.
VIEWS: Mapping[str, View] = {
    "judgements": View(kind=Kind.JUDGEMENT, name="", ignored=frozenset({"standing"})),
    "inspections": View(kind=Kind.INSPECTION, name="", ignored=frozenset({"ordinal"})),
    "interventions": View(kind=Kind.INTERVENTION, name="", ignored=frozenset({"actor"})),
    "tenures": View(kind=Kind.OFFICIAL, name=""),
    "statements": View(kind=Kind.QUOTATION, name=""),
}
"""The kinds of claim that have weights, and what of each is compared with gold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be a claim; `right` is None where gold leaves open whether it is one."""

    signals: frozenset[str]
    item: Item
    right: bool | None


class Annotated:
    """One article with its gold, ready to be linked with any weights."""

    def __init__(
        self, article: Article, gold: GoldArticle, bench: Bench, naming: Naming, wanted: Wanted
    ) -> None:
        self.id = article.id
        self._article = article
        self._bench = bench
        self._claims, _ = find_claims(article, bench.gazetteer)
        self._page = Page(text=article.text, sentences=self._claims.sentences)
        self._found = Found(self._page, bench.knowledge, naming)
        self._discourse = Discourse(article, self._claims, bench.knowledge)
        self._schemes = Schemes(article, self._claims, bench.knowledge)
        self._judging = Judging(
            article, self._claims, self._discourse, self._schemes, bench.knowledge
        )
        items = wanted.items(gold, self._page)
        self.wanted = {kind: items[view.kind] for kind, view in VIEWS.items()}

    def candidates(self, kind: str, judging: Weights) -> tuple[Candidate, ...]:
        """Return what may be claims of a kind; those of some kinds depend on what was judged.

        `judging` are the weights of judgements, of which the sure ones are taken for granted.
        """
        match kind:
            case "judgements":
                told = list(self._judgements())
            case "inspections":
                told = list(self._inspections(list(self._judging.by_sureness(judging).sure)))
            case "interventions":
                told = list(self._interventions(list(self._judging.by_sureness(judging).sure)))
            case _:
                told = list(self._people(kind))
        return tuple(self._compared(kind, told))

    def _compared(
        self, kind: str, told: Sequence[tuple[frozenset[str], Item]]
    ) -> Iterator[Candidate]:
        """Yield what was told with whether it is right: as `evaluate` counts, and said there."""
        view, wanted = VIEWS[kind], self.wanted[kind]
        required = [item for item in wanted if not item.optional]
        wrong = [item.values for item in compare(wanted, [i for _, i in told], view).wrong]
        for signals, item in told:
            golds = [gold for gold in required if fits(gold, item, view.ignored)]
            right = True if golds else False if item.values in wrong else None
            if golds and item.optional and not any(_shares(item, gold) for gold in golds):
                right = None
            yield Candidate(signals=signals, item=item, right=right)

    def _judgements(self) -> Iterator[tuple[frozenset[str], Item]]:
        for draft in self._judging.drafts():
            values = {
                "authority": draft.authority,
                "inspectorate": draft.inspectorate,
                "service": draft.service,
                "aspect": draft.aspect,
                "grade": draft.grade,
            }
            # A doubted one may be right by chance: the same is said elsewhere, and not here.
            doubted = isinstance(draft.claim, JudgementClaim) and draft.claim.doubted
            yield draft.signals, self._item(values, draft.claim.evidence, doubted=doubted)

    def _inspections(self, judged: Sequence[Draft]) -> Iterator[tuple[frozenset[str], Item]]:
        knowledge = self._bench.knowledge
        bodies = Bodies(self._article, self._claims, knowledge)
        told = Inspections(self._article, self._claims, self._discourse, bodies)
        for draft in told.drafts(judged):
            values = {
                "authority": draft.authority,
                "inspectorate": draft.inspectorate,
                "kind": kind_of(
                    draft.inspection_class or ANY_KIND, INSPECTIONS, knowledge.concepts
                ),
                "ordinal": None if draft.ordinal is None else str(draft.ordinal),
            }
            yield draft.signals, self._item(values, draft.claim.evidence)

    def _interventions(self, judged: Sequence[Draft]) -> Iterator[tuple[frozenset[str], Item]]:
        knowledge = self._bench.knowledge
        told = Interventions(self._article, self._claims, self._discourse, knowledge, judged)
        for action in told.actions():
            amount = action.claim.amount
            values = {
                "authority": action.authority,
                "kind": kind_of(action.kind, INTERVENTIONS, knowledge.concepts),
                "actor": action.actor,
                "amount": None if amount is None else pounds(amount),
            }
            yield action.signals, self._item(values, action.claim.evidence)

    def _people(self, kind: str) -> Iterator[tuple[frozenset[str], Item]]:
        people = People(self._article, self._claims, self._discourse, self._bench.knowledge)
        tenures, statements = people.link()
        facts: Sequence[TenureFact | StatementFact] = tenures if kind == "tenures" else statements
        signals = {fact.key: frozenset(fact.signals) for fact in facts}
        found = self._found.items(Facts(tenures=tenures, statements=statements))
        for item in found[VIEWS[kind].kind]:
            yield signals[item.key], item

    def _item(
        self, values: Mapping[str, str | None], evidence: Span, *, doubted: bool = False
    ) -> Item:
        return Item(
            values=values,
            told="",
            evidence=self._article.quote(evidence),
            place=evidence.start,
            optional=doubted,
        )


def _shares(item: Item, gold: Item) -> bool:
    """Tell whether an item's words are gold's evidence, or part of it, or the other way round."""
    one, other = (" ".join(words.split()) for words in (item.evidence, gold.evidence))
    return one in other or other in one
