"""Which grades an article says were given, to whom, and for what."""

from collections.abc import Callable

import pytest

from councilgraph.model.claims import Claims


def end(iri: str | None) -> str | None:
    """Return the last part of an IRI."""
    return iri.rsplit("/", 1)[-1] if iri else None


def given(claims: Claims) -> list[str]:
    """Return each judgement as "council grade", without those only presupposed."""
    return [
        f"{j.authority.text if j.authority else '?'} {end(j.grade.target)}"
        for j in claims.judgements
        if not j.implied and not j.doubted
    ]


def topics(claims: Claims) -> list[str]:
    """Return each judgement as "grade: service aspect"."""
    parts = []
    for j in (j for j in claims.judgements if not j.doubted):
        names = (j.service and end(j.service.target), j.aspect and end(j.aspect.target))
        parts.append(f"{end(j.grade.target)}: {' '.join(name or '-' for name in names)}")
    return parts


VERBS = [
    ("Ofsted rated Torbay's children's services inadequate.", "Torbay inadequate"),
    ("Ofsted has branded Torbay's children's services inadequate.", "Torbay inadequate"),
    ("The watchdog deemed Torbay inadequate.", "Torbay inadequate"),
    ("The CQC has found that Torbay requires improvement.", "Torbay requires-improvement"),
    ("Torbay was judged to be good by Ofsted.", "Torbay good"),
    ("Torbay was placed in special measures by Ofsted.", "Torbay special-measures"),
    ("Torbay received an inadequate rating from Ofsted.", "Torbay inadequate"),
    ("Torbay was handed an “inadequate” rating.", "Torbay inadequate"),
    ("Torbay was given a C3.", "Torbay c3"),
    ("Torbay retained its outstanding rating.", "Torbay outstanding"),
    ("Torbay has kept its good grade from Ofsted.", "Torbay good"),
    ("Torbay slipped to requires improvement.", "Torbay requires-improvement"),
    ("Torbay remains inadequate.", "Torbay inadequate"),
]
NOUNS = [
    ("An inadequate judgement for Torbay was published in June 2016.", "Torbay inadequate"),
    ("Torbay's rating of inadequate was a shock.", "Torbay inadequate"),
    ("Ofsted's verdict on Torbay was inadequate.", "Torbay inadequate"),
    ("“Outstanding” was Ofsted's verdict on Torbay.", "Torbay outstanding"),
    ("With a good rating from Ofsted, Torbay is hiring.", "Torbay good"),
    ("Torbay has good children's services, according to Ofsted.", "Torbay good"),
]
LABELS = [
    ("Torbay: inadequate", "Torbay inadequate"),
    ("Torbay – Requires improvement", "Torbay requires-improvement"),
    ("• Torbay Council: C2", "Torbay Council c2"),
    ("Torbay: inadequate (Ofsted, May 2016)", "Torbay inadequate"),
    ("Leadership: Good", "? good"),
    ("Overall effectiveness: Inadequate", "? inadequate"),
    ("Children in care: requires improvement to be good", "? requires-improvement"),
]
COPULAS = [
    ("Children's services in Torbay are good.", "Torbay good"),
    ("Torbay is now “outstanding”, Ofsted says.", "Torbay outstanding"),
    ("Torbay, which is rated good, will help.", "Torbay good"),
    ("Torbay was inadequate overall.", "Torbay inadequate"),
]
RANKS = [
    ("Torbay's children's services got the lowest possible rating.", "Torbay rank-worst"),
    ("Torbay was given the second lowest rating.", "Torbay rank-second-worst"),
    ("Torbay got the top rating from Ofsted.", "Torbay rank-best"),
    # beside a grade a rank only explains it
    ("Torbay was judged inadequate, the lowest possible grade.", "Torbay inadequate"),
    ("Torbay got the lowest possible grade, inadequate.", "Torbay inadequate"),
]


@pytest.mark.parametrize(("text", "told"), VERBS + NOUNS + LABELS + COPULAS + RANKS)
def test_a_grade_is_told_by_verb_noun_label_or_rank(
    claims_of: Callable, text: str, told: str
) -> None:
    """Each way of saying that a grade was given makes one claim, about the right council."""
    assert given(claims_of(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        # everyday words, and things that are graded by nobody
        "It did a good job for Torbay.",
        "Torbay has good schools.",
        "Torbay is a good place to live.",
        "Torbay provides good value.",
        "Ofsted found good practice in Torbay.",
        "Torbay has an outstanding coastline.",
        "There were poor leaflets in Torbay.",
        "Torbay's good work was praised by Ofsted.",
        # what grades there are, and what one of them means
        "The grades are outstanding, good, requires improvement and inadequate.",
        "Councils are rated outstanding, good, requires improvement or inadequate by Ofsted.",
        # not given, not yet, or asked
        "Torbay hopes to be rated outstanding by 2025.",
        "Torbay could be rated inadequate, some fear.",
        "If Torbay is rated inadequate, it will lose its services.",
        "Torbay was not rated inadequate by Ofsted.",
        "Ofsted has never rated Torbay inadequate.",
        "Was Torbay rated inadequate by Ofsted?",
        "To go from inadequate to good takes two years, said Torbay's leader.",
        "“We do not think that we are inadequate at all,” said Torbay's leader, Pat Brook.",
        "“It is fair,” said Torbay's leader, Pat Brook.",
        # counts of councils and of aspects that nobody names
        "Five other councils were rated inadequate last year.",
        "Ofsted rated five councils inadequate last year, but Torbay was calm.",
        "Torbay was inadequate in four of the six areas inspected.",
        "Two areas in Torbay were judged inadequate.",
        # the same as before, where nothing was told before
        "Torbay was given the same rating as in 2013.",
    ],
)
def test_what_only_reads_like_a_grade_is_none(claims_of: Callable, text: str) -> None:
    """Praise, scales, hopes, denials, questions, speech and counts make no claim."""
    assert given(claims_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Oakfield School in Reading was rated inadequate by Ofsted.",
        "A care home in Torbay was rated inadequate by the CQC.",
        "The Torbay primary was rated inadequate.",
        "The school was rated inadequate by Ofsted, Torbay Council said.",
        "Two children's homes run by Torbay Council were rated inadequate.",
        "Torbay Council runs a care home. The home was rated inadequate by the CQC.",
        "An academy near the Torbay boundary was rated good by Ofsted.",
        "A council was rated inadequate, the first of any in Torbay's region.",
    ],
)
def test_a_grade_of_another_body_is_no_councils(claims_of: Callable, text: str) -> None:
    """A school or home, even in a council's place or of its own, is not the council."""
    assert given(claims_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ambridge Council was rated inadequate by Ofsted.",
        "Ofsted gave an inadequate rating to Ambridge Council in 2019.",
        "In Torbay all is well. Ambridge County Council was judged inadequate.",
    ],
)
def test_a_council_that_nobody_knows_is_an_issue(
    claims_of: Callable, issues_of: Callable, text: str
) -> None:
    """An unknown name before "Council" is neither dropped nor taken for the council nearby."""
    assert given(claims_of(text)) == []
    assert issues_of(text) == ["unknown-authority"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Torbay and Medway were both rated inadequate.", "Torbay|Medway"),
        ("Torbay, Medway and Kent were rated inadequate by Ofsted.", "Torbay|Medway|Kent"),
        ("Unlike Kent, Torbay was rated inadequate.", "Torbay"),
        ("Torbay, like Kent, was rated inadequate.", "Torbay"),
        ("Ofsted, which praised Kent, rated Torbay inadequate.", "Torbay"),
        ("Torbay is one of five councils rated inadequate by Ofsted.", "Torbay"),
        ("Torbay Borough Council was rated inadequate.", "Borough Council"),
        ("The borough was rated inadequate.", "borough"),
        ("It was rated inadequate by Ofsted.", "?"),
    ],
)
def test_whose_grade_it_is(claims_of: Callable, text: str, told: str) -> None:
    """All of a list, past helpers; a word for a council and a pronoun are left to linking."""
    assert given(claims_of(text)) == [f"{name} inadequate" for name in told.split("|")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kent's housing was graded C3 by the regulator, while Bury and Oldham got a C2.",
            ["Kent c3", "Bury c2", "Oldham c2"],
        ),
        (
            "Kent received a C1, Bury Council a C2 and Oldham a C3 from the regulator.",
            ["Kent c1", "Bury Council c2", "Oldham c3"],
        ),
        ("Ofsted rated Kent good and Bury inadequate.", ["Kent good", "Bury inadequate"]),
        (
            "Kent and Bury were rated good and inadequate respectively.",
            ["Kent good", "Bury inadequate"],
        ),
        (
            "Ofsted judged Kent inadequate in 2019 and Bury got the same mark.",
            ["Kent inadequate", "Bury inadequate"],
        ),
        ("Kent was rated good. Bury was given the same rating.", ["Kent good", "Bury good"]),
    ],
)
def test_several_councils_in_a_sentence_keep_their_own_grades(
    claims_of: Callable, text: str, told: list[str]
) -> None:
    """Gapped verbs, "respectively" and "the same mark" give each council what is its."""
    assert given(claims_of(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Torbay's adoption service was rated good.", ["good: - adoption"]),
        ("Leadership in Torbay was judged inadequate.", ["inadequate: - leadership"]),
        (
            "Leadership in Torbay was judged inadequate and adoption good.",
            ["inadequate: - leadership", "good: - adoption"],
        ),
        (
            "Torbay was judged inadequate for help and protection and good for adoption.",
            ["inadequate: - help-and-protection", "good: - adoption"],
        ),
        (
            "Torbay was inadequate for leadership, adoption and care leavers.",
            [
                "inadequate: - leadership",
                "inadequate: - adoption",
                "inadequate: - care-leavers",
            ],
        ),
        (
            "Torbay was judged inadequate for leadership, adoption good.",
            ["inadequate: - leadership", "good: - adoption"],
        ),
        (
            "Inspectors found the Torbay brigade good at preventing fires but inadequate at "
            "understanding risk.",
            ["good: fire-and-rescue prevention", "inadequate: fire-and-rescue understanding-risk"],
        ),
        # left out of it
        (
            "In Torbay all areas except adoption were inadequate.",
            ["inadequate: - -"],
        ),
        (
            "Torbay was inadequate. Only adoption escaped the lowest grade.",
            ["inadequate: - -"],
        ),
        # a side goes on past what was so before
        (
            "Leadership in Torbay, inadequate in 2019, is now good.",
            ["inadequate: - leadership", "good: - leadership"],
        ),
        (
            "Leadership in Torbay was inadequate and is now good.",
            ["inadequate: - leadership", "good: - leadership"],
        ),
        (
            "Leadership in Torbay rose a grade, from good to outstanding.",
            ["good: - leadership", "outstanding: - leadership"],
        ),
        # as the whole
        (
            "Torbay was rated good. Leadership and adoption match the overall grade.",
            ["good: - -", "good: - leadership", "good: - adoption"],
        ),
        (
            "Torbay was rated good. It told of care leavers. Their support was outstanding.",
            ["good: - -", "outstanding: - care-leavers"],
        ),
        ("Torbay was outstanding overall.", ["outstanding: - overall"]),
        (
            "Torbay was outstanding overall and good for leadership.",
            ["outstanding: - overall", "good: - leadership"],
        ),
        (
            "The CQC rated adult social care in Torbay as requires improvement.",
            ["requires-improvement: adult-social-care -"],
        ),
        ("Torbay was given a C3 for its council housing.", ["c3: housing -"]),
        ("Children's services: inadequate", ["inadequate: childrens-services -"]),
        ("Leadership: Good", ["good: - leadership"]),
    ],
)
def test_what_a_grade_is_for(claims_of: Callable, text: str, told: list[str]) -> None:
    """Service and aspects are those of the grade itself, before or after it."""
    assert topics(claims_of(text)) == told


def test_a_list_of_labels_gives_one_claim_a_line(claims_of: Callable) -> None:
    """Lines of a press release each hold an aspect and its grade."""
    text = (
        "Ofsted has published its report on children's services in Torbay.\n\n"
        "Leadership: Good\n\nCare leavers: Requires improvement\n\nOverall: Good"
    )
    assert topics(claims_of(text)) == [
        "good: - leadership",
        "requires-improvement: - care-leavers",
        "good: - overall",
    ]


def test_the_evidence_is_the_sentence(claims_of: Callable) -> None:
    """A claim's evidence is the sentence that makes it, and the grade lies within."""
    text = "It rained. Torbay was rated inadequate by Ofsted. It snowed."
    (claim,) = claims_of(text).judgements
    quoted = text[claim.evidence.start : claim.evidence.end]
    assert quoted == "Torbay was rated inadequate by Ofsted."
    assert claim.evidence.covers(claim.grade.span)


@pytest.mark.parametrize(
    ("text", "inspectorate"),
    [
        ("Ofsted rated Torbay inadequate.", "ofsted"),
        ("The CQC rated Torbay inadequate in a week when Ofsted was silent.", "cqc"),
        ("Torbay was rated inadequate by the Care Quality Commission.", "cqc"),
        ("Torbay was rated inadequate by inspectors.", None),
    ],
)
def test_who_gave_a_grade(claims_of: Callable, text: str, inspectorate: str | None) -> None:
    """The inspectorate nearest to the grade, and nobody where none is named."""
    (claim,) = claims_of(text).judgements
    named = claim.inspectorate
    assert (end(named.target) if named else None) == inspectorate


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("Ofsted rated Torbay inadequate.", {"verb", "named", "inspector"}, {"copula"}),
        ("It is inadequate.", {"copula"}, {"verb", "named", "inspector"}),
        ("Torbay: inadequate", {"label", "named"}, {"verb"}),
        ("Torbay was given an “inadequate” rating.", {"award", "noun", "quoted"}, {"label"}),
    ],
)
def test_signals_name_what_speaks_for_a_claim(
    claims_of: Callable, text: str, more: set[str], less: set[str]
) -> None:
    """Confidence is made from these alone, so that they have to be true."""
    (claim,) = claims_of(text).judgements
    assert more <= set(claim.signals)
    assert not less & set(claim.signals)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Only Elm Tree Lodge has been raised to good. It is no longer inadequate.", True),
        ("Only Torbay has been raised to good. It is no longer inadequate.", False),
    ],
)
def test_it_may_be_a_name_that_nobody_knows(claims_of: Callable, text: str, doubted: bool) -> None:
    """What is said next of a home or school that has a name is doubted as well."""
    *_, claim = claims_of(text).judgements
    assert ("stranger" in claim.signals) is doubted
