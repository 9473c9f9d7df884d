"""Times an estimate on Spark beside queries that only pass the same portfolios through Python: `python bench.py REGISTER`."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import maatstaf.spark
from pyspark.sql import DataFrame, SparkSession

ROUNDS = 3
MOST = 1.25
# Of 25 KB each, so many are 25 MB: enough that what a batch costs by itself does not count, and little to hold at once.
RECORDS = 1000


def passed(batches: Iterator[Any]) -> Iterator[Any]:
    yield from batches


def read(batches: Iterator[Any]) -> Iterator[Any]:
    for batch in batches:
        yield batch.slice(0, 1)


def timed(query: DataFrame) -> float:
    start = time.perf_counter()
    # Every row is asked for, and goes nowhere.
    query.write.format("noop").mode("overwrite").save()
    return time.perf_counter() - start


def main() -> None:
    file = Path(sys.argv[1])
    with file.open("rb") as lines:
        people = sum(1 for _ in lines)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", RECORDS)
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    portfolios = spark.read.text(str(file))
    queries: dict[str, Callable[[], DataFrame]] = {
        "passed through": lambda: portfolios.mapInArrow(passed, "value string"),
        # What no query can do without: it says how much of the estimate is the estimate. The bar is not held to it.
        "only read": lambda: portfolios.mapInArrow(read, "value string"),
        "estimated": lambda: maatstaf.spark.estimate(portfolios, column="value"),
    }
    rows = queries["estimated"]().count()
    assert rows == 27 * people, "every portfolio is estimated"
    for query in queries.values():
        # Once uncounted, so that none is the first that Spark and its Java see.
        timed(query())
    times: dict[str, list[float]] = {name: [] for name in queries}
    for turn in range(ROUNDS):
        for name, query in list(queries.items())[:: -1 if turn % 2 else 1]:
            times[name].append(timed(query()))
            load = os.getloadavg()[0]
            print(f"round {turn + 1}  {name:15} {times[name][-1]:8.2f} s  load {load:.1f}", flush=True)
    spark.stop()
    print(f"{people} portfolios, {file.stat().st_size / 1e6:.0f} MB, {rows} rows, local[2]")
    for name, took in times.items():
        print(f"{name:15} best {min(took):8.2f} s  median {statistics.median(took):8.2f} s")
    plain, ours = times["passed through"], times["estimated"]
    for said, of in {"best": min, "median": statistics.median}.items():
        ratio = of(ours) / of(plain)
        print(f"ratio to what is passed through, {said:6} {ratio:5.2f}  {'held' if ratio <= MOST else 'MISSED'}: at most {MOST}")
    print(f"ratio to what is only read, best {min(ours) / min(times['only read']):5.2f}")


main()
