"""Which authority is meant: one that is named, "the council", or nobody named.

Words that stand for a council are followed back to the council last spoken of that fits them, and
otherwise to the one that the article is about. Which of several bears a name is for
`link.namesakes`, and which the article is about for `link.prominence`.
"""

from collections import Counter
from collections.abc import Callable

from councilgraph.knowledge import Knowledge
from councilgraph.link.bystanding import (
    PRONOUNS,
    Bystanders,
    holder,
    named_in_last,
    sentence_before,
)
from councilgraph.link.compass import find_quarter
from councilgraph.link.hiring import find_hiring
from councilgraph.link.how import How
from councilgraph.link.movers import find_new_employer
from councilgraph.link.namesakes import GENERAL, Namesakes
from councilgraph.link.prominence import (
    LEAD_PARAGRAPHS,
    find_helpers,
    find_main,
    find_sections,
    find_topic,
    opens,
    prevails,
    without_helpers,
)
from councilgraph.link.publishing import Publisher
from councilgraph.link.roundups import is_round_up, told_last
from councilgraph.model.claims import Claims, Kind, Mention
from councilgraph.model.text import Article, Span
from councilgraph.model.time import Period

_STYLE = " council"
_ALL = 10_000  # paragraphs
_LEADING = frozenset({"in", "by", "since"})


def _any(iri: str) -> bool:
    return True


class Discourse:
    """The authorities of one article, in the order in which it names them.

    `authorities` are their IRIs, sorted.
    """

    def __init__(self, article: Article, claims: Claims, knowledge: Knowledge) -> None:
        self._article = article
        self._claims = claims
        self._knowledge = knowledge
        self._names = Namesakes(article, claims, knowledge)
        self._named = self._names.named
        self.authorities = self._names.authorities
        self._bystanders = Bystanders(article, claims)
        self._beheld = self._bystanders.left_out_of(self._named)
        self._helpers = find_helpers(claims, self._names)
        self._sections = find_sections(article, claims, self._named)
        self._lead = claims.paragraphs[: LEAD_PARAGRAPHS + 1]
        headline = self._lead[0] if self._lead and article.headline else None
        heading = [headline] if headline else []
        self.is_round_up = is_round_up(self._beheld, heading, claims.paragraphs)
        self._publisher = Publisher(article, claims, self._names)
        self._hiring = find_hiring(claims, self._names)
        kinds = self._names.told_by_kind(self._beheld, self._lead)
        own = without_helpers(self._beheld + kinds, self._helpers, headline, self._lead)
        self.topic = self._publisher.iri or self._hiring or find_topic(own, headline, self._lead)
        self.main = find_main(self._named)
        self._prevails = prevails(self.topic, self._named)

    def named(self, mention: Mention, period: Period | None) -> str | None:
        """Return the authority that bore the name at the time; None if the name is ambiguous."""
        return self._names.bearer(mention, period)

    def resolve(
        self,
        mention: Mention | None,
        at: Span,
        period: Period | None,
        fits: Callable[[str], bool] = _any,
    ) -> str | None:
        """Return the authority meant by `mention`, or by nothing at all, at a place in the text.

        Where nobody is named, it is an authority of which `fits` is true.
        """
        return self.trace(mention, at, period, fits)[0]

    def trace(
        self,
        mention: Mention | None,
        at: Span,
        period: Period | None,
        fits: Callable[[str], bool] = _any,
    ) -> tuple[str | None, How]:
        """Return the authority meant, as `resolve` does, and how it was found."""
        if mention is not None and mention.kind is Kind.AUTHORITY:
            iri = self.named(mention, period)
            if iri is not None and self._names.only_describes(mention, iri):
                return self._antecedent(mention.span, self._names.kinds_in(mention), fits)
            if iri is not None and not fits(iri):
                # "Anyshire" in news of fire services is not the council of that name.
                namesakes = self._knowledge.register.namesakes(mention.text)
                iri = next((a.iri for a in namesakes if fits(a.iri)), iri)
                if not fits(iri) and mention.text[-1].islower() and mention.text.endswith(_STYLE):
                    # "The Essex council" may be one in Essex, named before.
                    return self._antecedent(mention.span, None, fits)
            return iri, How.NAMED
        classes = mention.targets if mention is not None else None
        return self._antecedent(mention.span if mention is not None else at, classes, fits)

    def of_person(
        self, mention: Mention | None, at: Span, fits: Callable[[str], bool] = _any
    ) -> str | None:
        """Return whose a person or a voice is, told by `mention` or by nothing at all.

        A person seldom belongs to another council than the article's, unless the sentence, its
        paragraph or the passage is about that. It is one of which `fits` is true, if any is.
        """
        classes = None if mention is None else mention.targets
        if mention is not None and mention.kind is Kind.AUTHORITY:
            classes = self._names.kinds_in(mention)
            if classes is None:
                return self.named(mention, None)
        place = at if mention is None else mention.span
        day, register = self._article.published, self._knowledge.register
        fitting = [
            (m, i) for m, i in self._fitting(classes, fits) if register.authority(i).exists_on(day)
        ]
        if not fitting and fits is not _any:
            return self.of_person(mention, at)
        every, fitting = fitting, self._names.styled_alike(place, classes, fitting)
        said = [statement.words for statement in self._claims.statements]
        told = [pair for pair in fitting if not any(w.covers(pair[0].span) for w in said)]
        told = [pair for pair in told if not self._bystanders.is_only_told(pair[0])]
        only = self._helpers - {self.topic}
        told = [(m, i) for m, i in told if i not in only or self._bystanders.opens(m)]
        near = self._nearby(place, told)
        if self._publisher.speaks(place, near, classes, fits):
            return self._publisher.iri
        if near is None and self._hiring in {iri for _, iri in fitting}:
            return self._hiring
        found = near[0] if near is not None else self._passage(place, fitting)
        if self.is_round_up:
            reach = len(self._claims.paragraphs) if len(fitting) < len(every) else 1
            found = found or told_last(self._claims, place, told, self._helpers, reach)
        if found is not None:
            return found
        meant = {iri for _, iri in fitting}
        if self.is_round_up and len(meant) > 1:
            return self._antecedent(place, classes, fits)[0]
        if self._prevails and self.topic in meant:
            return self.topic
        return meant.pop() if len(meant) == 1 else self._antecedent(place, classes, fits)[0]

    def _passage(self, at: Span, fitting: list[tuple[Mention, str]]) -> str | None:
        """Return whose the passage is: of the heading above, or of the full name that opens it.

        A passage goes on until another council is named. Where the headline names the topic, the
        article is about that throughout, and a council that helps another has no passage.
        """
        section = self._section(at)
        if section is not None and section in {iri for _, iri in fitting}:
            return section
        headline = self._claims.paragraphs[:1] if self._article.headline else ()
        if any(iri == self.topic and p.covers(m.span) for m, iri in self._named for p in headline):
            return None
        before = [(m, iri) for m, iri in self._named if m.span.end <= at.start]
        for mention, iri in reversed(before):
            if self._opens_in_full(mention, iri) and (mention, iri) in fitting:
                return None if iri in self._helpers else iri
            if iri != before[-1][1]:
                return None
        return None

    def goes_on(self, told: Span, at: Span) -> bool:
        """Tell whether a place is in the next sentence, which goes on about one council: "It is".

        `told` is the sentence before, which is about one if it names one, or none by name.
        """
        sentence = holder(self._claims.sentences, at)
        paragraph = holder(self._claims.paragraphs, at)
        opening = self._article.text[sentence.start : at.start].split()
        if opening and opening[0].lower() in _LEADING:  # "In 2018 it was"
            opening = opening[2:]
        if not opening or opening[0].lower() not in PRONOUNS:
            return False
        last = sentence_before(self._claims.sentences, at)
        named = {iri for m, iri in self._named if told.covers(m.span)}
        return last is not None and last == told and paragraph.covers(last) and len(named) <= 1

    def named_before(self, at: Span, reach: int = _ALL) -> tuple[str, ...]:
        """Return those named in `reach` paragraphs before a place, and its own; any if none was."""
        number = self._claims.paragraphs.index(holder(self._claims.paragraphs, at))
        start = self._claims.paragraphs[max(0, number - reach)].start
        before = [pair for pair in self._beheld if pair[0].span.start <= at.start]
        return tuple(iri for m, iri in before or self._beheld if m.span.start >= start)

    def _antecedent(
        self, at: Span, classes: tuple[str, ...] | None, fits: Callable[[str], bool]
    ) -> tuple[str | None, How]:
        """Return the authority last spoken of before `at` that fits, else the article's topic."""
        by_kind, vague = classes is not None, classes is not None and GENERAL in classes
        left_out = self._bystanders.goes_on(at, self._named, by_kind=by_kind, any_council=vague)
        left_out = left_out or find_new_employer(self._claims, self._names, at)
        left_out = self._names.meant(left_out, classes, fits) if left_out else None
        if left_out is not None:
            return left_out, How.PARAGRAPH
        fitting = self._names.by_county(at, classes, self._fitting(classes, fits))
        known, register = {iri for _, iri in fitting}, self._knowledge.register
        quarter = find_quarter(self._article.text, self._claims.sentences, at, known, register)
        if quarter is not None and classes is None:
            return quarter, How.SENTENCE
        near = self._nearby(at, fitting)
        sole = fitting[0][1] if len({iri for _, iri in fitting}) == 1 else None
        publisher = self._publisher.iri
        known_by = sole is not None and self._known_by(fitting[0][0], at)
        if not (known_by and sole == publisher) and self._publisher.speaks(at, near, classes, fits):
            return publisher, How.PUBLISHER
        if known_by:
            return sole, How.SOLE
        if near is not None:
            return near
        section = self._section(at)
        if section is not None and section in known:
            return section, How.SECTION
        if len(beside := set(named_in_last(self._claims, at, fitting))) == 1:
            return beside.pop(), How.PARAGRAPH
        topic = self._earlier_topic(holder(self._claims.paragraphs, at), fitting)
        topic = self._hiring if self._hiring in known else topic
        before = {iri for m, iri in fitting if m.span.end <= at.start}
        if topic not in before and len(before) == 1:
            return next(iter(before)), How.BEFORE
        return topic, How.TOPIC if topic == self.topic else How.BEFORE

    def _section(self, at: Span) -> str | None:
        """Return the council whose heading is the last above a place."""
        return next((iri for start, iri in reversed(self._sections) if start <= at.start), None)

    def _fitting(
        self, classes: tuple[str, ...] | None, fits: Callable[[str], bool]
    ) -> list[tuple[Mention, str]]:
        found = self._names.fitting(self._beheld, classes, fits)
        # "The city" may be one that was only set beside the county.
        return found or (self._names.fitting(self._named, classes, fits) if classes else [])

    def _nearby(self, at: Span, fitting: list[tuple[Mention, str]]) -> tuple[str, How] | None:
        """Return the authority last named before `at` in its sentence, else its paragraph's."""
        sentence = holder(self._claims.sentences, at)
        inside = [(m, i) for m, i in fitting if sentence.covers(m.span) and m.span.end <= at.start]
        if inside:
            alone = [iri for m, iri in inside if not self._bystanders.accompanies(m)]
            return (alone or [inside[-1][1]])[-1], How.SENTENCE
        paragraph = holder(self._claims.paragraphs, at)
        before = [
            iri
            for m, iri in fitting
            if paragraph.covers(m.span)
            and m.span.end <= at.start
            and self._bystanders.is_subject(m)
        ]
        return (before[-1], How.PARAGRAPH) if before else None

    def _earlier_topic(self, paragraph: Span, fitting: list[tuple[Mention, str]]) -> str | None:
        """Return the subject of the paragraphs before: who opens one and is spoken of often."""
        counts = Counter(iri for _, iri in self._named)
        number = self._claims.paragraphs.index(paragraph)
        for previous in reversed(self._claims.paragraphs[:number]):
            opening = next(((m, iri) for m, iri in fitting if opens(m, previous)), None)
            if opening is None:
                continue
            mention, iri = opening
            if iri in self._helpers and iri != self.topic:
                continue
            sentence = holder(self._claims.sentences, mention.span)
            if any(i == self.topic and sentence.covers(m.span) for m, i in fitting):
                return self.topic
            if self._opens_in_full(mention, iri) or iri == self.topic or counts[iri] > 2:
                return iri
            if self.is_round_up and mention.span.start == previous.start:
                return iri
        told = any(iri == self.topic and self._known_by(m, paragraph) for m, iri in fitting)
        return self.topic if told else None

    def _opens_in_full(self, mention: Mention, iri: str) -> bool:
        """Tell whether a paragraph begins with more of a council's name than its place."""
        begun = mention.span.start - holder(self._claims.paragraphs, mention.span).start
        return begun <= 1 and mention.text != self._knowledge.register.authority(iri).short_name

    def _known_by(self, mention: Mention, at: Span) -> bool:
        """Tell whether a mention comes before a place; in the lead, one in the lead will do."""
        leads = bool(self._lead) and at.start <= self._lead[-1].start
        return mention.span.start <= (self._lead[-1].end if leads else at.end)
