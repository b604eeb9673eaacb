"""Which grade was spoken of last, as "the same grade" takes it up: of a service, or of a side."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from councilgraph.extract.heads import Head
from councilgraph.extract.inverted import find_given_it, is_a_mere_label
from councilgraph.extract.reading import Sentence
from councilgraph.extract.sameness import looks_back
from councilgraph.model.claims import JudgementClaim, Standing

_NEAR = 2  # sentences
_LIMITS = ("than", "above", "beyond")


@dataclass(slots=True)
class SpokenOf:
    """The grades that were spoken of last: any, one of now, and one of a whole service.

    `named` is whose that of the whole is, if it is told as the one of now; `paragraph` is where
    the last of all was told. `label` is one spoken of as such, with the place of its sentence.
    """

    last: Head | None = None
    now: Head | None = None
    of_whole: Head | None = None
    whole: JudgementClaim | None = None
    named: set[str] = field(default_factory=set)
    paragraph: int = -1
    label: tuple[Head, int] | None = None

    def heed(self, named: set[str]) -> None:
        """Forget that a grade is of now, where others are named."""
        self.named = self.named if self.named & named else set()

    def taken_up(self, sentence: Sentence) -> Head | None:
        """Return what a sentence takes up; of sides in another paragraph, what is so now."""
        if not sentence.has("aspect"):
            return self.of_whole or self.last
        return self.last if sentence.paragraph == self.paragraph else self.now or self.last

    def given(self, sentence: Sentence) -> list[Head]:
        """Return the grade that "it" is: "Poor is a label that sticks. Ofsted gave it to Kent"."""
        near = self.label is not None and sentence.index - self.label[1] <= _NEAR
        return find_given_it(sentence.items, self.label[0]) if near and self.label else []

    def tell(
        self,
        sentence: Sentence,
        head: Head,
        told: Sequence[JudgementClaim],
        own: Sequence[JudgementClaim],
        named: set[str],
    ) -> None:
        """Add what a grade tells: `own` are the claims of its sentence so far."""
        sound = [claim for claim in told if not claim.doubted]
        if sound and not _are_left(sound, own):
            self.last, self.paragraph = head, sentence.paragraph
            self.now = self.now if looks_back(sound) else head
        most = told and not sound and _is_the_most(sentence, head) and told[0].of_the_whole
        label = is_a_mere_label(sentence.items, head.start, head.end)
        self.label = (head, sentence.index) if label else self.label
        if most or label:
            self.last = self.of_whole = head
            self.paragraph = sentence.paragraph
        wholes = [claim for claim in sound if claim.of_the_whole]
        if wholes and not (self.named and looks_back(wholes)):
            self.of_whole, self.whole = head, wholes[0]
            self.named = set() if looks_back(wholes) else named


def _is_the_most(sentence: Sentence, head: Head) -> bool:
    """Tell whether a grade is the best that was ever given: "never rated better than fair"."""
    before = sentence.items[max(0, head.start - 2) : head.start]
    than = any(item.text.lower().split()[-1] in _LIMITS for item in before)
    return than and any(item.is_a("never") for item in sentence.items[: head.start])


def _are_left(told: Sequence[JudgementClaim], own: Sequence[JudgementClaim]) -> bool:
    """Tell whether claims are of a grade that another of their sentence took the place of."""
    now = any(claim.standing is Standing.CURRENT for claim in own)
    return now and all("change" in c.signals and c.standing is Standing.PREVIOUS for c in told)
