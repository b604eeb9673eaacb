"""Progress bars on standard error: one for each stage of a long piece of work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


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
