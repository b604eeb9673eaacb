"""Tenure and statement claims to facts: one person per organisation and name."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from councilgraph.knowledge import Knowledge
from councilgraph.link.confidence import confidence
from councilgraph.link.discourse import Discourse
from councilgraph.link.keys import make_key
from councilgraph.model.claims import Claims, Kind, StatementClaim, TenureClaim
from councilgraph.model.facts import StatementFact, TenureFact
from councilgraph.model.issues import Issue, Trouble
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Granularity, Period

_TRAILING = re.compile(r"(?:[\s,]+(?:in|at|of|for|to|and|the|a|an|on|with)?)+$")


@dataclass(frozen=True, slots=True)
class _Official:
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
        self._officials: dict[str, _Official] = {}
        self.issues: list[Issue] = []

    def link(self) -> tuple[tuple[TenureFact, ...], tuple[StatementFact, ...]]:
        """Return the facts; people and words that cannot be placed are added to `issues`."""
        tenures: dict[tuple[str, str | None, str], TenureFact] = {}
        for claim in self._claims.tenures:
            tenure = self._tenure(claim)
            if tenure is not None:
                tenures.setdefault((tenure.official, tenure.role, tenure.organisation), tenure)
        statements: dict[str, StatementFact] = {}
        for spoken in self._claims.statements:
            statement = self._statement(spoken)
            if statement is not None:
                statements[statement.key] = statement
        return tuple(tenures.values()), tuple(statements.values())

    def _tenure(self, claim: TenureClaim) -> TenureFact | None:
        name = self._full_name(claim.name)
        organisation = self._organisation(claim)
        if organisation is None:
            self._unplaced(claim, name)
            return None
        official = f"{self._knowledge.base}id/official/{official_key(organisation, name)}"
        self._officials.setdefault(name, _Official(official, name))
        role = claim.role.target if claim.role else None
        day = self._article.published
        title = _TRAILING.sub("", " ".join(self._article.quote(claim.role_words).split()))
        return TenureFact(
            key=make_key(self._article.id, "tenure", claim.name.start, official, role, title),
            article=self._article.id,
            published=day,
            evidence=claim.evidence,
            rule=claim.rule,
            confidence=confidence(claim.signals),
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

    def _organisation(self, claim: TenureClaim) -> str | None:
        """Return whose official a person is: as told, else by what the role implies."""
        mention = claim.organisation
        if claim.elsewhere:
            return None
        if mention is not None and mention.kind is Kind.INSPECTORATE:
            return mention.target
        if mention is not None:
            return self._discourse.resolve(mention, claim.name, None)
        if claim.role is None:
            return None
        return self._employer(claim.role.target, claim.name)

    def _employer(self, role: str, at: Span) -> str | None:
        """Return who employs a role that is told without an organisation."""
        where = self._knowledge.concepts.held_at(role)
        if where == "inspectorate":
            return self._inspectorate(at)
        if where == "elsewhere":
            return None
        return self._discourse.resolve(None, at, None)

    def _inspectorate(self, at: Span) -> str | None:
        named = [m for m in self._claims.mentions if m.kind is Kind.INSPECTORATE]
        before = [m for m in named if m.span.start < at.start]
        mention = before[-1] if before else (named[0] if named else None)
        return mention.target if mention else None

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
        return StatementFact(
            key=make_key(self._article.id, "statement", claim.words.start, speaker.iri),
            article=self._article.id,
            published=self._article.published,
            evidence=claim.words,
            rule=claim.rule,
            confidence=confidence(claim.signals),
            speaker=speaker.iri,
            speaker_name=speaker.name,
            text=text,
            about=self._discourse.resolve(claim.about, claim.words, None),
        )

    def _speaker(self, claim: StatementClaim) -> _Official | None:
        label = self._knowledge.concepts.label
        if claim.speaker is not None:
            name = self._full_name(claim.speaker)
            official = self._officials.get(name)
            if official is None:
                self._unknown_speaker(claim, f"{name} has no public role in the article")
            return official
        mention = claim.organisation
        if mention is None:
            return None
        if mention.kind in (Kind.AUTHORITY, Kind.AUTHORITY_TYPE):
            iri = self._discourse.resolve(mention, claim.words, None)
        elif mention.kind is Kind.INSPECTORATE:
            iri = mention.target
        else:
            iri = self._inspectorate(mention.span)
        if iri is None:
            self._unknown_speaker(claim, f"“{mention.text}” stands for nobody that is named")
            return None
        return _Official(iri, label(iri))

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
