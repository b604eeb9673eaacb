"""Which organisation is meant: whose official somebody is, and for whom words speak.

A name is trusted. Words such as "the council", "inspectors" or "the trust" are followed back to
what the article named, and a role that is told without an organisation to where it is held.
"""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from councilgraph.knowledge import CG, Knowledge
from councilgraph.link.bystanding import holder
from councilgraph.link.companies import COMPANIES
from councilgraph.link.departments import DEPARTMENT_WORD, department_before, is_sent
from councilgraph.link.discourse import Discourse
from councilgraph.link.fire import FireAuthorities
from councilgraph.model.claims import Claims, Kind, Mention, TenureClaim
from councilgraph.model.text import Span

_GENERAL = f"{CG}LocalAuthority"
_BODY_WORDS = ("/body-suffix", "/association-word")
_JOINT = 9  # " and the "
_OF = 3  # "'s "
_REACH, _TWO = 4, 2
_COMMITTEE = "committee-word"
_COUNCIL = (Kind.AUTHORITY, Kind.AUTHORITY_TYPE)


class Employers:
    """Finds the organisations behind the people and voices of one article."""

    def __init__(
        self, claims: Claims, discourse: Discourse, knowledge: Knowledge, day: date | None
    ) -> None:
        self._claims = claims
        self._discourse = discourse
        self._knowledge = knowledge
        self._fire = FireAuthorities(claims, discourse, knowledge, day)
        self._grading = {scheme.inspectorate for scheme in knowledge.register.schemes}
        every = claims.of_kind(Kind.INSPECTORATE)
        self._inspectorates = _led([m for m in every if not self._loose(m)]) or [*every]

    def of_tenure(self, claim: TenureClaim) -> str | None:
        """Return whose official a person is: as told, else by what the role implies."""
        role, concepts = claim.role.target if claim.role else "", self._knowledge.concepts
        if concepts.belongs_to_councils(role):
            found = self._holder(claim)
            return self._fire.council(found) if found else None
        anywhere = concepts.held_at(role) == "council" and role not in concepts.concerned
        # "Elm View's director", but not "Anyville's director of education"; "a former director".
        nobodys = ("of-a-name" in claim.signals and anywhere) or "once" in claim.signals
        return None if nobodys and claim.organisation is None else self._holder(claim)

    def _holder(self, claim: TenureClaim) -> str | None:
        role = claim.role.target if claim.role else None
        where = self._knowledge.concepts.held_at(role) if role else "council"
        holders = self._knowledge.concepts.held_by(role) if role else ()
        if where in ("body", "elsewhere") and not holders and self._is_of_a_committee(claim):
            where = "council"
        mention = claim.organisation
        if where == "private":
            return None
        if mention is None and where == "nowhere":
            return self._sender(claim)
        if mention is None and where == "body" and claim.role and self._association(claim.role):
            return self._association(claim.role)
        if mention is None and where == "elsewhere" and not holders and "sits" in claim.signals:
            return self._fire.topic or self._discourse.of_person(None, claim.name)
        if mention is None:
            if where == "company" and claim.role and claim.role_words.end == claim.role.span.end:
                return self._body_before(claim.name)  # not "managing director for children"
            return self._implied(role, where, claim.name, self._service(claim))
        if where == "nowhere" and mention.kind is Kind.INSPECTORATE and not is_sent(claim, mention):
            return None  # a department sends commissioners, and they are none of its staff
        office = claim.role is not None and mention.span == claim.role.span
        if holders and (office or mention.kind in _COUNCIL):  # "MP for Anytown" is not Anytown's
            return self._implied(role, where, claim.name, None)
        if mention.kind in _COUNCIL:
            service = self._service(claim)
            found = self._discourse.of_person(
                mention, claim.name, lambda iri: self._has(iri, service)
            )
            fire = mention.kind is Kind.AUTHORITY_TYPE and self._fire.is_meant(mention)
            chairs = where == "elsewhere" and mention.kind is Kind.AUTHORITY_TYPE
            if (
                where == "fire-authority"
                or (fire and found is None)
                or (chairs and self._fire.is_all())
            ):
                council = found or self._discourse.topic
                return self._fire.authority(council, claim.name) or found
            return found
        return self.of_words(mention)

    def of_joint(self, claim: TenureClaim) -> tuple[str, ...]:
        """Return the councils that share a post: told with it, else side by side, else last."""
        beside = claim.organisation
        near = [*self._claims.mentions_in(claim.evidence), *((beside,) if beside else ())]
        inside = [m for m in near if m.kind is Kind.AUTHORITY]
        every = self._claims.of_kind(Kind.AUTHORITY)
        named = [(m, iri) for m in every if (iri := self._discourse.named(m, None))]
        told = [iri for m, iri in named if m in inside]
        if len({*told}) < _TWO:
            before = [(m, iri) for m, iri in named if m.span.end <= claim.role_words.start]
            pairs = [
                (one[1], other[1])
                for one, other in pairwise(before)
                if other[0].span.start - one[0].span.end <= _JOINT and one[1] != other[1]
            ]
            last = [iri for _, iri in reversed(before)]
            told = [*told, *(pairs[-1] if pairs else last)]
            return tuple(dict.fromkeys(told))[:_TWO]
        return tuple(dict.fromkeys(told))

    def _sender(self, claim: TenureClaim) -> str | None:
        """Return the department that a post says it is from: "an adviser from the department"."""
        words = self._claims.mentions_in(claim.evidence)
        told = (m for m in words if any(t.endswith(DEPARTMENT_WORD) for t in m.targets))
        return next((self.of_words(m) for m in told if is_sent(claim, m)), None)

    def _association(self, role: Mention) -> str | None:
        """Return the inspectorate named last that a role has a word of: "the association's"."""
        last = role.text.split()[-1]
        before = [m.target for m in self._inspectorates if m.span.end <= role.span.start]
        alike = [iri for iri in before if self._has_word(iri, last)]
        return alike[-1] if alike else None

    def _is_of_a_committee(self, claim: TenureClaim) -> bool:
        """Tell whether somebody chairs a committee, which only councils have."""
        return any(
            claim.role_words.covers(span) or span.end + _OF == claim.role_words.start
            for span in self._claims.cues(_COMMITTEE)
        )

    def keeps_without(self, claim: TenureClaim) -> bool:
        """Tell whether a role is a public one that is held at no organisation."""
        role = claim.role.target if claim.role else None
        return role is not None and self._knowledge.concepts.held_at(role) == "nowhere"

    def of_words(self, mention: Mention) -> str | None:
        """Return the organisation that a name, or words such as "inspectors", stand for."""
        if mention.kind in _COUNCIL:
            return self._discourse.of_person(mention, mention.span)
        if mention.kind is Kind.BODY:
            return mention.target
        if mention.kind is Kind.ROLE:  # a spokesman of nobody told is the council's
            return self._discourse.of_person(None, mention.span)
        if mention.kind is Kind.INSPECTORATE and not self._loose(mention):
            return mention.target
        if any(target.endswith(_BODY_WORDS) for target in mention.targets):
            return self._body(mention)
        if any(target.endswith(DEPARTMENT_WORD) for target in mention.targets):
            return department_before(self._claims, self._knowledge, mention)
        found = self.inspectorate(mention.span, mention.text)
        return found or (mention.target if mention.kind is Kind.INSPECTORATE else None)

    def voice(self, mention: Mention) -> str | None:
        """Return whose finding is quoted where a sentence only names a report or inspectors."""
        if mention.target in self._grading and not self._loose(mention):
            return self.of_words(mention)
        return self.inspectorate(mention.span, mention.text)

    def _service(self, claim: TenureClaim) -> str | None:
        """Return the service that a role is for, by what it is or by its words."""
        role = claim.role.target if claim.role else ""
        concerned = self._knowledge.concepts.concerned.get(role)
        told = (
            m.target for m in self._claims.of_kind(Kind.SERVICE) if claim.role_words.covers(m.span)
        )
        return concerned or next(told, None)

    def _kind_before(self, at: Span) -> Mention | None:
        """Return the words for a council that a paragraph goes on about: "The county council"."""
        paragraph = holder(self._claims.paragraphs, at)
        told = [
            m
            for m in self._claims.mentions
            if m.kind in _COUNCIL and paragraph.covers(m.span) and m.span.end <= at.start
        ]
        kind = told and told[-1].kind is Kind.AUTHORITY_TYPE and _GENERAL not in told[-1].targets
        return told[-1] if kind else None

    def _has(self, iri: str, service: str | None) -> bool:
        """Tell whether an authority has a service; what none is known for, every one may have."""
        register, is_a = self._knowledge.register, self._knowledge.concepts.is_a
        if service is None or not any(is_a(service, a) for a in register.allotted):
            return True
        return any(is_a(service, p) for p in register.authority(iri).provides)

    def _implied(self, role: str | None, where: str, at: Span, service: str | None) -> str | None:
        """Return who employs a role that is told without an organisation."""
        if where == "inspectorate":
            return self._told_with(at) or self.inspectorate(at)
        if where == "fire-authority":
            council = self._discourse.of_person(None, at)
            return self._fire.authority(council, at) or council
        holders = self._knowledge.concepts.held_by(role) if role else ()
        if where == "elsewhere" and role and not holders:
            committee = self._committee_before(at)  # else of nobody knows what
            return self._discourse.of_person(None, at) if committee else self._fire.topic
        if where in ("body", "company"):
            return self._body_before(at) or (
                self._discourse.of_person(None, at) if where == "company" else None
            )
        if where == "council":
            told = self._kind_before(at)
            return self._discourse.of_person(told, at, lambda iri: self._has(iri, service))
        department = self._told_with(at)
        if holders and department in self._knowledge.concepts.senders:
            return department  # "The department has written, a minister, Ann Lee, said"
        return next((h for h in holders if self._nation() in self._nations(h)), None)

    def inspectorate(self, at: Span, words: str = "") -> str | None:
        """Return the inspectorate that the article speaks of: whose name has a word of `words`.

        Departments are not who "inspectors" are where anybody else inspects, and of two that
        inspect together the first named leads. In a lead that names none it is the next named.
        """
        departments = self._knowledge.concepts.senders
        named = [m for m in self._inspectorates if m.target in self._grading]
        named = [m for m in named if m.target not in departments] or named or self._inspectorates
        alike = [m for m in named if self._has_word(m.target, words)]
        named = alike or named
        before = [m for m in named if m.span.start < at.start]
        told = [m.target for m in before or named[:1]]
        return max(reversed(told), key=told.count, default=None)

    def _told_with(self, at: Span) -> str | None:
        """Return the only inspectorate that the sentence of a place names."""
        sentence = holder(self._claims.sentences, at)
        told = {m.target for m in self._inspectorates if sentence.covers(m.span)}
        return told.pop() if len(told) == 1 else None

    def _has_word(self, iri: str, words: str) -> bool:
        told = words.casefold().split()
        names = self._knowledge.register.inspectorate(iri).names
        return any(word in name.casefold().split() for name in names for word in told)

    def _loose(self, mention: Mention) -> bool:
        """Tell whether a name is one that several bear ("the ombudsman", "the care watchdog")."""
        body = self._knowledge.register.inspectorates.get(mention.target)
        if body is None:
            return False
        told = mention.text.casefold()
        return any(name.casefold() in (told, f"the {told}") for name in body.ambiguous_names)

    def _body(self, mention: Mention) -> str | None:
        """Return what "the trust" or "the company" stands for: the last one named, if any is."""
        bodies = self._knowledge.register.bodies
        before = [
            m.target for m in self._claims.of_kind(Kind.BODY) if m.span.start < mention.span.start
        ]
        companies = [iri for iri in before if bodies[iri].kind in COMPANIES]
        if any(target.endswith(_BODY_WORDS[0]) for target in mention.targets) and companies:
            return companies[-1]
        return before[-1] if before else None

    def _committee_before(self, at: Span) -> bool:
        """Tell whether a committee was told of within a few sentences, and no body after it."""
        reach = [s for s in self._claims.sentences if s.start <= at.start][-_REACH:]
        claims = self._claims
        bodies = (*claims.of_kind(Kind.BODY), *claims.of_kind(Kind.INSPECTORATE))
        named = [m.span.start for m in bodies if m.span.end <= at.start]
        told = [c.start for c in claims.cues(_COMMITTEE) if c.end <= at.start]
        return bool(told) and told[-1] >= max([reach[0].start, *named])

    def _body_before(self, at: Span) -> str | None:
        """Return the body named last before a place."""
        named = reversed(self._claims.of_kind(Kind.BODY))
        return next((m.target for m in named if m.span.start < at.start), None)

    def _nation(self) -> str:
        topic = self._discourse.topic
        return self._knowledge.register.authority(topic).nation if topic else "England"

    def _nations(self, iri: str) -> tuple[str, ...]:
        register = self._knowledge.register
        holder = register.bodies.get(iri) or register.inspectorates.get(iri)
        return holder.nations if holder else ()


def _led(mentions: list[Mention]) -> list[Mention]:
    """Return mentions with the second of two that act together replaced by the first."""
    led: list[Mention] = []
    for mention in mentions:
        joint = led and 0 <= mention.span.start - led[-1].span.end <= _JOINT
        led.append(replace(led[-1], span=mention.span) if joint else mention)
    return led
