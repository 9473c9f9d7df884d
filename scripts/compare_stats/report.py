"""What was measured, how it is printed, and whether each bar holds."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

MEGABYTE = 1e6
LARGEST_DIFFERENCE = 1e-9
MEDIAN_RATIO = 10.0
MEMORY_SHARE = 0.25

HEADER = (
    f"{'statistic':26} {'table':18} {'ours ms':>9} {'2 threads':>9}  {'package':12} {'theirs ms':>11} {'ratio':>8}"
    f" {'difference':>10} {'our MB':>7} {'their MB':>8}"
)

# Where a package's number is known to be another one: (package, first part of the statistic, which number) and why.
KNOWN_DIFFERENCES: dict[tuple[str, str, str], str] = {}


@dataclass(frozen=True)
class Measured:
    """What one process found, or why it found nothing."""

    numbers: dict[str, float] = field(default_factory=dict)
    best: float = 0.0
    """Seconds."""
    median: float = 0.0
    """Seconds."""
    memory: int = 0
    """Bytes at the peak, beyond what the process had with the table loaded."""
    refused: str = ""


@dataclass(frozen=True)
class Row:
    """One statistic on one table, ours beside one package's."""

    statistic: str
    table: str
    package: str
    ours: Measured
    ours_two_threads: Measured
    theirs: Measured

    @property
    def ratio(self) -> float | None:
        """How many times as long theirs takes, both at their best; nothing when one has no time."""
        if self.ours.refused or self.theirs.refused:
            return None
        return self.theirs.best / self.ours.best

    @property
    def differences(self) -> dict[str, float]:
        """The distance of each number that both give."""
        both = self.ours.numbers.keys() & self.theirs.numbers.keys()
        return {name: abs(self.ours.numbers[name] - self.theirs.numbers[name]) for name in sorted(both)}

    def known(self, number: str) -> str | None:
        """Why this number differs, if that is known."""
        return KNOWN_DIFFERENCES.get((self.package, self.statistic.partition("-")[0], number))

    @property
    def memory_holds(self) -> bool | None:
        """Whether ours stays below a quarter of theirs; nothing when both are below 1 MB or one was not measured."""
        if self.ours.refused or self.theirs.refused or max(self.ours.memory, self.theirs.memory) < MEGABYTE:
            return None
        return self.ours.memory < MEMORY_SHARE * self.theirs.memory

    def __str__(self) -> str:
        start = f"{self.statistic:26} {self.table:18} {time(self.ours)} {time(self.ours_two_threads)}  {self.package:12}"
        if self.ours.refused:
            return f"{start} OURS: {self.ours.refused}"
        if self.theirs.refused:
            return f"{start} {self.theirs.refused}"
        difference = max(self.differences.values(), default=float("nan"))
        small = "  both below 1 MB" if self.memory_holds is None else ""
        return (
            f"{start} {self.theirs.best * 1e3:11.3f} {self.ratio:7.1f}x {difference:10.1e}"
            f" {self.ours.memory / MEGABYTE:7.1f} {self.theirs.memory / MEGABYTE:8.1f}{small}"
        )


def time(measured: Measured) -> str:
    """Milliseconds in nine places."""
    return f"{'-':>9}" if measured.refused else f"{measured.best * 1e3:9.3f}"


def print_bars(rows: list[Row]) -> None:
    """Prints each bar, whether it holds, and the rows that miss it."""
    print()
    failed = [row for row in rows if row.ours.refused]
    bar("ours answers on every row", failed, lambda row: row.ours.refused)
    slower = [row for row in rows if row.ratio is not None and row.ratio <= 1.0]
    bar("faster than the fastest package on every row", slower, lambda row: f"{row.ratio:.2f}x")
    # A package that gave up has no ratio; it counts as slower than any that has one.
    ratios = [float("inf") if row.ratio is None else row.ratio for row in rows if not row.ours.refused]
    if ratios:
        median = statistics.median_low(ratios)
        print(f"{verdict(median >= MEDIAN_RATIO)}  at least {MEDIAN_RATIO:g}x on the median row: {median:.1f}x of {len(ratios)} rows")
    heavier = [row for row in rows if row.memory_holds is False]
    bar("memory below a quarter of theirs on every row", heavier, memory)
    too_small = sum(1 for row in rows if row.memory_holds is None and not row.theirs.refused)
    print(f"      (on {too_small} rows both stay below 1 MB, which is not compared)")
    print_differences(rows)
    gave_up = [row for row in rows if row.theirs.refused]
    print(f"      (on {len(gave_up)} rows the package gave up)")


def print_differences(rows: list[Row]) -> None:
    """Prints the largest difference, and apart from it those with a known reason."""
    largest, known = 0.0, {}
    far: list[Row] = []
    for row in rows:
        for number, difference in row.differences.items():
            reason = row.known(number)
            if reason:
                known[reason] = max(known.get(reason, 0.0), difference)
                continue
            largest = max(largest, difference)
            if difference != difference or difference > LARGEST_DIFFERENCE:
                far.append(row)
    bar(f"values within {LARGEST_DIFFERENCE:g} (the largest difference is {largest:.1e})", far, differences)
    for reason, difference in known.items():
        print(f"      (apart: {reason}; up to {difference:.1e})")


def bar(name: str, missed: list[Row], what: Callable[[Row], str]) -> None:
    """Prints one bar and the rows that miss it."""
    print(f"{verdict(not missed)}  {name}" + (f": {len(missed)} rows miss it" if missed else ""))
    for row in missed:
        print(f"        {row.statistic}, {row.table}, {row.package}: {what(row)}")


def verdict(holds: bool) -> str:
    """The first word of a bar."""
    return "holds" if holds else "FAILS"


def memory(row: Row) -> str:
    """Both peaks."""
    return f"{row.ours.memory / MEGABYTE:.2f} MB beside {row.theirs.memory / MEGABYTE:.2f} MB"


def differences(row: Row) -> str:
    """Each difference by name."""
    return ", ".join(f"{name} {difference:.1e}" for name, difference in row.differences.items())
