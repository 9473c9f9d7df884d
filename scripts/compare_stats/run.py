"""Runs every statistic on every table, by our crate and by each package that has it, and prints one table and the bars.

Started by scripts/compare-stats, which prepares what it needs.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report import HEADER, Measured, Row, print_bars
from tables import Table

WEIGHTS = ("identity", "quadratic", "ordinal")
# What one process may have, so that a package that needs more ends and not the machine.
MOST_BYTES = 10 * 1024**3
# How long a short measurement is repeated.
SECONDS = 0.5


@dataclass(frozen=True)
class Statistic:
    """A statistic, and the packages that have it."""

    name: str
    packages: tuple[str, ...]
    missing: bool
    """Whether the packages take a table with missing ratings."""
    two_raters: bool = False
    """Whether it is for two raters only."""

    def suits(self, table: Table) -> bool:
        """Whether the statistic is defined on such a table, in the packages as in ours."""
        return (self.missing or not table.percent_missing) and (not self.two_raters or table.raters == 2)


STATISTICS = [
    *(Statistic(f"alpha-{level}", ("krippendorff",), True) for level in ("nominal", "ordinal", "interval", "ratio")),
    *(
        Statistic(f"{name}-{weights}", ("irrCAC",), True)
        for weights in WEIGHTS
        for name in ("gwet", "fleiss", "alphaw", "conger", "brennan_prediger")
    ),
    Statistic("fleiss-identity", ("statsmodels",), False),
    *(Statistic(f"cohen-{w}", ("scikit-learn", "statsmodels"), False, True) for w in ("identity", "linear", "quadratic")),
    Statistic("icc", ("pingouin",), False),
    Statistic("kendall", ("pingouin",), False),
]


def tables(sizes: list[int]) -> Iterator[Table]:
    """From the smallest table to the largest, with and without missing ratings."""
    for units in sorted(sizes):
        for raters in (2, 5, 10):
            for percent_missing in (0, 5):
                yield Table(units, raters, percent_missing)


def measure(command: list[str], limit: float) -> Measured:
    """Runs one measurement in a process of its own."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))

    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=limit, preexec_fn=bounded, check=False
        )
    except subprocess.TimeoutExpired:
        return Measured(refused=f"not within {limit:g} s")
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["ended without a word"])[-1]
        return Measured(refused="needs over 10 GB" if "MemoryError" in last or "allocate" in last else last[:60])
    return Measured(**json.loads(done.stdout))


def rows(table: Table, options: argparse.Namespace) -> Iterator[Row]:
    """All rows of one table. Ours is measured once for each statistic."""
    path = str(table.write(options.tables))
    ours: dict[str, tuple[Measured, Measured]] = {}
    for statistic in STATISTICS:
        for package in statistic.packages:
            words = f"{package} {statistic.name}"
            if not statistic.suits(table) or options.only not in words:
                continue
            if statistic.name not in ours:
                own = [str(options.ours), statistic.name, path, str(table.units), str(table.raters), str(SECONDS)]
                one, two = (measure([*own, threads], options.limit) for threads in ("1", "2"))
                ours[statistic.name] = (one, two)
            script = str(Path(__file__).with_name("measure.py"))
            asked = [sys.executable, script, package, statistic.name, path, str(table.raters), str(SECONDS)]
            one, two = ours[statistic.name]
            yield Row(statistic.name, table.name, package, one, two, measure(asked, options.limit))


def main() -> None:
    """Reads the options and prints row by row."""
    parser = argparse.ArgumentParser(description="Compares crates/maatstaf-stats with the packages in use.")
    parser.add_argument("--ours", type=Path, required=True, help="our measuring program")
    parser.add_argument("--tables", type=Path, required=True, help="where the random tables are kept")
    parser.add_argument("--quick", action="store_true", help="tables of 1k and 100k units only")
    parser.add_argument("--units", type=int, action="append", help="tables of so many units only; may be given again")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one measurement, loading included")
    parser.add_argument("--only", default="", help="a word that `package statistic` must hold")
    options = parser.parse_args()

    print(HEADER, flush=True)
    printed: list[Row] = []
    for table in tables(options.units or ([1_000, 100_000] if options.quick else [1_000, 100_000, 1_000_000])):
        for row in rows(table, options):
            print(row, flush=True)
            printed.append(row)
    print_bars(printed)


if __name__ == "__main__":
    main()
