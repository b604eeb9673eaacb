"""The form of a question: a field for each parameter, with the words that it takes.

Values are checked by the catalogue; here it is only decided how they are asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from councilgraph.answering import Catalogue
from councilgraph.knowledge import CG
from councilgraph.knowledge.parameters import PATHS, Param, ParamType
from councilgraph.knowledge.queries import Query
from councilgraph.model.errors import QueryError

_LISTED = (
    ParamType.GRADE,
    ParamType.SERVICE,
    ParamType.ASPECT,
    ParamType.ROLE,
    ParamType.INSPECTORATE,
)
_INPUTS = {
    ParamType.INTEGER: "number",
    ParamType.YEAR: "number",
    ParamType.DECIMAL: "number",
    ParamType.SHARE: "number",
}
_STEPS = {ParamType.INTEGER: "1", ParamType.YEAR: "1", ParamType.SHARE: "0.05"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice: what is sent, and what is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One control: a select where there are `options`, else an input of type `input`.

    `suggestions` names a list of values to choose from, where others may be typed too; `meant` says
    what a code stands for.
    """

    name: str
    label: str
    hint: str
    value: str
    required: bool
    default: str
    error: str = ""
    input: str = "text"
    step: str = ""
    options: tuple[Option, ...] = ()
    suggestions: str = ""
    example: str = ""
    meant: str = ""


def fields_of(
    catalogue: Catalogue, query: Query, values: Mapping[str, str], mistakes: Mapping[str, str]
) -> list[Field]:
    """Return the fields of a question with what was typed into them, and what is wrong with it."""
    return [
        _field(catalogue, param, values.get(param.name, param.default or ""), mistakes)
        for param in query.params
    ]


def _field(catalogue: Catalogue, param: Param, value: str, mistakes: Mapping[str, str]) -> Field:
    listed = tuple(_options(catalogue, param))
    chosen = _slug(catalogue, param, value)
    if listed and chosen and chosen not in {option.value for option in listed}:
        listed = (*listed, Option(value=chosen, label=chosen))
    none = Option(value="", label="choose one" if param.required else "any")
    return Field(
        name=param.name,
        label=param.name.replace("_", " ").capitalize(),
        hint=_hint(param),
        value=chosen,
        required=param.required,
        default=param.default or "",
        error=mistakes.get(param.name, ""),
        input=_INPUTS.get(param.type, "text"),
        step=_STEPS.get(param.type, "any"),
        options=(*(() if param.default or not listed else (none,)), *listed),
        suggestions="known" if param.type is ParamType.AUTHORITY else "",
        example=param.example,
        meant=_meant(catalogue, param, value),
    )


def _meant(catalogue: Catalogue, param: Param, value: str) -> str:
    if param.type is not ParamType.AUTHORITY or not value:
        return ""
    try:
        return catalogue.knowledge.concepts.label(catalogue.term(param, value).value)
    except QueryError:
        return ""


def _hint(param: Param) -> str:
    hint = param.description[:1].upper() + param.description[1:]
    if param.type is ParamType.AUTHORITY:
        return f"{hint}: a name or a GSS code"
    if param.type is ParamType.DATE:
        return f"{hint}: such as {param.example} or 2015-04-30"
    if param.type is ParamType.SHARE:
        return f"{hint}: from 0 to 1"
    return hint


def _slug(catalogue: Catalogue, param: Param, value: str) -> str:
    """Return a value in the form in which options have it: without the start of its IRI."""
    start = CG if param.type is ParamType.CLASS else catalogue.base + PATHS.get(param.type, "")
    return value.strip().removeprefix(start) if start != catalogue.base else value.strip()


def _options(catalogue: Catalogue, param: Param) -> Iterable[Option]:
    if param.choices:
        return [Option(value=choice, label=choice) for choice in param.choices]
    if param.type is ParamType.BOOLEAN:
        return [Option(value="false", label="no"), Option(value="true", label="yes")]
    concepts = catalogue.knowledge.concepts
    if param.type is ParamType.CLASS:
        parents = concepts.parents.get(CG + param.example, ())
        top = next((iri for iri in parents if iri.startswith(CG)), CG + param.example)
        iris = [iri for iri in (top, *concepts.subclasses(top)) if iri.startswith(CG)]
        return _sorted(
            Option(value=iri.removeprefix(CG), label=concepts.label(iri)) for iri in iris
        )
    if param.type in _LISTED:
        start = catalogue.base + PATHS[param.type]
        return _sorted(
            Option(value=iri.removeprefix(start), label=label)
            for iri, label in concepts.labels.items()
            if iri.startswith(start)
        )
    return ()


def _sorted(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda option: (option.label.casefold(), option.value))


def suggested_authorities(catalogue: Catalogue) -> list[Option]:
    """Return every authority, by code, with its name: what a field of councils suggests."""
    return _sorted(
        Option(
            value=authority.iri.rpartition("/")[2],
            label=authority.name + ("" if authority.valid_to is None else " (abolished)"),
        )
        for authority in catalogue.knowledge.register.authorities.values()
    )
