"""Portfolios for tests of very many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parents[3] / "examples/portfolios/external-coach-senior-claim/portfolio.json"


def people(count: int) -> list[dict[str, Any]]:
    """Portfolios that differ: under other names, on other days, with more or less of the sample's evidence."""
    whole = json.loads(SAMPLE.read_text("utf-8"))
    whole.pop("ledger", None)
    evidence = whole["evidence"]
    kept = [evidence[: 1 + number % len(evidence)] for number in range(count)]
    ids = [{one["id"] for one in some} for some in kept]
    return [
        {
            **whole,
            "holder": f"coach-{number}",
            "as_of": f"2026-{7 + number % 6:02}-{1 + number % 28:02}",
            "evidence": kept[number],
            "verdicts": [one for one in whole.get("verdicts", []) if one["evidence"] in ids[number]],
        }
        for number in range(count)
    ]
