"""Every case in `tests/cases`, as the core is held to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import maatstaf
import pytest
from conftest import ROOT

CASES = sorted((ROOT / "tests/cases").glob("*.json"))
KNOWN = {"why", "waarom", "policy", "framework", "portfolio", "expect"}
EXPECTED = {"overall", "categories", "counters", "confidence"}


def named(elements: list[dict[str, Any]], key: str, id: str) -> dict[str, Any]:
    return next((element for element in elements if element[key] == id), {})


def differences(case: dict[str, Any]) -> list[str]:
    """Where the answer is not what the case expects. What it does not name may be anything."""
    answer = maatstaf.estimate(case["portfolio"], policy=case["policy"])
    expect, found = case["expect"], []

    def compare(name: str, expected: dict[str, Any], actual: Any) -> None:
        for field, wanted in expected.items():
            if field not in actual:
                found.append(f"{name}: an estimate has no {field} here")
            elif actual[field] != wanted:
                found.append(f"{name}: {field} should be {wanted} and is {actual[field]}")

    compare("overall", expect["overall"], answer["overall"])
    if "confidence" in expect:
        compare("overall", {"confidence": expect["confidence"]}, answer["overall"])
    categories: Any = answer["categories"]
    for id, levels in expect.get("categories", {}).items():
        compare(id, levels, named(categories, "category", id))
    for cell in expect.get("counters", []):
        levels = named(categories, "category", cell["category"]).get("levels", [])
        counters = named(levels, "level", cell["level"])
        for counter in ("breadth", "depth"):
            compare(f"{cell['category']} at {cell['level']}, {counter}", cell.get(counter, {}), counters.get(counter, {}))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_gets_the_answer_that_it_expects(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    assert set(case) <= KNOWN and set(case["expect"]) <= EXPECTED
    assert case["portfolio"]["framework"] == case["framework"]
    assert not differences(case), case["why"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 20


def test_a_case_that_expects_something_else_is_found_out() -> None:
    case = json.loads((ROOT / "tests/cases/worked-example.json").read_text("utf-8"))
    case["expect"]["counters"][0]["depth"]["need"] += 1
    case["expect"]["categories"]["understanding-self"]["floor"] = "foundation"
    assert len(differences(case)) == 2
