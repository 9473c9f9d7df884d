"""Portfolios in partitions, and what the command makes of the same portfolios."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
from people import people
from pyspark.sql import DataFrame, SparkSession

Row = tuple[str, ...]


class Register:
    """Portfolios in partitions, each with the place that it has in the command's file."""

    def __init__(self, spark: SparkSession, folder: Path, partitions: list[list[bytes | None]]) -> None:
        self.spark, self.folder, self.partitions = spark, folder, partitions
        (folder / "parts").mkdir()
        line = 0
        with (folder / "people.ndjson").open("wb") as file:
            for number, partition in enumerate(partitions):
                sources = []
                for text in partition:
                    # A null has no line.
                    line += text is not None
                    sources.append(f"people.ndjson:{line}" if text is not None else "nowhere")
                    file.write(b"" if text is None else text + b"\n")
                table = pa.table({"text": pa.array(partition, pa.binary()), "file": pa.array(sources)})
                pyarrow.parquet.write_table(table, folder / f"parts/{number:03}.parquet")

    def frame(self) -> DataFrame:
        frame = self.spark.read.parquet(str(self.folder / "parts"))
        assert frame.rdd.getNumPartitions() == len(self.partitions)
        return frame

    def rows_of_command(self) -> Counter[Row]:
        command = [os.environ["MAATSTAF_COMMAND"], "cohort", "people.ndjson", "--out", "rows.csv"]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)
        with (self.folder / "rows.csv").open(encoding="utf-8", newline="") as file:
            return Counter([tuple(row) for row in csv.reader(file)][1:])


def rows_of(frame: DataFrame) -> Counter[Row]:
    """The rows of Spark, as the cells of the command's table. The command counts lines of its file, and Spark those of the one text."""
    rows = frame.toArrow().to_pylist()
    cells = (tuple("" if cell is None else str(cell) for cell in row.values()) for row in rows)
    return Counter((*row[:11], re.sub(r"^(people\.ndjson:\d+):1(?=:|$)", r"\1", row[11]), row[12]) for row in cells)


def texts(count: int, first: int = 0) -> list[bytes | None]:
    return [json.dumps(one).encode() for one in people(first + count)[first:]]
