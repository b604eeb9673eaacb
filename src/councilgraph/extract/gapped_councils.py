"""Councils named only with when they got the same grade: "Kent in 2018, Surrey in 2020"."""

from dataclasses import replace

from councilgraph.extract.complements import skip
from councilgraph.extract.reading import Sentence
from councilgraph.model.claims import JudgementClaim, Kind, Standing

_JOINTS = (",", "and", "&")
_AGAIN = ("and", "again", "in")


def find_gapped(sentence: Sentence, own: list[JudgementClaim]) -> list[JudgementClaim]:
    """Return the claims of a list that goes on after the grade and the time of the last of `own`.

    "Kent was rated good in 2020, Surrey in 2018 and again in 2022."
    """
    told = own[-1] if own else None
    if told is None or told.authority is None or told.time is None:
        return []
    items, found = sentence.items, list[JudgementClaim]()
    place = next((i for i, item in enumerate(items) if item.time == told.time), len(items))
    if place >= len(items) or items[place].span.start < told.grade.span.end:
        return []
    while (named := skip(items, place + 1, *_JOINTS)) > place + 1 and named < len(items) - 1:
        council = items[named].mention(Kind.AUTHORITY)
        dated = skip(items, named + 1, "in")
        if council is None or dated >= len(items) or items[dated].time is None:
            break
        found.append(replace(told, authority=council, time=items[dated].time))
        place = dated
        again = skip(items, place + 1, *_AGAIN)
        if place + 1 < again < len(items) and items[again].time is not None:
            found[-1] = replace(found[-1], standing=Standing.PREVIOUS)
            found.append(replace(told, authority=council, time=items[again].time))
            place = again
    return found
