"""Questions: what the second reader is shown of a fact and of its article."""

from datetime import date

from councilgraph.reread.pieces import pieces_of
from councilgraph.reread.question import MARK, ROOM, START, STOP, UNMARK, Sheet

WORDS = ("Anytown Council", "care board", "not good")


def test_a_question_has_the_words_and_marks_the_sentences() -> None:
    """The words, the month; then the article."""
    sheet = Sheet(["News came.", "It was bad.", "It rained."], date(2024, 6, 20))
    question = sheet.question(WORDS, {1})
    asked = pieces_of("Anytown Council; care board; not good; 2024-06")
    assert question.asked == (START, *asked, STOP)
    assert question.shown == (
        *pieces_of("News came."),
        *(MARK, *pieces_of("It was bad."), UNMARK),
        *pieces_of("It rained."),
        STOP,
    )


def test_an_article_without_a_date_has_no_month() -> None:
    """The place of the month stays empty."""
    question = Sheet(["It was bad."], None).question(WORDS, {0})
    assert question.asked[-2:] == (*pieces_of(";"), STOP)


def test_of_a_long_article_it_shows_what_is_near() -> None:
    """The headline and the sentences in question, then those around them, as many as fit."""
    sentences = [f"number {n} and some more words of no interest" for n in range(200)]
    shown = Sheet(sentences, None).question(WORDS, {100}).shown
    assert len(shown) <= ROOM + 10
    text = " ".join(map(str, shown))

    def has(number: int) -> bool:
        return " ".join(map(str, pieces_of(sentences[number]))) in text

    assert has(0)
    assert all(has(number) for number in range(97, 104))
    assert not has(1)
    assert not has(50)


def test_a_sentence_that_is_too_long_is_left_out() -> None:
    """To ask about what is not shown would not be fair."""
    question = Sheet(["News.", "bad " * 1000], None).question(WORDS, {1})
    assert question.shown == (*pieces_of("News."), STOP)
    assert not question.is_fair
    assert Sheet(["News.", "It was bad."], None).question(WORDS, {1}).is_fair
