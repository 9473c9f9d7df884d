"""Levels of very many portfolios as Arrow tables, for pandas, Polars, DuckDB, DataFusion and whatever else passes such tables on.

    rows = maatstaf.arrow.estimate_batch(table)

A table is anything that speaks the Arrow C interface, as a batch or as a stream. It has a column ``portfolio`` with the JSON text, as text or
bytes, or it is a claims table, which ``narrow_batch`` makes. A column ``source``, such as the file that each is from, says where a portfolio
that was refused stands; otherwise it is the number of its row, counted from ``first_row``. The rows are those of ``maatstaf cohort --out``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING, Any

from maatstaf import _maatstaf
from maatstaf._requests import way

if TYPE_CHECKING:
    import pyarrow

    from maatstaf import types

__all__ = ["Batch", "Batches", "estimate", "estimate_batch", "estimate_parquet", "narrow", "narrow_batch"]

CLAIMS = ("person", "framework", "as_of", "not_applicable", "claims", "far", "rulings", "problem", "place", "problems")
"""The columns of a claims table."""

# So many portfolios are read from a file at a time: with 25 KB each, 25 MB.
ROWS = 1024


class Batch:
    """A table in one piece. Whoever takes Arrow tables takes it: ``polars.DataFrame(batch)``, ``pyarrow.table(batch)``."""

    __slots__ = ("_table",)

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        return self._table.__arrow_c_array__(requested_schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return _maatstaf.as_stream(self._table).__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        return self._table.__arrow_c_schema__()

    def __len__(self) -> int:
        rows: int = self._table.num_rows
        return rows

    def to_pyarrow(self) -> pyarrow.RecordBatch:
        """The same in pyarrow, without a copy."""
        return import_module("pyarrow").record_batch(self)


class Batches:
    """Tables that are made when somebody asks for the next one, and once only: by going through them, or as a stream."""

    __slots__ = ("_tables",)

    def __init__(self, tables: _maatstaf.Tables) -> None:
        self._tables = tables

    def __iter__(self) -> Iterator[Batch]:
        while (table := self._tables.next()) is not None:
            yield Batch(table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._tables.stream().__arrow_c_stream__(requested_schema)

    def to_pyarrow(self) -> pyarrow.RecordBatchReader:
        """The same as a reader of pyarrow."""
        return import_module("pyarrow").RecordBatchReader.from_stream(self)


def estimate_batch(
    table: Any,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    plain: bool = False,
    first_row: int = 1,
) -> Batch:
    """Show which levels the portfolios of a table support: a row for each person, category and lane.

    Args:
        table: The table; of a stream all is read, and one table made.
        as_of: The day on which each is read, such as 2026-06-30; otherwise its own.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        plain: Whether every text stands in full; otherwise what repeats stands once, in a dictionary.
        first_row: The number of the first row, for the places of portfolios that are refused.
    """
    return Batch(_tables(table, "plain" if plain else "rows", first_row, as_of, framework, policy).all())


def estimate(
    stream: Any,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    plain: bool = False,
    first_row: int = 1,
) -> Batches:
    """Show the same as ``estimate_batch`` table by table, so that never more than one of them is held."""
    return Batches(_tables(stream, "plain" if plain else "rows", first_row, as_of, framework, policy))


def estimate_parquet(
    file: str | PathLike[str],
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    plain: bool = False,
) -> Batches:
    """Show the same of a Parquet file with such a table. It takes pyarrow."""
    pyarrow = import_module("pyarrow")
    parquet = import_module("pyarrow.parquet").ParquetFile(file)
    schema = parquet.schema_arrow
    known = [name for name in schema.names if name in ("portfolio", "source", *CLAIMS)]
    batches = parquet.iter_batches(batch_size=ROWS, columns=known)
    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema([schema.field(name) for name in known]), batches)
    return estimate(reader, as_of=as_of, framework=framework, policy=policy, plain=plain)


def narrow_batch(
    table: Any, *, framework: types.Pack | str | bytes | None = None, first_row: int = 1
) -> Batch:
    """Make the claims table of a table of portfolios: what an estimate reads of each as numbers, and none of its texts.

    It is a small part of the size, and estimated many times as fast. For which policy or day need not be known yet.
    """
    return Batch(_tables(table, "claims", first_row, None, framework, None).all())


def narrow(
    stream: Any, *, framework: types.Pack | str | bytes | None = None, first_row: int = 1
) -> Batches:
    """Make the same as ``narrow_batch`` table by table."""
    return Batches(_tables(stream, "claims", first_row, None, framework, None))


def _tables(
    table: Any, made: str, first_row: int, as_of: str | date | None, framework: Any, policy: Any
) -> _maatstaf.Tables:
    if not (hasattr(table, "__arrow_c_array__") or hasattr(table, "__arrow_c_stream__")):
        raise TypeError(f"a table speaks the Arrow C interface, which {type(table).__qualname__} does not")
    _, many = way(policy, framework, as_of)
    return many.tables(table, made, first_row)
