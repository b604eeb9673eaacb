"""Places marked in a text, however they lie over one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.serve.pages.marking import marked

TEXT = "One two three.\n\nFour five six.\n\nSeven."
PLACES = st.lists(
    st.tuples(st.integers(-5, 60), st.integers(-5, 60), st.integers(1, 9)), max_size=6
)


@given(places=PLACES)
def test_marking_changes_no_character(places: list[tuple[int, int, int]]) -> None:
    """The pieces of the paragraphs put together are the text, whatever is marked."""
    whole = "\n\n".join("".join(piece.text for piece in par) for par in marked(TEXT, places))
    assert whole == TEXT


@given(places=PLACES)
def test_every_character_is_as_deep_as_places_cover_it(places: list[tuple[int, int, int]]) -> None:
    """A character is marked as often as there are places over it, at every position."""
    at = 0
    for paragraph in marked(TEXT, places):
        for piece in paragraph:
            for position in range(at, at + len(piece.text)):
                assert piece.depth == sum(a <= position < b for a, b, _ in places)
            at += len(piece.text)
        at += 2


@given(places=PLACES)
def test_every_place_has_its_note_once(places: list[tuple[int, int, int]]) -> None:
    """A place that covers some character of the text is noted once, where it ends."""
    numbered = [(a, b, n) for n, (a, b, _) in enumerate(places)]
    notes = [n for par in marked(TEXT, numbered) for piece in par for n in piece.notes]
    assert len(notes) == len(set(notes))
    assert set(notes) >= {n for a, b, n in numbered if TEXT[max(0, a) : max(0, b)].strip()}


@pytest.mark.parametrize(
    ("places", "depths"),
    [
        ([], [0]),
        ([(0, 14, 1)], [1]),
        ([(0, 14, 1), (4, 7, 2)], [1, 2, 1]),
        ([(0, 7, 1), (4, 14, 2)], [1, 2, 1]),
        ([(4, 4, 1)], [0]),
        ([(4, 25, 1)], [0, 1]),
    ],
    ids=["none", "whole", "nested", "overlapping", "empty", "beyond the paragraph"],
)
def test_places_over_one_another(places: list[tuple[int, int, int]], depths: list[int]) -> None:
    """Nested and overlapping places cut the paragraph where one of them begins or ends."""
    assert [piece.depth for piece in marked(TEXT, places)[0]] == depths
