"""The programs in the documentation run, and print what it says they print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

PAGES = ["README.md", "docs/python.md", "crates/maatstaf-python/README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_so(page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    programs = re.findall(r"```python\n(.*?)```", Path(page).read_text("utf-8"), re.DOTALL)
    assert programs
    room: dict[str, Any] = {"__name__": page}
    for program in programs:
        exec(compile(program, page, "exec"), room)
        said = re.findall(r"^# (.*)$", program, re.MULTILINE)
        assert capsys.readouterr().out.splitlines() == said, program
