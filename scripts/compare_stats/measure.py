"""Measures one statistic of one package on one table, in a process of its own, and prints what it found as JSON.

measure.py PACKAGE STATISTIC FILE RATERS SECONDS
"""

import json
import statistics
import sys
import time
import warnings
from pathlib import Path

import numpy as np

from packages import ask
from tables import Table

MOST_REPEATS = 50
# A long measurement is made so often too, if that is possible within so many seconds, so that the best of them is a fair one.
LEAST_REPEATS = 3
LONG_SECONDS = 12.0


def peak_memory() -> int:
    """The most memory that this process has had, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


def forget_peak() -> None:
    """Starts the peak anew, so that what loading took does not hide what the statistic takes."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    except OSError:
        pass  # the peak of loading then stays, in favour of the package


def again(times: list[float], seconds: float) -> bool:
    """Whether to measure once more. Our own program has the same rule."""
    if len(times) < LEAST_REPEATS:
        return sum(times) < LONG_SECONDS
    return len(times) < MOST_REPEATS and sum(times) < seconds


def main() -> None:
    """Loads, warms up, measures and prints."""
    package, statistic, path, raters, seconds = sys.argv[1:]
    warnings.simplefilter("ignore")
    # A first call on a small table loads whatever a package loads late.
    small, call = ask(package, statistic, Table(200, int(raters), 0).codes())
    call(small)
    table, call = ask(package, statistic, np.fromfile(path, dtype=np.uint8).reshape(-1, int(raters)))

    forget_peak()
    before = peak_memory()
    times: list[float] = []
    numbers: dict[str, float] = {}
    memory = 0
    while again(times, float(seconds)):
        start = time.perf_counter()
        numbers = call(table)
        times.append(time.perf_counter() - start)
        memory = memory or peak_memory() - before
    report = {"numbers": numbers, "best": min(times), "median": statistics.median(times), "memory": memory}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
