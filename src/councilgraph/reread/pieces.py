"""Words to the numbered pieces that the second reader was trained on: WordPiece, as BERT has it.

Source: Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers", and its
uncased vocabulary.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

_VOCABULARY = Path(__file__).with_name("pieces.txt")
_UNKNOWN = "[UNK]"
_LONGEST = 100  # letters, as BERT has it


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {
        piece: n for n, piece in enumerate(_VOCABULARY.read_text(encoding="utf-8").splitlines())
    }


def pieces_of(text: str) -> list[int]:
    """Return the numbers of the pieces of a text, in order.

    >>> pieces_of("Ofsted graded it.") == pieces_of("OFSTED  graded it .")
    True
    """
    plain = "".join(map(_parted, unicodedata.normalize("NFD", text.lower())))
    return [number for word in plain.split() for number in _pieces(word)]


@lru_cache(maxsize=5_000)
def _parted(sign: str) -> str:
    """Return a sign without its accents, and a mark of punctuation as a word of its own."""
    category = unicodedata.category(sign)
    if category == "Mn":
        return ""
    is_mark = category.startswith("P") or (sign.isascii() and not sign.isalnum())
    return f" {sign} " if is_mark else sign


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[int, ...]:
    """Return the longest pieces that a word is made of, from the left."""
    numbers = _numbers()
    if len(word) > _LONGEST:
        return (numbers[_UNKNOWN],)
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = numbers.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return (numbers[_UNKNOWN],)
    return tuple(found)
