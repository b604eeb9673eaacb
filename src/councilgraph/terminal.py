"""The terminal: errors told in words, progress bars, and an output that nobody takes any more."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from councilgraph.model.errors import CouncilGraphError


class Commands(click.Group):
    """A group of commands that turns our own errors into a message and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader that goes away early ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (CouncilGraphError, OSError) as error:
            let_go_of_output()
            if isinstance(error.__cause__ or error, BrokenPipeError):
                ctx.exit(0)
            raise click.ClickException(str(error)) from error


@contextmanager
def progress_bars() -> Iterator["Bars"]:
    """Give something to tell of progress, and finish the bars at the end."""
    bars = Bars()
    try:
        yield bars
    finally:
        bars.close()


class Bars:
    """A progress bar for each stage, on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage has come."""
        if stage != self._stage:
            self.close()
            self._stage = stage
            self._bar = click.progressbar(
                length=max(total, 1),
                label=f"{stage.capitalize():<12}",
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            )
            self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)

    def close(self) -> None:
        """Finish the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def let_go_of_output() -> None:
    """Drop what standard output cannot take, so that it does not fail once more at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
