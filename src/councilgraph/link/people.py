"""Tenure and statement claims to facts: one person per organisation and name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from councilgraph.knowledge import Knowledge
from councilgraph.link.confidence import load_weights
from councilgraph.link.discourse import Discourse
from councilgraph.link.employers import Employers
from councilgraph.link.keys import make_key
from councilgraph.model.claims import Claims, StatementClaim, TenureClaim
from councilgraph.model.facts import StatementFact, TenureFact
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Granularity, Period

_TRAILING = re.compile(r"(?:[\s,]+(?:in|at|of|for|to|and|the|a|an|on|with)?)+$")


@dataclass(frozen=True, slots=True)
class _Official:
    """Who speaks: an official, another person, or an organisation."""

    iri: str
    name: str


class People:
    """Links the tenures and the statements of one article."""

    def __init__(
        self, article: Article, claims: Claims, discourse: Discourse, knowledge: Knowledge
    ) -> None:
        self._article = article
        self._claims = claims
        self._discourse = discourse
        self._knowledge = knowledge
        self._employers = Employers(claims, discourse, knowledge, article.published)
        self._officials: dict[str, _Official] = {}
        self.issues: list[Issue] = []

    def link(self) -> tuple[tuple[TenureFact, ...], tuple[StatementFact, ...]]:
        """Return the facts; people and words that cannot be placed are added to `issues`."""
        tenures: dict[tuple[str, str | None, str | None], TenureFact] = {}
        for claim in self._claims.tenures:
            for tenure in self._tenures(claim):
                tenures.setdefault((tenure.official, tenure.role, tenure.organisation), tenure)
        statements: dict[str, StatementFact] = {}
        for spoken in self._claims.statements:
            statement = self._statement(spoken)
            if statement is not None:
                statements[statement.key] = statement
        return tuple(tenures.values()), tuple(statements.values())

    def _tenures(self, claim: TenureClaim) -> Iterator[TenureFact]:
        """Yield the tenure of a claim, of a post that two councils share one at each."""
        shared = self._employers.of_joint(claim) if "joint" in claim.signals else ()
        organisation = None if claim.elsewhere else self._employers.of_tenure(claim)
        if len(shared) > 1 and not claim.elsewhere:
            yield from (self._tenure(claim, council) for council in shared)
        elif organisation is not None or (
            not claim.elsewhere and self._employers.keeps_without(claim)
        ):
            yield self._tenure(claim, organisation)
        else:
            self._unplaced(claim, self._full_name(claim.name))

    def _tenure(self, claim: TenureClaim, organisation: str | None) -> TenureFact:
        name = self._full_name(claim.name)
        # Somebody at no organisation is told apart from namesakes by the article alone.
        key = official_key(organisation or self._article.id, name)
        official = f"{self._knowledge.base}id/official/{key}"
        self._officials.setdefault(name, _Official(official, name))
        role = claim.role.target if claim.role else None
        day = self._article.published
        signals = _signals_of_tenure(claim, organisation)
        title = _TRAILING.sub("", " ".join(self._article.quote(claim.role_words).split()))
        return TenureFact(
            key=make_key(self._article.id, "tenure", claim.name.start, official, role, title),
            article=self._article.id,
            published=day,
            evidence=claim.evidence,
            rule=claim.rule,
            confidence=load_weights("tenures").confidence(signals),
            signals=signals,
            official=official,
            name=name,
            organisation=organisation,
            role=role,
            role_title=title,
            party=claim.party.target if claim.party else None,
            period=_observed(day, former="former" in claim.signals),
        )

    def _full_name(self, span: Span) -> str:
        return self._claims.people.get(span) or self._article.quote(span)

    def _unplaced(self, claim: TenureClaim, name: str) -> None:
        sentence = next((s for s in self._claims.sentences if s.covers(claim.name)), claim.evidence)
        self.issues.append(
            Issue(
                trouble=Trouble.UNPLACED_PERSON,
                source=self._article.id,
                message=f"{name} has a public role, but not at a council or inspectorate that the "
                "register knows.",
                sentence=self._article.quote(sentence),
                span=claim.name,
            )
        )

    def _statement(self, claim: StatementClaim) -> StatementFact | None:
        speaker = self._speaker(claim)
        if speaker is None:
            return None
        text = self._article.quote(claim.words).strip()
        official = speaker in self._officials.values()
        signals = _signals_of_statement(claim, official=official)
        return StatementFact(
            key=make_key(self._article.id, "statement", claim.words.start, speaker.iri),
            article=self._article.id,
            published=self._article.published,
            evidence=claim.words,
            rule=claim.rule,
            confidence=load_weights("statements").confidence(signals),
            signals=signals,
            speaker=speaker.iri,
            speaker_name=speaker.name,
            text=text,
            about=self._discourse.resolve(claim.about, claim.words, None),
        )

    def _speaker(self, claim: StatementClaim) -> _Official | None:
        if claim.speaker is not None:
            name = self._full_name(claim.speaker)
            return self._officials.get(name) or self._private(name)
        mention = claim.organisation
        if mention is None:
            return None
        found_by_voice = claim.rule == "statement/voice"
        iri = (
            self._employers.voice(mention) if found_by_voice else self._employers.of_words(mention)
        )
        if iri is None:
            self._unknown_speaker(claim, f"“{mention.text}” stands for nobody that is named")
            return None
        return _Official(iri, self._knowledge.concepts.label(iri))

    def _private(self, name: str) -> _Official:
        """Return a speaker without a public role."""
        return _Official(_private_iri(self._knowledge.base, self._article, name), name)

    def _unknown_speaker(self, claim: StatementClaim, why: str) -> None:
        self.issues.append(
            Issue(
                trouble=Trouble.UNKNOWN_SPEAKER,
                source=self._article.id,
                message=f"These words are left out, because {why}.",
                sentence=self._article.quote(claim.words),
                span=claim.words,
            )
        )


def said_by(
    statements: Sequence[StatementFact], tenures: Sequence[TenureFact], article: Article, base: str
) -> tuple[StatementFact, ...]:
    """Return statements with speakers that the tenures know.

    An official of whom none of them tells is the one of that name elsewhere, or a private speaker.
    """
    officials = {tenure.official for tenure in tenures}
    named = {tenure.name: tenure.official for tenure in reversed(tenures)}
    known = f"{base}id/official/"

    def said(fact: StatementFact) -> StatementFact:
        if fact.speaker in officials or not fact.speaker.startswith(known):
            return fact
        if fact.speaker_name in named:
            return replace(fact, speaker=named[fact.speaker_name])
        signals = tuple(sorted({*fact.signals, "private"} - {"official"}))
        return replace(
            fact,
            speaker=_private_iri(base, article, fact.speaker_name),
            signals=signals,
            confidence=load_weights("statements").confidence(signals),
        )

    return tuple(map(said, statements))


def _private_iri(base: str, article: Article, name: str) -> str:
    """Return the IRI of a person without a public role, of this article and of no other."""
    return f"{base}id/person/{official_key(article.id, name)}"


def _signals_of_tenure(claim: TenureClaim, organisation: str | None) -> tuple[str, ...]:
    """Return how a person's role and organisation were found."""
    signals = {*claim.signals, claim.rule.rpartition("/")[2]}
    signals |= {"inferred"} if claim.organisation is None else set()
    signals |= {"nowhere"} if organisation is None else set()
    signals |= {"unknown-role"} if claim.role is None else set()
    return tuple(sorted(signals))


def _signals_of_statement(claim: StatementClaim, *, official: bool) -> tuple[str, ...]:
    """Return how a speaker was found, and who it is: an official, another person, or a body."""
    who = "official" if official else "body" if claim.speaker is None else "private"
    return tuple(sorted({*claim.signals, claim.rule.rpartition("/")[2], who}))


def _observed(day: date | None, *, former: bool) -> Period:
    """Return when a role was seen to be held: on the article's day, or some time before it."""
    if day is None:
        return Period()
    if former:
        return Period(latest=day)
    return Period(earliest=day, latest=day, granularity=Granularity.DAY)


def official_key(organisation: str, name: str) -> str:
    """Return the key of a person at an organisation: a readable slug and a digest.

    Accents, case and punctuation of the name make no difference.

    >>> official_key("x", "Seán O’Neill") == official_key("x", "Sean O'Neill")
    True
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return f"{slug}-{make_key(organisation, slug)[:8]}"
