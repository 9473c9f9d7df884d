"""The types: that they are what the schemas say, and that a checker of types can work with them."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import maatstaf
import maatstaf.types
import pytest

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "python/maatstaf"


def test_what_is_written_from_the_schemas_is_current(tmp_path: Path) -> None:
    subprocess.run([sys.executable, HERE.parent / "write_calls.py", os.environ["DESCRIBED"], tmp_path], check=True)
    for name in ("_calls.py", "types.py"):
        current = (tmp_path / name).read_text("utf-8") == (PACKAGE / name).read_text("utf-8")
        assert current, f"{name} is not what the schemas say: run scripts/python --types"


def test_a_schema_that_changes_changes_what_is_written(tmp_path: Path) -> None:
    described = json.loads(Path(os.environ["DESCRIBED"]).read_text("utf-8"))
    described[0]["request"]["properties"]["further"] = {"type": "string", "description": "More"}
    (tmp_path / "described").write_text(json.dumps(described), "utf-8")
    subprocess.run([sys.executable, HERE.parent / "write_calls.py", tmp_path / "described", tmp_path], check=True)
    assert "further: str | None = None," in (tmp_path / "_calls.py").read_text("utf-8")


def test_every_call_is_a_function_with_the_fields_of_its_request() -> None:
    for call in json.loads(Path(os.environ["DESCRIBED"]).read_text("utf-8")):
        function = getattr(maatstaf, call["name"].replace("-", "_"))
        names = {name.removesuffix("_") for name in inspect.signature(function).parameters}
        assert names == {*call["request"]["properties"], "today", "now"}, call["name"]
        assert inspect.getdoc(function).startswith(call["title"] + "."), call["name"]


def test_the_types_are_there_when_a_program_runs() -> None:
    hints = typing.get_type_hints(maatstaf.types.PortfolioDocument)
    assert {"holder", "evidence", "as_of"} <= set(hints)
    assert maatstaf.types.PortfolioDocument.__required_keys__ >= {"holder", "framework"}


GOOD = """
import json
from pathlib import Path
import maatstaf
from maatstaf import types

portfolio: types.PortfolioDocument = json.loads(Path("p").read_text())
answer = maatstaf.estimate(portfolio, as_of="2026-06-30", policy="maatstaf-strict", language="nl")
level: str | None = answer["overall"]["estimate"]
page: str = maatstaf.report_self_assessment(b"{}", format="html")
disclosed: types.Disclosure = maatstaf.report_self_assessment(b"{}", disclosure=True)
events: str = maatstaf.calendar(portfolio, ics=True)
picture: maatstaf.Svg = maatstaf.picture_progress([portfolio, "{}", b"{}"])
tried = maatstaf.what_if(portfolio, [{"change": "drop", "evidence": "a"}])
started = maatstaf.estimate(maatstaf.portfolio_new(holder="coach-a"))
try:
    maatstaf.call("estimate", "{}").value()
except maatstaf.Refused as refused:
    places: list[tuple[str, int | None]] = [(one.path, one.line) for one in refused.problems]
"""

BAD = """
import maatstaf

maatstaf.estimate()
maatstaf.estimate(7)
maatstaf.estimate("{}", lane="floor")
maatstaf.gap("{}", lane="roof")
maatstaf.estimate("{}")["overal"]
maatstaf.estimate("{}", language="de")
maatstaf.what_if("{}", [{"change": "drop", "evidence": 7}])
maatstaf.picture_radar("{}").overall
wrong: int = maatstaf.report_self_assessment("{}", disclosure=True)
maatstaf.unheard_of()
"""


def mypy(folder: Path, text: str) -> list[str]:
    program = folder / "program.py"
    program.write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", os.devnull, program]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout.splitlines()


def test_a_program_that_is_right_has_no_complaint_of_mypy(tmp_path: Path) -> None:
    assert mypy(tmp_path, GOOD) == []


def test_each_mistake_in_a_program_is_found_by_mypy(tmp_path: Path) -> None:
    errors = [line for line in mypy(tmp_path, BAD) if ": error: " in line]
    wrong = {int(line.split(":")[1]) for line in errors}
    assert wrong == set(range(4, 14)), errors


def test_the_package_itself_is_typed_strictly() -> None:
    command = [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, "--config-file", "pyproject.toml"]
    command += ["python/maatstaf", "write_calls.py"]
    run = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
