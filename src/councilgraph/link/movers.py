"""Whose "the council" is after news of somebody who moves: the new employer's.

"Ann Lee, who was director at Otherton, is to take over at Anytown. The council's services were".
"""

from councilgraph.link.bystanding import holder, sentence_before
from councilgraph.link.namesakes import Namesakes
from councilgraph.model.claims import Claims, Kind
from councilgraph.model.text import Span

_NEXT, _OPENING = 1, 4  # characters


def find_new_employer(claims: Claims, names: Namesakes, at: Span) -> str | None:
    """Return for whom the sentence before a place tells an official of others to go to work.

    The place opens its sentence: "The council".
    """
    last = sentence_before(claims.sentences, at)
    if last is None or at.start - holder(claims.sentences, at).start > _OPENING:
        return None
    cues = [cue for cue in claims.cues("new-employer") if last.covers(cue)]
    councils = [m for m in claims.of_kind(Kind.AUTHORITY) if last.covers(m.span)]
    new = next((m for m in councils for cue in cues if 0 < m.span.start - cue.end <= _NEXT), None)
    told = [one.organisation for one in claims.tenures if last.covers(one.name)]
    held = {names.bearer(one, None) for one in told if one and one.kind is Kind.AUTHORITY}
    council = names.bearer(new, None) if new else None
    return council if held - {None, council} else None
