"""Measures how fast and how rightly words of time are found and resolved.

Run it as `python benchmarks/periods.py`, with the tests' tables on the path. Where dateparser is
installed, it is asked the same, for a ratio on the same machine; it is no dependency.
"""

import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from councilgraph.extract.times import find_times
from councilgraph.link.periods import resolve
from councilgraph.model.time import Period

ROOT = Path(__file__).resolve().parents[1]
PLAIN = "Inspectors said that leaders knew their staff and had listened to what families told them."
TIMED = (
    "The report, published last January, rated the services poor for the second time in six years."
)


def seconds_each(call: Callable[[str], object], texts: list[str], repeats: int = 5) -> float:
    """Return the best time per text, in seconds."""
    best = float("inf")
    for _ in range(repeats):
        start = perf_counter()
        for text in texts:
            call(text)
        best = min(best, perf_counter() - start)
    return best / len(texts)


def main() -> None:
    """Print the figures."""
    sys.path.insert(0, str(ROOT / "tests" / "link"))
    from test_periods import ABSOLUTE, RELATIVE, THURSDAY, bounds

    rows = [*ABSOLUTE, *RELATIVE]
    words = [row[0] for row in rows]

    def ours(text: str) -> Period | None:
        times = find_times(text)
        return resolve(times[0], THURSDAY) if times else None

    print(f"sentences without words of time: {1 / seconds_each(find_times, [PLAIN] * 2000):,.0f}/s")
    print(f"sentences with words of time: {seconds_each(find_times, [TIMED] * 500) * 1e3:.3f} ms")
    right = sum(ours(row[0]) == bounds(*row[1:]) for row in rows)
    own = seconds_each(ours, words)
    print(f"expressions: {right} of {len(rows)} right, {own * 1e3:.3f} ms each")
    if find_spec("dateparser"):
        compare(rows, THURSDAY, own)


def compare(rows: list[tuple[str, str | None, str | None, str]], day: date, own: float) -> None:
    """Print how dateparser does: right if its day lies within the bounds."""
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime(day.year, day.month, day.day),
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "past",
    }

    def theirs(text: str) -> datetime | None:
        return dateparser.parse(text, languages=["en"], settings=settings)

    within = 0
    for words, earliest, latest, _ in rows:
        found = theirs(words)
        low, high = earliest or "0000", latest or "9999"
        within += found is not None and low <= found.date().isoformat() <= high
    other = seconds_each(theirs, [row[0] for row in rows], 1)
    print(f"dateparser: a day within the bounds for {within} of {len(rows)}, {other * 1e3:.1f} ms")
    print(f"ratio: {other / own:.0f} times slower")


if __name__ == "__main__":
    main()
