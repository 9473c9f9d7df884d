"""The rows of Spark are the rows of the command, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import maatstaf
import maatstaf.spark
import pytest
from pyspark import TaskContext
from pyspark.errors import PySparkException
from pyspark.sql import functions
from registers import rows_of, texts

LONG = 5_000_000


def test_the_rows_are_those_of_the_command_by_way_of_claims_or_not(register: Any, spark: Any, tmp_path: Path) -> None:
    people = register([texts(60), texts(50, first=60), [], texts(1, first=110)])
    expected = people.rows_of_command()
    rows = maatstaf.spark.estimate(people.frame(), column="text", source="file")
    assert rows_of(rows) == expected and sum(expected.values()) == 111 * 27
    as_text = people.frame().withColumn("text", functions.col("text").cast("string"))
    assert rows_of(maatstaf.spark.estimate(as_text, column="text", source="file")) == expected
    claims = maatstaf.spark.narrow(people.frame(), column="text", source="file")
    claims.write.parquet(str(tmp_path / "claims"))
    kept = spark.read.parquet(str(tmp_path / "claims"))
    assert kept.schema == claims.schema and kept.count() == 111
    assert rows_of(maatstaf.spark.estimate(kept)) == expected
    strict = {row[0]: row[7] for row in rows_of(maatstaf.spark.estimate(kept, policy="maatstaf-strict")) if row[4:7] == ("overall", "overall", "estimate")}
    [first] = maatstaf.estimate_many([texts(1)[0]], policy="maatstaf-strict")
    assert strict[first.person] == (first.overall["estimate"] or "")


def test_an_executor_that_is_killed_half_way_costs_no_rows(register: Any, spark: Any, tmp_path: Path) -> None:
    people = register([texts(40, first=40 * part) for part in range(8)])
    expected = people.rows_of_command()
    slow = people.frame().mapInArrow(slowly(), "text binary, file string")
    rows = maatstaf.spark.estimate(slow, column="text", source="file")
    context = spark.sparkContext
    failed: list[BaseException] = []

    def work() -> None:
        try:
            context.setJobGroup("killed", "half of this is killed")
            rows.write.parquet(str(tmp_path / "rows"))
        except BaseException as error:
            failed.append(error)

    before = set(executors(context.applicationId))
    assert len(before) == 2
    thread = Thread(target=work)
    thread.start()
    done = 0
    while thread.is_alive() and done < 2:
        time.sleep(0.1)
        done = completed(context)
    assert thread.is_alive() and 2 <= done < 8, "this is not half way"
    stages = [stage for job in context.statusTracker().getJobIdsForGroup("killed") for stage in context.statusTracker().getJobInfo(job).stageIds]
    os.kill(min(before), signal.SIGKILL)
    thread.join()
    assert not failed
    assert set(executors(context.applicationId)) != before
    infos = [context.statusTracker().getStageInfo(stage) for stage in stages]
    assert sum(info.numFailedTasks for info in infos if info is not None) > 0, "a task was lost"
    assert rows_of(spark.read.parquet(str(tmp_path / "rows"))) == expected


@pytest.mark.parametrize("end", ["raises", "is killed"])
def test_a_task_that_is_tried_again_gives_each_row_once(register: Any, end: str, tmp_path: Path, spark: Any) -> None:
    people = register([texts(120), texts(120, first=120)])
    expected = people.rows_of_command()
    marks = tmp_path / "marks"
    marks.mkdir()

    def breaks_once(batches: Iterator[Any]) -> Iterator[Any]:
        context = TaskContext.get()
        for number, batch in enumerate(batches):
            if number == 1 and context.attemptNumber() == 0:
                (marks / str(context.partitionId())).touch()
                if end == "is killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError("broken on purpose")
            yield batch

    broken = people.frame().mapInArrow(breaks_once, "text binary, file string")
    maatstaf.spark.estimate(broken, column="text", source="file").write.parquet(str(tmp_path / "rows"))
    assert rows_of(spark.read.parquet(str(tmp_path / "rows"))) == expected
    assert len(list(marks.iterdir())) == 2, "each task broke once"


def test_skewed_partitions(register: Any) -> None:
    [small] = texts(1)
    whole = json.loads(small)
    evidence = whole["evidence"][0]
    size = len(json.dumps(evidence))
    whole["evidence"] = [{**evidence, "id": f"again-{number}"} for number in range(LONG // size * 11 // 10)]
    whole["holder"], whole["verdicts"] = "coach-long", []
    long = json.dumps(whole).encode()
    assert len(long) > LONG
    people = register([[long], texts(1, first=1), texts(600, first=2), []])
    expected = people.rows_of_command()
    assert sum(row[0] == "coach-long" for row in expected) == 27
    assert rows_of(maatstaf.spark.estimate(people.frame(), column="text", source="file")) == expected


def test_a_poisoned_partition(register: Any) -> None:
    [good, other] = texts(2)
    poison = [b"\xff\xfe\x00garbage", b"[" * (30 << 20), b"{}", good[:-40], b"[" * 50_000, good.replace(b'"strength": 3', b'"strength": 9'), b"null"]
    people = register([texts(30), [None, *poison, good, None], texts(30, first=30)])
    rows = rows_of(maatstaf.spark.estimate(people.frame(), column="text", source="file"))
    nulls = Counter({("",) * 10 + ("no-portfolio", "nowhere", "1"): 2})
    assert rows - nulls == people.rows_of_command() and nulls <= rows
    problems = {row[10] for row in rows}
    assert problems >= {"", "not-utf-8", "missing-field", "not-json", "no-portfolio"}
    bare = rows_of(maatstaf.spark.estimate(people.frame(), column="text"))
    assert {row[:11] for row in bare} == {row[:11] for row in rows}
    places = {row[11] for row in bare if row[10]}
    assert "" in places and all(place == "" or place[0].isdigit() for place in places)
    claims = maatstaf.spark.narrow(people.frame(), column="text", source="file")
    assert rows_of(maatstaf.spark.estimate(claims)) == rows
    assert rows_of(maatstaf.spark.estimate(maatstaf.spark.narrow(people.frame(), column="text"))) == bare


def test_what_is_asked_for_is_checked_before_spark_begins(register: Any) -> None:
    people = register([texts(1)])
    with pytest.raises(maatstaf.Refused):
        maatstaf.spark.estimate(people.frame(), column="text", policy="lenient")
    with pytest.raises(PySparkException):
        maatstaf.spark.estimate(people.frame(), column="portfolio").count()
    numbers = people.frame().withColumn("text", functions.lit(7))
    with pytest.raises(PySparkException, match="wrong-type|JSON text"):
        maatstaf.spark.estimate(numbers, column="text").count()


def slowly() -> Any:
    """Passes batches on, a second each. It stands in a function, since executors do not have this file."""

    def wait(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            time.sleep(1)
            yield batch

    return wait


def completed(context: Any) -> int:
    tracker = context.statusTracker()
    stages = [stage for job in tracker.getActiveJobsIds() for stage in tracker.getJobInfo(job).stageIds]
    return sum(info.numCompletedTasks for stage in stages if (info := tracker.getStageInfo(stage)) is not None)


def executors(application: str) -> Iterator[int]:
    """The processes of the executors of an application."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                command = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if application.encode() in command and b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in command:
                yield int(process.name)
