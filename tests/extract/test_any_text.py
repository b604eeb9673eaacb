"""Whatever the text, reading it gives claims whose evidence it quotes, and never breaks."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilgraph.extract import Gazetteer, find_claims
from councilgraph.knowledge import Knowledge
from councilgraph.link import link_claims
from councilgraph.model.claims import Claims, Mention, TimeExpression
from councilgraph.model.text import Article, Span

COUNCILS = ("Torbay", "Kent County Council", "the council", "Somerset", "Ambridge Council", "it")
GRADES = ("inadequate", "good", "“requires improvement”", "C3", "the lowest rating", "the same")
WHO = ("Ofsted", "Inspectors", "The Regulator of Social Housing", "A report", "Nobody")
TIMES = ("in May 2018", "last year", "for the second time in six years", "in 2013 and 2018", "")
TOPICS = ("children's services", "leadership and adoption", "council housing", "its budget", "")
PEOPLE = ("Cllr Pat Brook (Lab)", "Seán O’Neill", "the leader, Jo Marsh,", "a spokesman", "she")
WORDS = ("“We are sorry,”", "“We knew.", "‘It isn’t the tenants’ fault’", "'no", "")
MARKS = (".", "!", "?", ":", ";", ",", "")
TEMPLATES = (
    "{who} rated {council}'s {topic} {grade} {time}{mark}",
    "{council} was rated {grade} {time} for {topic}{mark}",
    "{council}: {grade}",
    "{topic}: {grade}",
    "{council} went from {grade} to {grade} {time}{mark}",
    "{who} made a third monitoring visit to {council} {time}{mark}",
    "{words} said {person}, chief executive of {council}{mark}",
    "{person} of {council} said: {words}{mark}",
    "{council} put £2.5m into {topic} {time}{mark}",
    "{council} is improvement partner for {council}{mark}",
    "If {council} were {grade} {time}{mark}",
    "{council} and {council} were {grade} and {grade} respectively{mark}",
)
CHOICES = {
    "council": COUNCILS,
    "grade": GRADES,
    "who": WHO,
    "time": TIMES,
    "topic": TOPICS,
    "person": PEOPLE,
    "words": WORDS,
    "mark": MARKS,
}
QUICK = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a sentence of the small grammar above, sensible or not."""
    template = draw(st.sampled_from(TEMPLATES))
    return re.sub(r"{(\w+)}", lambda m: draw(st.sampled_from(CHOICES[m[1]])), template)


def joined(parts: list[tuple[str, str]]) -> str:
    """Return sentences joined each by the gap drawn with it."""
    return "".join(sentence + gap for sentence, gap in parts)


stories = st.lists(
    st.tuples(sentences(), st.sampled_from((" ", "\n\n", "\n", "\n\n\n"))), min_size=1, max_size=7
).map(joined)
days = st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 12, 31))


def article(text: str, day: date | None = None) -> Article:
    """Return an article of the text."""
    return Article(id="x", source_name="x.txt", text=text, published=day)


def squeezed(words: str) -> str:
    """Return words without the space between them, which a mention of several need not keep."""
    return "".join(words.split())


def said_by(claims: Claims) -> Iterator[tuple[Span, str]]:
    """Yield each mention and time of the claims with the words that it says stand at its span."""
    found: list[Mention | TimeExpression | None] = [*claims.mentions]
    for judgement in claims.judgements:
        found += [judgement.authority, judgement.grade, judgement.service, judgement.time]
    for inspection in claims.inspections:
        found += [inspection.authority, inspection.inspection, inspection.time]
    for intervention in claims.interventions:
        found += [intervention.authority, intervention.actor, intervention.time]
    for one in found:
        if one is not None:
            yield one.span, one.text


def spans(claims: Claims) -> Iterator[Span]:
    """Yield the evidence of the claims, and the other places that they give."""
    for kind in (
        claims.judgements,
        claims.inspections,
        claims.tenures,
        claims.statements,
        claims.interventions,
    ):
        yield from (claim.evidence for claim in kind)
    for tenure in claims.tenures:
        yield from (tenure.name, tenure.role_words)
    yield from (statement.words for statement in claims.statements)
    yield from claims.people
    yield from claims.sentences
    yield from claims.paragraphs


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer, knowledge: Knowledge) -> Callable:
    """Return a function that reads and links an article."""

    def through(one: Article) -> tuple:
        claims, unread = find_claims(one, gazetteer)
        facts, unplaced = link_claims(one, claims, knowledge)
        return claims, facts, (*unread, *unplaced)

    return through


@QUICK
@given(text=stories, day=days)
def test_evidence_quotes_the_text(read: Callable, text: str, day: date | None) -> None:
    """Every span lies within the article and holds words; a mention has the words at its span."""
    claims, facts, issues = read(article(text, day))
    for span in spans(claims):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    for span, words in said_by(claims):
        assert squeezed(text[span.start : span.end]) == squeezed(words)
    for issue in issues:
        assert issue.sentence
        assert issue.sentence in text
    for fact in (*facts.judgements, *facts.inspections, *facts.statements, *facts.tenures):
        assert any(fact.evidence == span for span in spans(claims))


@QUICK
@given(text=stories, day=days)
def test_reading_twice_gives_the_same(read: Callable, text: str, day: date | None) -> None:
    """Nothing is kept between two readings."""
    assert read(article(text, day)) == read(article(text, day))


@QUICK
@given(text=stories, day=days)
def test_no_date_is_later_than_the_article(read: Callable, text: str, day: date | None) -> None:
    """What is told as done was done by then; undated, only the years that the words give count."""
    facts = read(article(text, day))[1]
    starts = [f.period.earliest for f in (*facts.judgements, *facts.inspections)]
    told = range(2012, 2019)  # 2013 and 2018 in figures, and six years back from there
    for start in starts:
        assert start is None or start.year in told or (day is not None and start <= day)


@QUICK
@given(text=stories)
def test_wider_gaps_change_no_judgement(read: Callable, text: str) -> None:
    """Twice the space between words moves the offsets and leaves the grades."""
    wide = text.replace(" ", "  ").replace("\n\n", "\n\n\n\n")
    claims = read(article(wide))[0]
    for span, words in said_by(claims):
        assert squeezed(wide[span.start : span.end]) == squeezed(words)
    outside = read(article(f"\n\n  {text}  \n\n"))[0]
    told = [(j.grade.text, j.rule, j.standing) for j in read(article(text))[0].judgements]
    assert [(j.grade.text, j.rule, j.standing) for j in outside.judgements] == told


@settings(QUICK, max_examples=250)
@given(
    text=st.text(max_size=200)
    | st.text(alphabet="‘’“”'\".,:;!?()£-–\n \u00a0aSİß0129Kent", max_size=120)
    | st.lists(st.sampled_from([*COUNCILS, *GRADES, *WHO, *WORDS, *MARKS, "\n\n", "£9m"])).map(
        " ".join
    ),
    day=days,
)
def test_no_text_breaks_it(read: Callable, text: str, day: date | None) -> None:
    """Any characters at all are read and linked, or give nothing."""
    claims, _, _ = read(article(text, day))
    assert all(0 <= span.start < span.end <= len(text) for span in spans(claims))
