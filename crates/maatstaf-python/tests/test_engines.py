"""Engines of tables: each hands its own tables over and takes ours. `scripts/python --engines` installs them; without one its test is left out."""

from __future__ import annotations

from typing import Any

import maatstaf.arrow
import pyarrow as pa
import pytest
from test_arrow import batch_of, mixed, rows_of


@pytest.fixture(scope="module")
def wide() -> Any:
    return pa.table(batch_of([*mixed(), None]))


@pytest.fixture(scope="module")
def expected(wide: Any) -> Any:
    return rows_of(maatstaf.arrow.estimate_batch(wide))


def test_polars(wide: Any, expected: Any) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(wide)
    rows = polars.DataFrame(maatstaf.arrow.estimate_batch(frame))
    assert rows_of(rows) == expected
    assert rows_of(polars.DataFrame(maatstaf.arrow.estimate_batch(frame, plain=True))) == expected
    reached = rows.filter((polars.col("scope") == "overall") & (polars.col("lane") == "estimate"))
    assert reached.height == len({row[0] for row in expected if row[4]})
    claims = polars.DataFrame(maatstaf.arrow.narrow_batch(frame))
    assert rows_of(maatstaf.arrow.estimate_batch(claims)) == expected


def test_duckdb(wide: Any, expected: Any) -> None:
    duckdb = pytest.importorskip("duckdb")
    base = duckdb.connect()
    relation = base.from_arrow(wide)
    rows = maatstaf.arrow.estimate_batch(relation)
    assert rows_of(rows) == expected
    [taken] = base.sql("select count(*), count(level), count(problem) from rows").fetchall()
    assert taken == (len(expected), sum(row[7] != "" for row in expected), sum(row[10] != "" for row in expected))
    # A stream over its relation would keep its connection from the next query.
    claims = maatstaf.arrow.narrow_batch(relation)
    assert rows_of(maatstaf.arrow.estimate(base.sql("select * from claims"))) == expected


def test_datafusion(wide: Any, expected: Any) -> None:
    datafusion = pytest.importorskip("datafusion")
    context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(1))
    frame = context.from_arrow(wide)
    assert rows_of(maatstaf.arrow.estimate(frame)) == expected
    rows = context.from_arrow(maatstaf.arrow.estimate_batch(frame))
    assert rows.count() == len(expected)


def test_pandas(wide: Any, expected: Any) -> None:
    pandas = pytest.importorskip("pandas")
    frame = wide.to_pandas()
    assert rows_of(maatstaf.arrow.estimate_batch(frame)) == expected
    rows = maatstaf.arrow.estimate_batch(frame).to_pyarrow().to_pandas()
    assert len(rows) == len(expected) and rows["level"].notna().sum() == sum(row[7] != "" for row in expected)
    assert isinstance(rows, pandas.DataFrame)
