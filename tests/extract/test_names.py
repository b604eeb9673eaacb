"""Names of people: capitals that nothing known explains, and short forms of them."""

from collections.abc import Callable

import pytest

from councilgraph.extract.names import find_people, surname


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A word from Pat Brook was enough.", ["Pat Brook"]),
        ("Sally-Ann St John-Wyatt spoke.", ["Sally-Ann St John-Wyatt"]),
        ("Seán O’Neill and Siân O'Dowd spoke.", ["Seán O’Neill", "Siân O'Dowd"]),
        ("J. P. Marsh and Jo M. Marsh-Cole spoke.", ["J. P. Marsh", "Jo M. Marsh-Cole"]),
        ("Maria de Souza and Jan van der Berg spoke.", ["Maria de Souza", "Jan van der Berg"]),
        ("However Pat Brook left.", ["Pat Brook"]),
        ("It was Pat Brook’s idea.", ["Pat Brook"]),
        # a title is no part of a name; with it a surname will do
        ("Cllr Pat Brook spoke.", ["Pat Brook"]),
        ("Then Cllr Brook spoke.", ["Brook"]),
        # councils, times and words that begin sentences explain themselves
        ("Torbay Council met in May.", []),
        ("Ofsted came. Leaders knew.", []),
        ("The South West is wet.", []),
        ("It was in the Oak Room.", []),
        # bodies
        ("Oak House Nursery closed.", []),
        ("A grant for Brook Street Academy was cut.", []),
        ("READ MORE HERE", []),
    ],
)
def test_names_are_told_by_their_shape(reading_of: Callable, text: str, names: list[str]) -> None:
    """Capitals with no other meaning, without titles and possessives."""
    people = find_people(reading_of(text))
    assert [text[p.span.start : p.span.end] for p in people] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Talbot-Green spoke.", "Ann Talbot-Green"),
        ("Mary Green-Hartley spoke.", "Mary Green-Hartley"),
        ("Cllr Bo Mayor-Hill spoke.", "Bo Mayor-Hill"),
        ("Labour-Green councillor Ann Lee spoke.", "Ann Lee"),
        ("A Labour-led council met Ann Lee.", "Ann Lee"),
    ],
)
def test_half_of_a_double_name_may_be_a_known_word(
    reading_of: Callable, text: str, name: str
) -> None:
    """A party or a role that a hyphen joins to a name is part of it."""
    assert name in {p.full for p in find_people(reading_of(text))}


def test_a_surname_stands_for_the_full_name_before_it(reading_of: Callable) -> None:
    """Each place of a name has the fullest form told so far."""
    text = "Pat Brook spoke. Cllr Brook left. Then Brook’s car would not start."
    assert [p.full for p in find_people(reading_of(text))] == ["Pat Brook"] * 3


def test_a_surname_of_two_people_is_the_first_ones(reading_of: Callable) -> None:
    """A second Brook has a full name of his own."""
    people = find_people(reading_of("Pat Brook spoke. Ted Brook left."))
    assert [p.full for p in people] == ["Pat Brook", "Ted Brook"]


def test_titles_are_kept_beside_the_name(reading_of: Callable) -> None:
    """What stood before a name tells later whether it is a councillor's."""
    cllr, jo = find_people(reading_of("Cllr Pat Brook met Jo Marsh."))
    assert (cllr.titles, jo.titles) == (("Cllr",), ())


@pytest.mark.parametrize(
    ("name", "last"), [("Pat Brook", "Brook"), ("Jo Marsh-Cole", "Marsh-Cole")]
)
def test_surname(name: str, last: str) -> None:
    """The last part of a name, hyphen and all."""
    assert surname(name) == last


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kirsty Green and Tom Good came.", ["Kirsty Green", "Tom Good"]),
        ("The Newham Independents came.", []),
        ("Siân Llwyd ap Rhys came.", ["Siân Llwyd ap Rhys"]),
        ("HARRIET OAK-LEE is to go. Ms Oak-Lee left.", ["Harriet Oak-Lee", "Harriet Oak-Lee"]),
        ("HARRIET OAK (Lab) left.", ["Harriet Oak"]),
        ("The director left. EXTRA READING", []),
        ("Ann Lee, its leader (Torbay First), left.", ["Ann Lee"]),
        ("A cheer went up at Tor House. Tor House is old.", []),
        ("Manager Pat Brook came.", ["Pat Brook"]),
        ("Of Carr Field she said nothing.", []),
    ],
)
def test_what_stands_beside_a_name_tells_whether_it_is_one(
    reading_of: Callable, text: str, names: list[str]
) -> None:
    """A grade or a party may be a surname; a place, a job and a party's members are no person."""
    assert [person.full for person in find_people(reading_of(text))] == names
