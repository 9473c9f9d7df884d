"""Levels of very many portfolios on Spark.

    rows = maatstaf.spark.estimate(spark.read.text("register.ndjson"), column="value")

It takes PySpark 4, with pyarrow, and this package wherever Python runs for Spark. Nothing is done before Spark asks for rows, and a task that
is tried again gives the same rows again. The order of rows is Spark's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from maatstaf import _maatstaf
from maatstaf._requests import way
from maatstaf.arrow import CLAIMS, Batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from maatstaf import types

__all__ = ["estimate", "narrow"]

_ROWS = (
    "person string, framework string, policy string, as_of date, scope string, category string, lane string, level string, "
    "height smallint, levels smallint, problem string, place string, problems int"
)

# Spark knows no numbers without a sign. The bits are the same, and whoever reads a claims table makes nothing of the sign.
_NARROW = (
    "person string, framework string, as_of date, not_applicable array<smallint>, claims array<bigint>, far array<bigint>, "
    "rulings array<int>, problem string, place string, problems int"
)
_SIGNED = {"not_applicable": "int16", "claims": "int64", "far": "int64", "rulings": "int32", "problems": "int32"}


def estimate(
    df: DataFrame,
    *,
    column: str = "portfolio",
    source: str | None = None,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
) -> DataFrame:
    """Show which levels portfolios support: a row for each person, category and lane, as ``maatstaf cohort --out`` writes them.

    Args:
        df: Portfolios, or a claims table that ``narrow`` made.
        column: The column of portfolios, JSON as text or bytes. Where there is none by this name, ``df`` is a claims table.
        source: A column that says where each portfolio is from, such as its file. The place of one that is refused begins with it; otherwise
            the place is that within the portfolio alone, since rows have no numbers that Spark would keep.
        as_of: The day on which each is read, such as 2026-06-30; otherwise its own.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    asked, _ = way(policy, framework, as_of)
    is_claims = column not in df.columns and set(CLAIMS) <= set(df.columns)
    given = _given(df, CLAIMS, source) if is_claims else _given(df, {"portfolio": column}, source)
    return given.mapInArrow(_made(asked, "plain", source is not None), _ROWS)


def narrow(
    df: DataFrame,
    *,
    column: str = "portfolio",
    source: str | None = None,
    framework: types.Pack | str | bytes | None = None,
) -> DataFrame:
    """Make the claims table of portfolios: what an estimate reads of each as numbers, and none of its texts.

    Kept as Parquet, it is a small part of the size; ``estimate`` takes it, for any policy or day.
    """
    asked, _ = way(None, framework, None)
    given = _given(df, {"portfolio": column}, source)
    return given.mapInArrow(_made(asked, "claims", source is not None), _NARROW)


def _given(df: DataFrame, columns: Iterable[str], source: str | None) -> DataFrame:
    functions = import_module("pyspark.sql.functions")
    named = columns if isinstance(columns, dict) else {name: name for name in columns}
    chosen = [df[of].alias(name) for name, of in named.items()]
    place = functions.lit("")
    if source is not None:
        place = functions.coalesce(df[source].cast("string"), place)
    return df.select(*chosen, place.alias("source"))


def _made(asked: bytes, made: str, has_source: bool) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def tables(batches: Iterable[Any]) -> Iterator[Any]:
        many = _maatstaf.Many(asked)
        for batch in batches:
            table = Batch(many.tables(batch, made, 1).all()).to_pyarrow()
            table = table if has_source else _without_source(table)
            yield _signed(table) if made == "claims" else table

    return tables


def _without_source(table: Any) -> Any:
    """Places that begin with a source of no letters begin with the signs that stand behind it."""
    places = table.column("place")
    if places.null_count == len(places):
        return table
    pyarrow, compute = import_module("pyarrow"), import_module("pyarrow.compute")
    places = compute.utf8_ltrim(places, characters=": ")
    places = compute.if_else(compute.equal(places, ""), pyarrow.scalar(None, pyarrow.string()), places)
    return table.set_column(table.schema.get_field_index("place"), "place", places)


def _signed(table: Any) -> Any:
    pyarrow = import_module("pyarrow")
    for at, name in enumerate(table.schema.names):
        if name in _SIGNED:
            column, kind = table.column(at), getattr(pyarrow, _SIGNED[name])()
            if pyarrow.types.is_list(column.type):
                column = pyarrow.ListArray.from_arrays(column.offsets, column.values.view(kind))
            else:
                column = column.view(kind)
            table = table.set_column(at, name, column)
    return table
