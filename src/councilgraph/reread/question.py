"""What the second reader is shown: a few words, and what of the article is about them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from councilgraph.reread.pieces import pieces_of

ROOM = 220  # pieces of the article
START, STOP = 101, 102  # the numbers of pieces that stand for no word, as the model has them
MARK, UNMARK = 1, 2
_GAP = 1012


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Pieces of what is asked, and of the article; both end with `STOP`."""

    asked: tuple[int, ...]
    shown: tuple[int, ...]

    @property
    def is_fair(self) -> bool:
        """Tell whether what seems to tell it is shown, and not too long for that."""
        return MARK in self.shown


class Sheet:
    """The sentences of one article in pieces, from which questions are made.

    `room` is how many of the pieces a question has room for.
    """

    def __init__(self, sentences: Sequence[str], published: date | None, room: int = ROOM) -> None:
        self._room = room
        self._pieces = [pieces_of(sentence) for sentence in sentences]
        self._published = f"{published:%Y-%m}" if published else ""

    def question(self, words: Iterable[str], about: Collection[int]) -> Question:
        """Return the question whether the article tells what a few words say.

        `about` are the numbers of the sentences that seem to tell it.
        """
        asked = (START, *pieces_of("; ".join([*words, self._published])), STOP)
        return Question(asked=asked, shown=(*self._shown(about), STOP))

    def _shown(self, about: Collection[int]) -> Iterator[int]:
        """Yield the pieces of the sentences in question, which are marked, and of others near."""
        last = -1
        for number in sorted(self._chosen(about)):
            if number != last + 1:
                yield _GAP
            last = number
            if number in about:
                yield from (MARK, *self._pieces[number], UNMARK)
            else:
                yield from self._pieces[number]

    def _chosen(self, about: Collection[int]) -> set[int]:
        """Return the nearest sentences that there is room for, the headline before others."""
        chosen: set[int] = set()
        room = self._room
        for number in self._by_nearness(sorted(about)):
            size = len(self._pieces[number]) + 2
            if number not in chosen and size <= room:
                chosen.add(number)
                room -= size
            if room < 8:
                break
        return chosen

    def _by_nearness(self, about: Sequence[int]) -> Iterator[int]:
        yield from about
        yield 0
        count = len(self._pieces)
        for distance in range(1, count):
            around = (number + d for number in about or [0] for d in (-distance, distance))
            yield from (number for number in around if 0 <= number < count)
