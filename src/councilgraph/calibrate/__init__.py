"""Learning how sure claims are: weights of signals, from annotated articles.

`calibrate` trains and tries them, `as_table` tells what they reach, `write_weights` keeps them.
"""

from councilgraph.calibrate.calibration import FILTERED, Calibration, calibrate
from councilgraph.calibrate.telling import as_table
from councilgraph.calibrate.writing import OUR_FOLDER, write_weights

__all__ = ["FILTERED", "OUR_FOLDER", "Calibration", "as_table", "calibrate", "write_weights"]
