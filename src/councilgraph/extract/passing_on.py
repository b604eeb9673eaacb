"""Claims that the words of a sentence pass on: to others, or said once more."""

from councilgraph.extract.carrying import find_both, find_likewise, find_listed
from councilgraph.extract.equalling import find_equalled
from councilgraph.extract.gapped_councils import find_gapped
from councilgraph.extract.in_common import with_common
from councilgraph.extract.in_parts import find_parts
from councilgraph.extract.named_later import date_named
from councilgraph.extract.reading import Reading, Sentence
from councilgraph.extract.rows_of_grades import with_row
from councilgraph.extract.same_verdicts import Verdict, find_same_verdicts
from councilgraph.extract.sharers import find_sharers, without_their_times
from councilgraph.extract.turns_before import date_turns
from councilgraph.extract.where_others_were import share_place
from councilgraph.extract.words_used import find_words_used
from councilgraph.model.claims import JudgementClaim


def with_passed_on(
    reading: Reading,
    sentence: Sentence,
    own: list[JudgementClaim],
    before: list[JudgementClaim],
    whole: JudgementClaim | None,
    verdict: Verdict | None,
) -> list[JudgementClaim]:
    """Return the claims of a sentence with those that its words pass on to others, or repeat."""
    own = share_place(sentence, with_row(sentence, date_turns(reading, sentence, own)))
    listed = find_listed(reading, sentence, own)
    own = [*own[:-1], *listed] if listed else own
    own = with_common(reading, sentence, own)
    own = date_named(sentence, [*own, *find_gapped(sentence, own)])
    own = [*find_parts(reading, sentence, own), *find_words_used(reading, sentence), *own]
    own += find_likewise(sentence, before, own)
    own += find_both(sentence, own, before, whole)
    sharers = [*find_sharers(reading, sentence, own, before)]
    own = [*without_their_times(own, sharers), *sharers]
    own += find_equalled(sentence, whole)
    return [*own, *find_same_verdicts(sentence, own, verdict)]
