"""A cluster of two executors on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession
from registers import Register


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    session = (
        SparkSession.builder.master("local-cluster[2,1,2048]")
        .appName("maatstaf")
        .config("spark.driver.memory", "4g")
        .config("spark.executor.memory", "2g")
        .config("spark.ui.enabled", "false")
        # Each file is a partition of its own, however small.
        .config("spark.sql.files.openCostInBytes", 128 << 20)
        # With the usual 10,000 a batch of portfolios of 25 KB would be 250 MB, which both Spark and Python hold.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 50)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def register(spark: SparkSession, tmp_path: Path) -> Any:
    """Makes a register of partitions."""
    return lambda partitions: Register(spark, tmp_path, partitions)
