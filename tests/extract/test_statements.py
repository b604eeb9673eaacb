"""Quoted words and who says them."""

from collections.abc import Callable

import pytest

from councilgraph.model.text import Article

BROOK = "Pat Brook, leader of Torbay Council,"


def told(claims, text: str) -> list[tuple[str, str]]:
    """Return each statement as its words and its speaker."""
    article = Article(id="x", source_name="x", text=text)
    rows = []
    for claim in claims.statements:
        organisation = claim.organisation.text if claim.organisation else ""
        speaker = claims.people[claim.speaker] if claim.speaker else organisation
        rows.append((article.quote(claim.words), speaker))
    return rows


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # said NAME, NAME said, and a name further on
        ("“We are sorry,” said Pat Brook.", ["Pat Brook"]),
        ("Pat Brook said: “We are sorry.”", ["Pat Brook"]),
        ("“We are sorry,” Pat Brook said.", ["Pat Brook"]),
        ("“We are sorry,” said the council’s leader, Pat Brook.", ["Pat Brook"]),
        (f"{BROOK} told the meeting that it was “a dark day” for all.", ["Pat Brook"]),
        (f"According to {BROOK} “things are moving”.", ["Pat Brook"]),
        ("“We are sorry,” said Pat Brook. “We will act.”", ["Pat Brook", "Pat Brook"]),
        ("‘They were “let down” by us,’ said Pat Brook.", ["Pat Brook"]),
        ('"We are sorry," said Pat Brook.', ["Pat Brook"]),
        ("“We are sorry,” was the verdict of Pat Brook.", ["Pat Brook"]),
        ("“We are sorry,” was the reaction from the leader, Pat Brook.", ["Pat Brook"]),
        ("Pat Brook’s report describes “a proud service”.", ["Pat Brook"]),
        ("Pat Brook's report says that it is “a proud service”.", ["Pat Brook"]),
        # pronouns
        (f"{BROOK} was frank. “We failed them,” she said.", ["Pat Brook"]),
        ("“We failed,” said Pat Brook.\n\nShe added: “We know it.”", ["Pat Brook"] * 2),
        # a quotation that runs on over paragraphs
        (f"{BROOK} said: “We accept this.\n\n“We will act,” she added.", ["Pat Brook"] * 2),
        (f"{BROOK} said: “We accept this.\n\n“We will act.”", ["Pat Brook"] * 2),
        # a name and a colon, or a dash and a name
        ("Pat Brook (Lab): “We accept this.”", ["Pat Brook"]),
        ("“We accept this” – Pat Brook", ["Pat Brook"]),
        # whoever was spoken of as saying something goes on
        (f"{BROOK} said it was late.\n\n“We will act.”", ["Pat Brook"]),
        # a role stands for who holds it
        (f"{BROOK} came. “We will act,” the leader said.", ["Pat Brook"]),
        # what stands between the speaker's comma and the verb's is not the speaker
        ("Pat Brook, chief inspector at the regulator, said: “We are sorry.”", ["Pat Brook"]),
        ("Pat Brook, who came in the week that Ofsted left, said: “Not yet.”", ["Pat Brook"]),
        ("Cllr Pat Brook (Lab, Batley East), the leader, said: “We are sorry.”", ["Pat Brook"]),
        # a pronoun goes on about whom the sentence before goes on about
        (f"{BROOK} left. She succeeded Jo Marsh, a vet. “I am glad,” she said.", ["Pat Brook"]),
        # whose words they are by the way
        ("Ofsted came. The council, says Ofsted, “knew how many”.", ["Ofsted"]),
        (
            "Ofsted's report on the Cheshire authority, seen in May, describes “serious and "
            "widespread weaknesses”.",
            ["report"],
        ),
        # what a council does is told by who says that it does
        ("Pat Brook said the council accepted it “in full and at once”.", ["Pat Brook"]),
        ("Pat Brook said so, and Torbay Council accepted it “in full”.", ["Torbay Council"]),
        # a judgement speaks as a report does
        ("“It was unable to tell us,” the judgement says.", ["judgement"]),
        # a department without its name
        ("The Department for Education came. “Not long,” the department said.", ["department"]),
        # the verb that introduces the words, not one of another clause
        ("Pat Brook called it “a dark day”, and asked Jo Marsh to go.", ["Pat Brook"]),
        ("Pat Brook, who replaced Jo Marsh, said: “We will act.”", ["Pat Brook"]),
        (
            "Pat Brook said it was “a dark day” and thanked staff for “hard work”.",
            ["Pat Brook"] * 2,
        ),
        # the subject of a verb that is none of saying
        ("Pat Brook gave them “top marks for stamina”.", ["Pat Brook"]),
        # the agent of a passive verb
        ("Torbay was told by Ofsted that homes were “cold and damp”.", ["Ofsted"]),
        ("Ofsted came. Torbay was told that homes were “cold and damp”.", ["Ofsted"]),
        # a colon that introduces the next paragraph
        (f"{BROOK} said:\n\n“We accept this.”", ["Pat Brook"]),
        # the subject goes before an object
        ("“It is late,” Pat Brook told Jo Marsh.", ["Pat Brook"]),
        # organisations, and those who speak for them
        ("Torbay Council said in a statement: “We work hard.”", ["Torbay Council"]),
        ("A spokesman for Torbay Council said: “We work hard.”", ["Torbay Council"]),
        ("Ofsted said: “Too many children wait.”", ["Ofsted"]),
        ("“Leaders know,” the report says, “but act too slowly.”", ["report"] * 2),
        # findings of inspectors without a verb of saying
        ("Inspectors found “widespread delays” in Torbay.", ["Inspectors"]),
        ("Inspectors came in May. Homes were “cold and damp”.", ["Inspectors"]),
    ],
)
def test_each_quotation_has_its_speaker(
    claims_of: Callable, text: str, speakers: list[str]
) -> None:
    """The speaker stands in the sentence, the paragraph, or just before."""
    assert [speaker for _, speaker in told(claims_of(text), text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “hub” opened in Torbay.",
        "She reads the ‘Herald’ and the ‘Echo’.",
        "It wasn’t the council’s or the tenants’ fault.",
        "Ofsted praised the “front door” in Torbay.",
        "The council’s “Better Together” plan began in Torbay.",
        "Ofsted rated Torbay “requires improvement”.",
    ],
)
def test_single_words_in_marks_are_no_statement(claims_of: Callable, text: str) -> None:
    """A word set apart and an apostrophe say nothing."""
    assert told(claims_of(text), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We are all doomed here.”",
        "“We are all doomed,” read a banner.",
        "In Torbay “nobody knows anything” these days.",
        "Ofsted came. One mother said that she felt “let down”.",
        "Ofsted came. In a statement, Torbay Police said: “We will act.”",
    ],
)
def test_words_of_nobody_known_are_an_issue(
    claims_of: Callable, issues_of: Callable, text: str
) -> None:
    """Words whose speaker is not told are neither dropped nor given to somebody nearby."""
    assert told(claims_of(text), text) == []
    assert "unknown-speaker" in issues_of(text)


def test_the_words_are_exactly_those_between_the_marks(claims_of: Callable) -> None:
    """Nothing is trimmed, joined or mended."""
    text = "“We’re sorry — truly,” said Pat Brook, “for all of it.”"
    assert [words for words, _ in told(claims_of(text), text)] == [
        "We’re sorry — truly,",
        "for all of it.",
    ]
    assert all(s.evidence == s.words for s in claims_of(text).statements)


def test_a_council_that_is_only_spoken_of_does_not_speak(claims_of: Callable) -> None:
    """Neither an object of a preposition nor the end of an insertion is the speaker."""
    text = "“It is late,” said a letter to Torbay Council from Pat Brook."
    assert ("It is late,", "Torbay Council") not in told(claims_of(text), text)
    text = "Pat Brook, who leads Torbay Council, said: “It is late.”"
    assert told(claims_of(text), text) == [("It is late.", "Pat Brook")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Torbay, with fewer homes than Leeds, said that it was “not at that point”.", "Torbay"),
        ("Ofsted found that the council checks little, and said it was “not enough”.", "Ofsted"),
        ("Pat Brook praised Torbay Council and said it was “on the right road”.", "Pat Brook"),
        ("Ofsted was harsh, but Torbay thanked it and said it was “on the right road”.", "Torbay"),
        ("“We never stopped,” said the manager of Corve House, Pat Brook.", "Pat Brook"),
        (
            "“It was late,” the council's interim director of children's services and education "
            "in Torbay, Pat Brook, told staff.",
            "Pat Brook",
        ),
    ],
)
def test_who_opens_the_sentence_speaks(claims_of: Callable, text: str, speaker: str) -> None:
    """Behind an insertion or another verb, and not the council that stands nearer."""
    assert [name for _, name in told(claims_of(text), text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The report was welcomed by Pat Brook (Lab), who said: “It is good.”", "Pat Brook"),
        ("The report was welcomed by Pat Brook, who said: “It is good.”", "Pat Brook"),
        ("“It is good news,” was how Pat Brook put it.", "Pat Brook"),
        ("“It is good” were the words of Pat Brook.", "Pat Brook"),
        ("Pat Brook has asked for a plan. She has Ofsted's, and said “one will do”.", "Pat Brook"),
        ("Pat Brook was glad of the report’s remark that staff “care and stay”.", "report"),
        ("Ofsted, whose team was led by Jo Marsh, said that staff “care and stay”.", "Ofsted"),
        ("A council report said that the town had been “in no fit state”.", "council"),
        ("Ofsted came. Its report goes on: “Leaders did not know.”", "report"),
        ("Ofsted came to Torbay. It goes on: “Leaders did not know.”", "Ofsted"),
        ("The report is out. The council, it says in a footnote, has “lost its grip”.", "report"),
        ("A statement from Torbay Council said that it was “not the end”.", "Torbay Council"),
        ("Ofsted was curt. Its statement said only that it would “come again”.", "Ofsted"),
    ],
)
def test_a_turn_of_the_sentence_hides_no_speaker(
    claims_of: Callable, text: str, speaker: str
) -> None:
    """A passive, a relative clause, an insertion, a possessor or a colon still tell who speaks."""
    assert [name for _, name in told(claims_of(text), text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pat Brook said that staff had cried and that they “did not sleep”.", "Pat Brook"),
        ("Pat Brook said that the council should tell people “the same day”.", "Pat Brook"),
        ("The letter says that the team which takes the calls is “calm and kind”.", "letter"),
        ("Ofsted's warning was heard: Pat Brook said it was “a dark day”.", "Pat Brook"),
    ],
)
def test_a_verb_of_another_clause_has_no_say(claims_of: Callable, text: str, speaker: str) -> None:
    """Words that only look like verbs of saying, and those that say something else, are passed."""
    assert [name for _, name in told(claims_of(text), text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a pronoun that can be of nobody else tells of whom it is from then on
        (f"{BROOK} took her seat. Jo Marsh put away his pen.\n\n“Not yet,” she said.", "Pat Brook"),
        (f"{BROOK} took her seat. Jo Marsh put away his pen.\n\n“Not yet,” he said.", "Jo Marsh"),
        (f"{BROOK} rose, with her deputy, Jo Marsh.\n\n“He is kind,” she said.", "Pat Brook"),
        # any verb will do between words that have ended and a name
        (f"{BROOK} went pale. “Not yet,” shrugged Jo Marsh, a vet.", "Jo Marsh"),
        (f"{BROOK} went pale. “Not yet,” offered the director, Jo Marsh.", "Jo Marsh"),
        (f"{BROOK} went pale. “Not yet,” came the reply from Cllr Marsh.", "Marsh"),
        (f"{BROOK} went pale. “Not yet,” Jo Marsh began, and stopped.", "Jo Marsh"),
        # who has said one word goes on
        (f"{BROOK} left. Her deputy, Jo Marsh, stayed. “No,” he said. “Not I.”", "Jo Marsh"),
        # a pronoun may come before the name
        ("Asked if she would go, Pat Brook left. Asked again, she said: “Not yet.”", "Pat Brook"),
        # a lead that names nobody speaks of who opens the next paragraph
        ("“Not yet,” the leader of Torbay has said.\n\nPat Brook spoke on Monday.", "Pat Brook"),
        ("“Not yet,” a vet who leads Torbay has said.\n\nPat Brook spoke.", "Pat Brook"),
        ("A council leader has told staff he is “truly sorry”.\n\n{BROOK} spoke.", "Pat Brook"),
    ],
)
def test_who_is_told_of_elsewhere_speaks(claims_of: Callable, text: str, speaker: str) -> None:
    """Pronouns, odd verbs and roles without a name are of whom the article tells of."""
    text = text.replace("{BROOK}", BROOK)
    assert [name for _, name in told(claims_of(text), text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        f"{BROOK} left. A mother of two from Brixham said she had heard “nine stories”.",
        "Ofsted came. “Not yet,” chanted parents as Pat Brook left.",
        "“Not yet,” a vet who knows Torbay Council has said.",
        "In Torbay, where Pat Brook is director, the rule on the wall is “no child waits”.",
        "Ofsted came. A mother of two, who asked not to be named, told Oak FM it was “a scandal”.",
        "Pat Brook left. A man from Brixham, who has two sons, said she had heard “nine stories”.",
        "In Oak Vale, there was relief. “You get used to it,” said a councillor there.",
        "Parents who spoke to inspectors described staff who were “lovely when you find them”.",
        f"{BROOK} left. A mother, who asked not to be named, wept. “He let us down,” she said.",
        "NHS Devon and Torbay said: “We are sorry for the wait.”",
    ],
)
def test_words_of_somebody_without_a_name_are_nobodys(claims_of: Callable, text: str) -> None:
    """Not whom they were told to, nor a place, nor whoever was named last."""
    assert told(claims_of(text), text) == []


def test_who_is_introduced_says_the_next_paragraph(claims_of: Callable) -> None:
    """A paragraph in marks is whose the one before is about, and not who spoke further up."""
    text = "“It is late,” said Jo Marsh.\n\nPat Brook was in less of a hurry.\n\n“We can wait.”"
    assert told(claims_of(text), text)[-1] == ("We can wait.", "Pat Brook")


def test_what_is_denied_in_marks_is_no_finding(claims_of: Callable) -> None:
    """What inspectors did not say is not given to them."""
    text = "Ofsted came in May. Homes were cold. Not “a bit chilly”. Cold."
    assert told(claims_of(text), text) == []


def test_the_headline_only_repeats(claims_of: Callable) -> None:
    """Words of a headline are no statement beside the one below."""
    text, headline = "“We can wait a while,” said Pat Brook.", "‘We can wait a while,’ says leader"
    (claim,) = claims_of(text, headline=headline).statements
    assert claim.words.start > len(headline)
