"""Runs what scripts/scale measures, and prints it as one table."""

import argparse
import importlib.util
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
# How many people the other implementations must agree on before anything is measured.
AGREED = 2000
# What one portfolio and its rows take on the disk at most.
BYTES_EACH = 30_000
# What stays free whatever is measured.
KEPT_FREE = 5_000_000_000
# The program (not the shell's word) that tells the most memory of another.
TIME = shutil.which("time")

CASS = """\
LEFT OUT: CaSS. Its profile calculator (src/main/server/profile/calculator.js in cassproject/CASS) is a part of its server: it asks a repository
  for a person's frameworks and assertions, and cannot be called without one. The package `cassproject` on npm (5.0.19) does not hold it. What that
  has of it, EcFrameworkGraph.processAssertionsBoolean, marks which competencies somebody asserted and knows no strength, verification, occasion or level, so there
  would be no rows to compare."""


@dataclass
class Contender:
    """A command that is measured: on how many people, and on how many processors."""

    name: str
    command: list[str]
    people: int
    threads: int = 1
    # What it writes, which is removed before each run.
    writes: list[Path] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: int = 0

    def run(self):
        for path in self.writes:
            path.unlink(missing_ok=True)
        processors = sorted(os.sched_getaffinity(0))[-self.threads :]
        # A program starts with the memory of whoever starts it, so that is a small one, which tells what its child had at most.
        memory = Path(os.environ.get("TMPDIR", "/tmp")) / f"scale-memory-{os.getpid()}"
        measured = [TIME, "--format", "%M", "--output", str(memory)] if TIME else []
        pinned = [*measured, "taskset", "--cpu-list", ",".join(map(str, processors)), *self.command]
        start = time.perf_counter()
        child = subprocess.Popen(pinned, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        told = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"`{self.name}` ended badly:\n{told.decode(errors='replace')}")
        self.processor.append(used.ru_utime + used.ru_stime)
        if TIME:
            self.memory = max(self.memory, int(memory.read_text()) * 1024)
            memory.unlink()

    @property
    def rate(self):
        """People per second in the best run."""
        return self.people / min(self.seconds)

    def row(self):
        each = [min(self.seconds), statistics.median(self.seconds)]
        best, median = (1e6 * seconds / self.people for seconds in each)
        processor = 1e6 * min(self.processor) / self.people
        return (
            f"{self.name:52} {self.people:>10,} {min(self.seconds):8.2f} s {best:9.2f} {median:9.2f} {processor:9.2f}"
            f" {self.rate:15,.0f} {f'{self.memory / 1e6:.0f} MB' if TIME else '?':>11}"
        )


TABLE_HEAD = (
    f"{'':52} {'people':>10} {'best':>10} {'us each':>9} {'median':>9} {'processor':>9} {'people a second':>15} {'most memory':>11}"
)


class Scale:
    def __init__(self, arguments):
        self.programs, self.work = Path(arguments.programs), Path(arguments.work)
        self.arguments = arguments
        self.maatstaf = str(self.programs / "maatstaf")
        help_text = subprocess.run([self.maatstaf, "cohort", "--help"], capture_output=True, text=True).stdout
        self.has_rows = "--out" in help_text and "--threads" in help_text
        self.has_narrow = "--narrow" in help_text
        self.has_python = all(importlib.util.find_spec(name) for name in ("orjson", "pandas", "numpy"))

    # What there is to measure on.

    def register(self, people):
        """A register of so many people, made unless it is there."""
        path, program = self.work / f"register-{people}.ndjson", self.programs / "examples" / "register"
        if path.exists() and path.stat().st_mtime > program.stat().st_mtime:
            return path
        self.need_space(people * BYTES_EACH)
        print(f"making a register of {people:,} people ...", flush=True)
        unfinished = path.with_suffix(".unfinished")
        with open(unfinished, "wb") as out:
            subprocess.run([program, str(people)], stdout=out, check=True)
        unfinished.rename(path)
        return path

    def need_space(self, needed):
        free = shutil.disk_usage(self.work).free
        if free - needed < KEPT_FREE:
            sys.exit(f"{needed / 1e9:.1f} GB are needed below {self.work}, and {free / 1e9:.1f} GB are free: ask for fewer --people")

    def command(self, register, table, threads):
        return [self.maatstaf, "cohort", str(register), "-o", str(table), "--threads", str(threads)]

    # Whether all agree.

    def agree(self):
        """Compares the rows of all implementations; a difference ends it."""
        if not (self.has_rows and self.has_python):
            return
        register = self.register(AGREED)
        ours = self.work / "agreed-ours.csv"
        Contender("maatstaf", self.command(register, ours, 1), AGREED, writes=[ours]).run()
        for name in ("ladder", "frame"):
            table = self.work / f"agreed-{name}.csv"
            subprocess.run([sys.executable, HERE / f"{name}.py", register, table], check=True)
            if ours.read_bytes() != table.read_bytes():
                sys.exit(f"the rows in {ours} and {table} differ, so there is nothing to measure")
        rows = ours.read_bytes().count(b"\n") - 1
        print(f"{rows:,} rows of {AGREED:,} people are the same bytes in maatstaf, in plain Python and in pandas")

    # What is measured.

    def contenders(self, people):
        register, tenth = self.register(people), self.register(max(people // 10, 1))
        # What is read stands in memory before anything is measured, as far as that goes.
        for path in (register, tenth):
            subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)
        floor = str(self.programs / "examples" / "scale_floor")
        found = [
            Contender("lines split", [floor, "lines", str(register)], people),
            Contender("serde_json, leanest struct", [floor, "lean", str(register)], people),
            Contender("serde_json, whole document", [floor, "document", str(register)], people),
        ]
        if self.has_python:
            table = self.work / "ladder.csv"
            ladder = [sys.executable, str(HERE / "ladder.py"), str(register), str(table)]
            found.append(Contender("python, orjson: ladder.py", ladder, people, writes=[table]))
            table = self.work / "frame.csv"
            frame = [sys.executable, str(HERE / "frame.py"), str(tenth), str(table)]
            found.append(Contender("python, pandas: frame.py (a tenth)", frame, max(people // 10, 1), writes=[table]))
        if self.has_rows:
            for threads in (1, 2):
                table = self.work / f"ours-{threads}.csv"
                name = f"maatstaf cohort, {threads} thread{'s' if threads > 1 else ''}"
                found.append(Contender(name, self.command(register, table, threads), people, threads, [table]))
        if self.has_narrow:
            parquet, arrow = (self.work / f"register-{people}.{end}" for end in ("parquet", "arrow"))
            for narrow, name in ((parquet, "Parquet"), (arrow, "Arrow")):
                write = [self.maatstaf, "cohort", str(register), "--narrow", str(narrow), "--threads", "1"]
                found.append(Contender(f"maatstaf cohort --narrow to {name}, 1 thread", write, people, writes=[narrow]))
            for narrow, name in ((parquet, "Parquet"), (arrow, "Arrow")):
                table = self.work / f"ours-{name}.csv"
                found.append(Contender(f"maatstaf cohort on that {name}, 1 thread", self.command(narrow, table, 1), people, writes=[table]))
            # Read and estimated, and nothing written but counts.
            for source, name in ((register, "JSON"), (parquet, "that Parquet"), (arrow, "that Arrow")):
                counted = [self.maatstaf, "cohort", str(source), "--summary", "--threads", "1"]
                found.append(Contender(f"maatstaf cohort --summary on {name}, 1 thread", counted, people))
        wanted = self.arguments.only
        return [one for one in found if wanted is None or wanted in one.name or "maatstaf" in one.name or "leanest" in one.name]

    def say_what_is_left_out(self):
        if not self.has_python:
            print("LEFT OUT: plain Python and pandas, which need the packages in scripts/scale-python/requirements.txt")
        if not self.has_rows:
            print("LEFT OUT: maatstaf itself, since `maatstaf cohort` knows no --out and --threads here")
        if not self.has_narrow:
            print("LEFT OUT: the claims table, since `maatstaf cohort` knows no --narrow here")
        if not TIME:
            print("LEFT OUT: memory, since there is no program `time`")
        print(CASS)

    def measure(self):
        self.agree()
        contenders = self.contenders(self.arguments.people)
        loads = []
        for turn in range(self.arguments.runs):
            for contender in contenders:
                loads.append(os.getloadavg()[0])
                if sys.stderr.isatty():
                    print(f"\rrun {turn + 1} of {self.arguments.runs}: {contender.name:40}", end="", flush=True, file=sys.stderr)
                contender.run()
        if sys.stderr.isatty():
            print(f"\r{'':60}\r", end="", file=sys.stderr)
        size = self.register(self.arguments.people).stat().st_size
        print(f"\n{machine()}; load {min(loads):.1f} to {max(loads):.1f}, this run included")
        print(f"a register of {size / 1e9:.2f} GB, {size // self.arguments.people:,} bytes a person; {self.arguments.runs} runs of each, in turns\n")
        print(TABLE_HEAD)
        for contender in contenders:
            print(contender.row())
        print()
        self.say_what_is_left_out()
        return self.bars({contender.name: contender for contender in contenders})

    def bars(self, by_name):
        """Says of each bar whether it held; those that could not be tried are not held."""

        def ratio(one, other):
            one, other = by_name.get(one), by_name.get(other)
            return one.rate / other.rate if one and other else None

        one, two = "maatstaf cohort, 1 thread", "maatstaf cohort, 2 threads"
        ours = [by_name[name].memory / 1e6 for name in (one, two) if name in by_name and TIME]
        bars = [
            ("one thread beside serde_json into the leanest struct", ratio(one, "serde_json, leanest struct"), 0.8),
            ("two threads beside one", ratio(two, one), 1.8),
            ("one thread beside plain Python", ratio(one, "python, orjson: ladder.py"), 4),
            (
                "read and estimated from a claims table (Arrow) beside our own from JSON",
                ratio("maatstaf cohort --summary on that Arrow, 1 thread", "maatstaf cohort --summary on JSON, 1 thread"),
                20,
            ),
            (
                "the same beside serde_json into the leanest struct",
                ratio("maatstaf cohort --summary on that Arrow, 1 thread", "serde_json, leanest struct"),
                20,
            ),
        ]
        print("\nbars")
        held = True
        for name, found, least in bars:
            told = "not tried" if found is None else f"{found:6.2f} times"
            is_held = found is not None and found >= least
            held &= is_held
            print(f"  {'held' if is_held else 'MISSED' if found is not None else 'OPEN':6} {name}: {told} (at least {least})")
        for name in ("Parquet", "Arrow"):
            counted = ratio(f"maatstaf cohort --summary on that {name}, 1 thread", "maatstaf cohort --summary on JSON, 1 thread")
            rows = ratio(f"maatstaf cohort on that {name}, 1 thread", one)
            if counted and rows:
                print(f"         from a claims table in {name} beside from JSON: {counted:.2f} times, and {rows:.2f} with the rows written")
        is_held = bool(ours) and max(ours) <= 200
        told = f"{max(ours):.0f} MB" if ours else "not tried"
        print(f"  {'held' if is_held else 'MISSED' if ours else 'OPEN':6} most memory: {told} (at most 200)")
        return held and is_held

    # How cost grows.

    def growth(self):
        if not self.has_rows:
            sys.exit("`maatstaf cohort` knows no --out and --threads here")
        print(f"{machine()}; load {os.getloadavg()[0]:.1f}\n\n{TABLE_HEAD}")
        threads = min(2, len(os.sched_getaffinity(0)))
        largest = None
        for people in (1_000, 10_000, 100_000):
            largest = self.register(people)
            table = self.work / "growth.csv"
            self.show(Contender(f"from JSON, {threads} threads", self.command(largest, table, threads), people, threads, [table]))
        if not self.arguments.long:
            print("LEFT OUT: 1M and 10M people, which --long asks for")
            return
        if shutil.disk_usage(self.work).free > 1_000_000 * BYTES_EACH + KEPT_FREE:
            register, table = self.register(1_000_000), self.work / "growth.csv"
            self.show(Contender(f"from JSON, {threads} threads", self.command(register, table, threads), 1_000_000, threads, [table]))
            # What comes next needs its place.
            register.unlink()
            table.unlink()
        else:
            print(f"LEFT OUT: 1M people from JSON: {1_000_000 * BYTES_EACH / 1e9:.0f} GB are needed")
        if not self.has_narrow:
            print("LEFT OUT: 1M and 10M from a claims table, since `maatstaf cohort` knows no --narrow here")
            return
        narrow = self.work / "growth.parquet"
        Contender("narrow", [self.maatstaf, "cohort", str(largest), "--narrow", str(narrow)], 100_000, threads, [narrow]).run()
        for people in (100_000, 1_000_000, 10_000_000):
            self.repeated(narrow, people, threads)

    def repeated(self, narrow, people, threads):
        """The same claims table so many times, as one folder."""
        # About 2.6 KB of rows a person.
        self.need_space(people * 2_600)
        folder, table = self.work / f"growth-{people}", self.work / "growth.csv"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for number in range(people // 100_000):
            os.link(narrow, folder / f"part-{number:03}.parquet")
        self.show(Contender(f"claims table repeated, {threads} threads", self.command(folder, table, threads), people, threads, [table]))
        shutil.rmtree(folder)
        table.unlink()

    def show(self, contender):
        for _ in range(self.arguments.runs if contender.people < 1_000_000 else 1):
            contender.run()
        print(contender.row(), flush=True)


def machine():
    """The processor, as far as the system tells."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
        return f"{model}, {len(os.sched_getaffinity(0))} processors, {memory:.0f} GB"
    except OSError:
        return model


def main():
    parser = argparse.ArgumentParser(prog="scripts/scale")
    parser.add_argument("--people", type=int, default=100_000, help="how many portfolios (100000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--only", help="what has this word in its name")
    parser.add_argument("--check", action="store_true", help="end badly when a bar is missed")
    parser.add_argument("--growth", action="store_true", help="how cost grows")
    parser.add_argument("--long", action="store_true", help="with --growth: 1M and 10M people as well")
    parser.add_argument("--programs", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--work", required=True, help=argparse.SUPPRESS)
    scale = Scale(parser.parse_args())
    if scale.arguments.growth:
        return scale.growth()
    if not scale.measure() and scale.arguments.check:
        sys.exit(1)


if __name__ == "__main__":
    main()
