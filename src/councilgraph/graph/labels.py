"""Human labels for the resources of the graph, composed from the labels of what they are about.

Where the names of authorities, grades and classes come from is left to the caller.
"""

from typing import Protocol

from councilgraph.graph.terms import precise
from councilgraph.model.claims import Standing
from councilgraph.model.time import Granularity, Period

_SHORT = 80
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Labels(Protocol):
    """Anything that knows the English label of an authority, an inspectorate, a concept, a class.

    It must answer for every IRI that facts and the record carry, apart from those of officials.
    """

    def __call__(self, iri: str, /) -> str:
        """Return the label of `iri`."""


def shortened(text: str, length: int = _SHORT) -> str:
    """Return `text` on one line, cut at a space before `length` with an ellipsis if need be.

    >>> shortened("Children were  left at risk", 15)
    'Children were…'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def when(*periods: Period) -> str:
    """Return the date of the first precise period in words; an empty string if none is.

    >>> from datetime import date
    >>> day = date(2017, 1, 24)
    >>> when(Period(latest=day), Period(earliest=day, latest=day, granularity=Granularity.DAY))
    '24 January 2017'
    """
    found = precise(*periods)
    if found is None:
        return ""
    first, granularity = found
    month = _MONTHS[first.month - 1]
    match granularity:
        case Granularity.DAY:
            return f"{first.day} {month} {first.year}"
        case Granularity.MONTH:
            return f"{month} {first.year}"
    return str(first.year)


def judgement_label(
    labels: Labels,
    authority: str,
    inspectorate: str,
    service: str,
    aspect: str,
    grade: str,
    told: str,
) -> str:
    """Return the label of a judgement; `told` is its date in words, or empty."""
    source = _listed(labels(inspectorate), told)
    subject = f"{labels(authority)}: {_listed(labels(service), labels(aspect))}"
    return f"{subject}: {labels(grade)} ({source})"


def inspection_label(
    labels: Labels,
    inspection_class: str,
    ordinal: int | None,
    authority: str,
    inspectorate: str,
    service: str,
    told: str,
) -> str:
    """Return the label of an inspection, beginning with its class and ordinal."""
    kind = _sentence(labels(inspection_class)) + (f" {ordinal}" if ordinal else "")
    subject = _listed(labels(authority), labels(service))
    return f"{kind}: {subject} ({_listed(labels(inspectorate), told)})"


def tenure_label(labels: Labels, name: str, role_title: str, organisation: str | None) -> str:
    """Return the label of a tenure: name, title, organisation."""
    told = f"{name}: {shortened(role_title)}"
    return f"{told}, {labels(organisation)}" if organisation else told


def intervention_label(
    labels: Labels, intervention_class: str, authority: str, service: str | None, told: str
) -> str:
    """Return the label of an intervention: its class, the authority, the service, the date."""
    subject = _listed(labels(authority), labels(service) if service else "")
    date_told = f" ({told})" if told else ""
    return f"{_sentence(labels(intervention_class))}: {subject}{date_told}"


def claim_label(label: str, standing: Standing | None = None) -> str:
    """Return the label of the claim for something, given the something's own label."""
    kind = "Claim of an earlier state" if standing is Standing.PREVIOUS else "Claim"
    return f"{kind}: {label}"


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
