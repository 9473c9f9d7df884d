"""Arrow tables: the rows of the command, whatever kind of column or whoever hands it over."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import maatstaf
import maatstaf.arrow
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import refused_by
from people import people

KINDS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
ODD = ["{}", "", "{\"holder\": \"=sum(a1)\",,", "[" * 100_000, '{"maatstaf": 1, "framework": "emcc-1900", "holder": "coach-x", "as_of": "2026-06-31"}']


def mixed() -> list[str]:
    """Portfolios, and among them some that are refused."""
    texts = [json.dumps(one) for one in people(30)]
    for at, odd in enumerate(ODD):
        texts.insert(5 * at, odd)
    return texts


def batch_of(texts: list[Any], kind: Any = None, **others: Any) -> Any:
    return pa.record_batch({"portfolio": pa.array(texts, pa.string()).cast(kind or pa.string()), **others})


def rows_of(table: Any) -> list[tuple[str, ...]]:
    """A table as the cells of a CSV."""
    rows = pa.table(table).to_pylist()
    return [tuple("" if cell is None else str(cell) for cell in row.values()) for row in rows]


def rows_of_command(folder: Path, texts: list[str], *options: str) -> list[tuple[str, ...]]:
    """The rows that the command writes for the same texts, with the file's name as it stands in a table."""
    if "MAATSTAF_COMMAND" not in os.environ:
        pytest.skip("MAATSTAF_COMMAND does not name the command")
    (folder / "people.ndjson").write_text("".join(text + "\n" for text in texts), "utf-8")
    command = [os.environ["MAATSTAF_COMMAND"], "cohort", "people.ndjson", "--out", "rows.csv", *options]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    with (folder / "rows.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize("way", [{}, {"policy": "maatstaf-strict"}, {"as_of": "2027-01-01"}])
def test_the_rows_are_those_of_the_command(way: dict[str, str], tmp_path: Path) -> None:
    texts = [text for text in mixed() if text]
    options = [f"--{name.replace('_', '-')}={value}" for name, value in way.items()]
    commands = rows_of_command(tmp_path, texts, *options)
    sources = pa.array([f"people.ndjson:{line}" for line in range(1, len(texts) + 1)])
    rows = rows_of(maatstaf.arrow.estimate_batch(batch_of(texts, source=sources), **way))
    # The command counts lines of the file, and a table those of the one text.
    ours = [(*row[:11], re.sub(r"^(people\.ndjson:\d+):1(?=:|$)", r"\1", row[11]), row[12]) for row in rows]
    assert len(rows) > 27 * 30 and ours == commands


def test_every_kind_of_column_gives_the_same_and_so_do_parts_of_it() -> None:
    texts = [*mixed(), None]
    expected = rows_of(maatstaf.arrow.estimate_batch(batch_of(texts)))
    assert {row[10] for row in expected} >= {"", "missing-field", "not-json", "no-portfolio"}
    assert expected[-1][10:] == ("no-portfolio", f"row {len(texts)}", "1")
    for kind in KINDS:
        for plain in (False, True):
            assert rows_of(maatstaf.arrow.estimate_batch(batch_of(texts, kind), plain=plain)) == expected
    for part in (batch_of(texts).slice(7, 9), batch_of(texts, pa.string_view()).slice(7, 9)):
        rows = rows_of(maatstaf.arrow.estimate_batch(part, first_row=8))
        assert len(rows) > 100 and set(rows) <= set(expected)


def test_a_claims_table_gives_the_same_rows() -> None:
    texts = [*mixed(), None]
    batch = batch_of(texts)
    claims = maatstaf.arrow.narrow_batch(batch)
    assert len(claims) == len(texts) and claims.to_pyarrow().nbytes * 10 < batch.nbytes
    for way in ({}, {"policy": "maatstaf-strict"}, {"as_of": "2027-01-01"}):
        rows = rows_of(maatstaf.arrow.estimate_batch(batch, **way))
        assert rows_of(maatstaf.arrow.estimate_batch(claims, **way)) == rows
        assert rows_of(maatstaf.arrow.estimate_batch(pa.table(claims), **way)) == rows


def test_a_stream_is_made_table_by_table() -> None:
    batches = [batch_of(mixed()), batch_of([]), batch_of([None, *mixed()])]
    whole = rows_of(maatstaf.arrow.estimate_batch(pa.Table.from_batches(batches)))
    taken = 0

    def counted() -> Any:
        nonlocal taken
        for batch in batches:
            taken += 1
            yield batch

    def reader() -> Any:
        return pa.RecordBatchReader.from_batches(batches[0].schema, counted())

    stream = iter(maatstaf.arrow.estimate(reader()))
    assert taken == 0
    first = next(stream)
    assert taken == 1
    assert rows_of(first) == whole[: len(first)]
    assert [row for batch in stream for row in rows_of(batch)] == whole[len(first) :]
    assert rows_of(maatstaf.arrow.estimate(reader(), plain=True).to_pyarrow().read_all()) == whole
    assert rows_of(maatstaf.arrow.estimate(maatstaf.arrow.narrow(reader()))) == whole


def test_a_parquet_file(tmp_path: Path) -> None:
    batch = batch_of(mixed(), region=pa.array(range(len(mixed()))))
    rows = rows_of(maatstaf.arrow.estimate_batch(batch))
    for name, table in {"wide": batch, "claims": maatstaf.arrow.narrow_batch(batch)}.items():
        pyarrow.parquet.write_table(pa.table(table), tmp_path / name)
        assert rows_of(maatstaf.arrow.estimate_parquet(tmp_path / name)) == rows


def test_a_table_that_is_none_of_portfolios_is_refused_at_once() -> None:
    wrong = pa.record_batch({"portfolio": pa.array([1, 2])})
    assert refused_by(lambda: maatstaf.arrow.estimate(pa.table(wrong))).code == "wrong-type"
    missing = refused_by(lambda: maatstaf.arrow.estimate_batch(pa.record_batch({"text": pa.array(["{}"])})))
    assert (missing.code, missing.path) == ("missing-column", "portfolio")
    assert refused_by(lambda: maatstaf.arrow.narrow_batch(wrong)).code == "wrong-type"
    assert refused_by(lambda: maatstaf.arrow.estimate_batch(batch_of(mixed()), policy="lenient")).path == "policy"
    claims = maatstaf.arrow.narrow_batch(batch_of(mixed())).to_pyarrow()
    nulls = pa.nulls(len(claims), pa.date32())
    damaged = claims.set_column(claims.schema.get_field_index("as_of"), "as_of", nulls)
    assert refused_by(lambda: maatstaf.arrow.estimate_batch(damaged)).path == "as_of[1]"
    [refused] = [refused_by(lambda: list(maatstaf.arrow.estimate(damaged)))]
    assert refused.code == "wrong-value"
    with pytest.raises(TypeError):
        maatstaf.arrow.estimate_batch([1, 2])


def test_what_goes_wrong_in_a_stream_stops_who_reads_it() -> None:
    def breaks() -> Any:
        yield batch_of(mixed())
        raise OSError("the disk is gone")

    schema = batch_of([]).schema
    with pytest.raises(Exception, match="the disk is gone"):
        maatstaf.arrow.estimate_batch(pa.RecordBatchReader.from_batches(schema, breaks()))
    used = maatstaf.arrow.estimate(batch_of(mixed()))
    used.to_pyarrow()
    with pytest.raises(RuntimeError, match="somebody else"):
        list(used)
