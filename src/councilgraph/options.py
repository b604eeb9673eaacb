"""Options that several commands of the command line take, and how their values are read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

FILE = click.Path(exists=True, path_type=Path, dir_okay=False)
FOLDER = click.Path(exists=True, path_type=Path, file_okay=False)

STORE = click.option(
    "--store",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    envvar="COUNCILGRAPH_STORE",
    show_envvar=True,
    help="The folder that keeps the graph.",
)
STORE_OF_ARTICLE = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="COUNCILGRAPH_STORE",
    show_envvar=True,
    help="The store that holds the article; not needed for a FILE.",
)
KNOWLEDGE = click.option(
    "--knowledge",
    type=FOLDER,
    help="A folder with ontology/, shapes/, queries/ or data/register/ of your own; what it lacks "
    "is taken from councilgraph's.",
)


class Day(click.ParamType[date]):
    """A calendar day, as 2017-10-12."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read an ISO date, or refuse with an example."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2017-10-12", param, ctx)


def key_values(params: Sequence[str]) -> dict[str, str]:
    """Return the values of `--param K=V` by key; refuse what is of another form."""
    pairs = [param.partition("=") for param in params]
    for param, (key, mark, _) in zip(params, pairs, strict=True):
        if not mark or not key:
            raise click.BadParameter(f"{param!r} is not of the form K=V", param_hint="--param")
    return {key.strip(): value for key, _, value in pairs}
