"""What the tests share. `scripts/python` runs them, and says where what the engine on this machine answers stands."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import maatstaf
import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "examples/portfolios/external-coach-senior-claim/portfolio.json"
CIRCUMSTANCES = {"today": "2026-07-01", "now": "2026-07-01T12:00:00Z"}


@pytest.fixture(scope="session")
def asked() -> list[dict[str, Any]]:
    """Many requests, right and wrong ones, with what the engine answered to each without Python."""
    return [json.loads(line) for line in Path(os.environ["ASKED"]).read_text("utf-8").splitlines()]


@pytest.fixture
def portfolio() -> Any:
    return json.loads(SAMPLE.read_text("utf-8"))


def refused_by(ask: Any) -> maatstaf.Refused:
    with pytest.raises(maatstaf.Refused) as caught:
        ask()
    return caught.value
