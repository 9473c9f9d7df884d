"""Levels of very many portfolios: the same as of one, in order, and one that is refused does not stop the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import maatstaf
import pytest
from conftest import ROOT, refused_by
from people import people

SECRET = "she wept in the car park"


def levels_of(estimate: Any) -> tuple[Any, Any]:
    """What an estimate of one portfolio says of the levels."""
    lanes = ("floor", "estimate", "ceiling")
    overall = {lane: estimate["overall"].get(lane) for lane in lanes}
    return overall, {one["category"]: {lane: one.get(lane) for lane in lanes} for one in estimate["categories"]}


@pytest.mark.parametrize("way", [{}, {"policy": "maatstaf-strict"}, {"as_of": date(2024, 6, 1)}])
def test_many_are_estimated_as_each_of_them_is(way: dict[str, Any]) -> None:
    portfolios = people(40)
    for portfolio, levels in zip(portfolios, maatstaf.estimate_many(portfolios, **way), strict=True):
        assert isinstance(levels, maatstaf.Levels)
        estimate = maatstaf.estimate(portfolio, **way)
        assert (levels.overall, levels.levels) == levels_of(estimate)
        day = way.get("as_of", portfolio["as_of"])
        assert (levels.person, levels.framework, levels.as_of) == (portfolio["holder"], "emcc-2015", str(day))


def test_a_portfolio_may_be_a_dict_or_a_text() -> None:
    [portfolio] = people(1)
    text = json.dumps(portfolio)
    given = [portfolio, text, text.encode(), bytearray(text.encode()), memoryview(text.encode()), "\ufeff" + text]
    assert len(set(map(repr, maatstaf.estimate_many(given)))) == 1


def test_one_that_is_refused_is_a_result_among_the_others(portfolio: dict[str, Any]) -> None:
    portfolio["evidence"][0]["claims"] = [{"indicator": 113, "strength": 4, "rationale": SECRET}]
    odd: list[Any] = ["{}", portfolio, b"\xff", "[" * 100_000, {"as_of": float("nan")}, "\ud800", "", json.dumps(portfolio, indent=1)]
    good = people(len(odd))
    mixed = [one for pair in zip(good, odd) for one in pair]
    results = list(maatstaf.estimate_many(mixed, language="nl"))
    assert [type(one) for one in results] == [maatstaf.Levels, maatstaf.Refused] * len(odd)
    refused = [one for one in results if isinstance(one, maatstaf.Refused)]
    assert [one.code for one in refused[:5]] == ["missing-field", "unknown-indicator", "not-utf-8", "not-json", "not-a-number"]
    assert refused[1].path == "evidence[0].claims[0].indicator"
    assert refused[-1].problems[0].line and SECRET not in "".join(map(str, refused))
    with pytest.raises(maatstaf.Refused):
        maatstaf.estimate(portfolio)


def test_they_are_read_as_they_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        [portfolio] = people(1)
        while True:
            taken += 1
            yield json.dumps(portfolio)

    results = maatstaf.estimate_many(endless())
    assert taken == 0
    for _ in range(600):
        next(results)
    assert 600 <= taken <= 1200


def test_what_is_asked_for_is_checked_before_anything_is_read() -> None:
    def never() -> Iterator[str]:
        raise AssertionError("nothing is to be read")
        yield ""

    assert refused_by(lambda: maatstaf.estimate_many(never(), policy="lenient")).path == "policy"
    placed = refused_by(lambda: maatstaf.estimate_many(never(), policy="{\n \"id\": 7}"))
    assert placed.path.startswith("policy") and placed.problems[0].line in (1, 2)
    wrong: list[Any] = [{}, "{}", b"{}", 7]
    for one in wrong:
        with pytest.raises(TypeError):
            maatstaf.estimate_many(one)
    with pytest.raises(TypeError):
        list(maatstaf.estimate_many([7]))  # type: ignore[list-item]


def test_a_framework_of_ones_own() -> None:
    folder = ROOT / "frameworks/emcc-2015"
    facts, wording = (json.loads((folder / name).read_text("utf-8")) for name in ("framework.json", "wording.en.json"))
    pack: Any = {"facts": {**facts, "id": "ours-2026"}, "wordings": [json.dumps({**wording, "framework": "ours-2026"})]}
    portfolios = [{**one, "framework": "ours-2026"} for one in people(3)]
    ours = list(maatstaf.estimate_many(portfolios, framework=pack))
    theirs = list(maatstaf.estimate_many(people(3)))
    for one, other in zip(ours, theirs, strict=True):
        assert isinstance(one, maatstaf.Levels) and isinstance(other, maatstaf.Levels)
        assert (one.framework, one.overall, one.levels) == ("ours-2026", other.overall, other.levels)
    assert all(isinstance(one, maatstaf.Refused) for one in maatstaf.estimate_many(portfolios))
    assert "framework" in refused_by(lambda: maatstaf.estimate_many([], framework={"facts": {}, "wordings": []})).path


def test_threads_share_nothing_that_changes_their_results() -> None:
    portfolios = [json.dumps(one) for one in people(60)]
    alone = list(map(repr, maatstaf.estimate_many(portfolios)))
    with ThreadPoolExecutor(8) as pool:
        for results in pool.map(lambda _: list(map(repr, maatstaf.estimate_many(portfolios))), range(16)):
            assert results == alone
