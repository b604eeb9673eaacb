"""The commands that learn and measure on annotated articles: `evaluate` and `calibrate`.

They are commands of `councilgraph` as all the others are, kept together because they take the same
files.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from councilgraph.calibrate import FILTERED, OUR_FOLDER, as_table, calibrate, write_weights
from councilgraph.evaluate import (
    FORMS,
    Part,
    add_outcomes,
    evaluate,
    read_outcomes,
    sets_of,
)
from councilgraph.options import FILE, FOLDER, KNOWLEDGE
from councilgraph.terminal import progress_bars

_GOLD = click.argument("gold", nargs=-1, required=True, type=FILE, metavar="GOLD.jsonl...")
_ARTICLES = click.option(
    "--articles",
    multiple=True,
    type=FOLDER,
    help="The folder with the articles, once for each GOLD; without it, the folder of the GOLD.",
)


@click.command("evaluate")
@_GOLD
@_ARTICLES
@click.option(
    "--part",
    type=click.Choice([part.value for part in Part]),
    default=Part.ALL.value,
    show_default=True,
    help="Which articles: all, the open ones, or the sealed ones, of which only counts are shown.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="table",
    show_default=True,
    help="How.",
)
@click.option(
    "--details/--counts",
    default=True,
    show_default=True,
    help="List what was missed and what is wrong, or only count it.",
)
@click.option(
    "--outcomes",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add to this CSV how the facts came out, for `councilgraph calibrate` to learn from. Each "
    "set counts once, before anybody looked at it.",
)
@KNOWLEDGE
def evaluate_command(
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    part: str,
    form: str,
    details: bool,
    outcomes: Path | None,
    knowledge: Path | None,
) -> None:
    """Compare what is read out of articles with GOLD: what people say that they hold.

    GOLD has one JSON object for each article: its id and file (and its url, where the file holds
    several), with lists of judgements, inspections, officials, quotes and interventions.
    Articles numbered 9, 21, 33 and so on, by twelve, are sealed: counted, and never shown.

    \b
    Examples:
      councilgraph evaluate news/gold.jsonl --part open
      councilgraph evaluate gold.jsonl --articles news/ --part sealed --counts
    """  # noqa: D301 (click takes \b for itself)
    sets = sets_of(gold, articles)
    if outcomes is not None:
        facts = add_outcomes(outcomes, sets, Part(part), knowledge)
        click.echo(f"Added to {outcomes} how {facts} facts came out.", err=True)
    found = evaluate(sets, part=Part(part), root=knowledge)
    click.echo(FORMS[form](found, details=details), nl=False)


@click.command("calibrate")
@_GOLD
@_ARTICLES
@click.option(
    "--part",
    type=click.Choice([Part.OPEN.value, Part.ALL.value]),
    default=Part.OPEN.value,
    show_default=True,
    help="Which articles: the open ones, or all, for sets of which nothing is kept to measure by.",
)
@click.option(
    "--precision",
    "precisions",
    multiple=True,
    metavar="SHARE|KIND=SHARE",
    help="How many of the claims kept have to be right, for all kinds or, once for each, for a "
    "kind such as inspections=0.8.  [default: 0.95]",
)
@click.option(
    "--output",
    type=FOLDER,
    help="Write the weights to this folder: a file for each kind of claim.",
)
@click.option(
    "--outcomes",
    type=FILE,
    help="Learn what circumstances count for as well, from what `evaluate --outcomes` has kept.",
)
@KNOWLEDGE
def calibrate_command(
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    part: str,
    precisions: tuple[str, ...],
    output: Path | None,
    outcomes: Path | None,
    knowledge: Path | None,
) -> None:
    """Learn from GOLD how sure claims are: what each signal counts for.

    Every claim has signals, such as "the council is named" or "told again". Each gets a weight, and
    the weights of a claim's signals make its confidence: the share of such claims that GOLD says
    are right. A kind of claim is kept from the least confidence at which so many are right as
    --precision asks, but not below 0.50 or above 0.80.

    What is told of each kind is measured on articles that the weights had not seen, in five parts.
    Articles numbered 9, 21, 33 and so on, by twelve, are sealed, and not learnt from unless
    --part is all. The same GOLD gives the same weights.

    \b
    Examples:
      councilgraph calibrate news/gold.jsonl
      councilgraph calibrate news/gold.jsonl --precision 0.9 --output weights/
    """  # noqa: D301 (click takes \b for itself)
    wanted = _shares(precisions)
    with progress_bars() as progress:
        found = calibrate(
            sets_of(gold, articles),
            part=Part(part),
            precision=wanted,
            outcomes=read_outcomes(outcomes) if outcomes else (),
            root=knowledge,
            progress=progress,
        )
    click.echo(as_table(found), nl=False)
    if output is None:
        click.echo(f"\nNothing was written: name a folder with --output. In use: {OUR_FOLDER}")
        return
    for path in write_weights(found, output):
        click.echo(f"Wrote {path}", err=True)


def _shares(values: Sequence[str]) -> dict[str, float]:
    """Return the precision asked for by kind; refuse what is no share, or of no kind."""
    shares: dict[str, float] = {}
    for value in values:
        kind, mark, number = value.rpartition("=")
        try:
            share = float(number)
        except ValueError:
            share = -1.0
        if not 0 <= share <= 1 or (mark and kind not in FILTERED):
            raise click.BadParameter(
                f"{value!r} is not a share such as 0.95, or one of {', '.join(FILTERED)} with a "
                "share, such as inspections=0.8",
                param_hint="--precision",
            )
        shares |= dict.fromkeys([kind] if mark else FILTERED, share)
    return shares
