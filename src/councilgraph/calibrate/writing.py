"""Weights as files, where `link` reads them."""

from pathlib import Path

from councilgraph.calibrate.calibration import Calibration
from councilgraph.link import confidence
from councilgraph.link.confidence import file_of
from councilgraph.store.files import replacing

OUR_FOLDER = Path(confidence.__file__).parent
"""Where the program's own weights are."""


def write_weights(found: Calibration, folder: Path) -> tuple[Path, ...]:
    """Write a file for each kind of claim, each whole or not at all, and return their paths."""
    paths = []
    for one in found.learnt:
        path = folder / file_of(one.kind)
        heading = (
            f"What each signal of {one.kind} counts for, in log odds: `councilgraph calibrate`."
        )
        with replacing(path) as file:
            file.write(one.weights.as_toml(heading).encode())
        paths.append(path)
    return tuple(paths)
