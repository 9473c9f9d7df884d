"""What is refused, and how that is said."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import maatstaf
import pytest
from conftest import ROOT, refused_by

SECRET = "she wept in the car park"


def broken(portfolio: dict[str, Any]) -> dict[str, Any]:
    """A portfolio with three things wrong in it, and a text that no message may quote."""
    portfolio["holder"] = ""
    portfolio["evidence"][0]["claims"] = [{"indicator": 113, "strength": 4, "rationale": SECRET}]
    portfolio["evidence"][1]["kind"] = SECRET
    portfolio["target"] = 3
    return portfolio


def test_every_problem_comes_at_once_and_quotes_no_text(portfolio: dict[str, Any]) -> None:
    first = refused_by(lambda: maatstaf.estimate(broken(portfolio)))
    assert {(one.code, one.path) for one in first.problems} == {
        ("unknown-value", "portfolio.evidence[1].kind"),
        ("wrong-type", "portfolio.target"),
    }
    assert (first.code, first.path) == (first.problems[0].code, first.problems[0].path)
    portfolio["evidence"][1]["kind"] = "statement"
    portfolio["target"] = "master-practitioner"
    second = refused_by(lambda: maatstaf.estimate(portfolio))
    assert len(second.problems) >= 2
    for refused in (first, second):
        assert isinstance(refused, ValueError)
        assert SECRET not in str(refused) and SECRET not in repr(refused.problems)
        assert str(refused).splitlines() == [str(problem) for problem in refused.problems]
        for problem in refused.problems:
            assert problem.message in str(refused) and (problem.help or "") in str(refused)


def test_the_engine_without_python_names_the_same_problems(portfolio: dict[str, Any]) -> None:
    text = json.dumps({"portfolio": broken(portfolio)})
    whole = refused_by(lambda: maatstaf.call("estimate", text))
    parts = refused_by(lambda: maatstaf.estimate(portfolio))
    assert [(one.code, one.path) for one in whole.problems] == [(one.code, one.path) for one in parts.problems]
    assert all(one.line == 1 and one.column for one in whole.problems)


def test_messages_come_in_the_language_that_is_asked_for() -> None:
    english = refused_by(lambda: maatstaf.scheme("eja"))
    dutch = refused_by(lambda: maatstaf.scheme("eja", language="nl"))
    assert "known" in english.problems[0].message and "bekend" in dutch.problems[0].message
    assert english.documents == dutch.documents
    assert set(dutch.documents[0]["message"]) == {"en", "nl"}


def test_a_place_is_one_in_the_text_that_was_given() -> None:
    sound = json.loads(maatstaf.example("cohort"))["portfolios"][0]
    text = '{\n  "maatstaf": 1,\n  "framework": 7,\n  "holder": "a"\n}'
    refused = refused_by(lambda: maatstaf.estimate(text, policy="nowhere"))
    places = [(one.code, one.path, one.line, one.column) for one in refused.problems]
    assert ("wrong-type", "portfolio.framework", 3, 16) in places
    assert ("unknown-value", "policy", None, None) in places
    # The same text as the third of a list, after a dict and another text, and with a byte-order mark.
    for given in (text, text.encode("utf-8-sig")):
        refused = refused_by(lambda: maatstaf.cohort([sound, json.dumps(sound, indent=1), given]))
        places = [(one.code, one.path, one.line, one.column) for one in refused.problems]
        assert ("wrong-type", "portfolios[2].framework", 3, 16) in places
    refused = refused_by(lambda: maatstaf.cohort([sound, json.loads(text)]))
    assert all(one.path.startswith("portfolios[1]") and one.line is None for one in refused.problems)


def test_what_a_check_finds_has_its_place_in_the_text_too() -> None:
    text = '{\n  "maatstaf": 1,\n  "framework": 7,\n  "holder": "a"\n}'
    found = maatstaf.validate(text)
    assert not found["sound"]
    places = [(one["code"], one.get("line"), one.get("column")) for one in found["problems"]]
    assert ("wrong-type", 3, 16) in places
    assert all("line" not in one for one in maatstaf.validate(json.loads(text))["problems"] or [])
    assert maatstaf.validate(json.loads(maatstaf.example("validate"))["portfolio"])["sound"]


def test_a_text_that_is_more_than_one_value_becomes_no_part_of_a_request() -> None:
    portfolio = json.dumps(json.loads(maatstaf.example("estimate"))["portfolio"])
    refused = refused_by(lambda: maatstaf.estimate(portfolio + ', "policy": "maatstaf-strict"'))
    assert [(one.code, one.path, one.line) for one in refused.problems] == [("not-json", "portfolio", 1)]
    both = refused_by(lambda: maatstaf.cohort([portfolio, "[", "{}, {}"]))
    assert [(one.code, one.path) for one in both.problems] == [("not-json", "portfolios[1]"), ("not-json", "portfolios[2]")]


def test_half_a_pair_of_surrogates_is_no_text(portfolio: dict[str, Any]) -> None:
    refused = refused_by(lambda: maatstaf.estimate('{\n "holder": "\ud800"}'))
    assert [(one.code, one.path, one.line, one.column) for one in refused.problems] == [("not-utf-8", "portfolio", 2, 13)]
    portfolio["holder"] = "\udfff"
    refused = refused_by(lambda: maatstaf.estimate(portfolio))
    assert [(one.code, one.path) for one in refused.problems] == [("not-utf-8", "portfolio")]
    assert refused_by(lambda: maatstaf.call("estimate", b"{\xff}")).code == "not-utf-8"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_is_refused(portfolio: dict[str, Any], number: float) -> None:
    portfolio["evidence"][0]["claims"][0]["strength"] = number
    refused = refused_by(lambda: maatstaf.estimate(portfolio, language="nl"))
    assert (refused.code, refused.path) == ("not-a-number", "portfolio")
    assert "eindig" in str(refused)
    # As text it is no JSON either.
    assert refused_by(lambda: maatstaf.estimate(json.dumps(portfolio))).code == "not-json"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: maatstaf.estimate(7),
        lambda: maatstaf.estimate([{}]),
        lambda: maatstaf.estimate(ROOT / "README.md"),
        lambda: maatstaf.estimate({"holder": {"a", "set"}}),
        lambda: maatstaf.estimate({"holder": b"bytes"}),
        lambda: maatstaf.estimate(),
        lambda: maatstaf.estimate({}, nonsense=1),
        lambda: maatstaf.cohort({}),
        lambda: maatstaf.cohort([7]),
        lambda: maatstaf.cohort(7),
        lambda: maatstaf.privacy(texts=object()),
        lambda: maatstaf.frameworks(framework={1: {}}),
        lambda: maatstaf.frameworks(today=7),
        lambda: maatstaf.frameworks(now=date(2026, 7, 1)),
        lambda: maatstaf.frameworks(language=None),
        lambda: maatstaf.call("frameworks", []),
        lambda: maatstaf.call(7, "{}"),
    ],
)
def test_a_wrong_type_of_python_is_a_type_error(ask: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        ask()


@pytest.mark.parametrize("wrong", [{"today": "tomorrow"}, {"now": "soon"}, {"language": "de"}])
def test_circumstances_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    [field] = wrong
    assert refused_by(lambda: maatstaf.frameworks(**wrong)).path == field


def test_a_call_that_is_not_there_is_refused() -> None:
    refused = refused_by(lambda: maatstaf.call("estimates", "{}"))
    assert (refused.code, refused.path) == ("unknown-value", "name")
    assert "`estimate`" in str(refused)
    assert refused_by(lambda: maatstaf.example("estimates")).path == "name"


def test_a_refusal_can_go_to_another_process() -> None:
    refused = refused_by(lambda: maatstaf.scheme("eja", language="nl"))
    again = pickle.loads(pickle.dumps(refused))
    assert type(again) is maatstaf.Refused
    assert (again.problems, str(again)) == (refused.problems, str(refused))


def test_days_and_moments_may_be_values() -> None:
    moment = datetime(2026, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    start = maatstaf.portfolio_new(today="2026-07-01")
    assert start == maatstaf.portfolio_new(today=date(2026, 7, 1)) == maatstaf.portfolio_new(today=moment)
    assert start["as_of"] == "2026-07-01"
    assert maatstaf.portfolio_new()["as_of"] in {date.today().isoformat(), (date.today() - timedelta(days=1)).isoformat()}
    portfolio = json.loads(maatstaf.example("estimate"))["portfolio"]
    as_text = maatstaf.estimate(portfolio, as_of="2026-06-01")
    assert as_text == maatstaf.estimate(portfolio, as_of=date(2026, 6, 1))
    portfolio["as_of"] = date(2026, 6, 1)
    assert maatstaf.estimate(portfolio) == maatstaf.estimate({**portfolio, "as_of": "2026-06-01"})
    statements = maatstaf.convert("xapi", portfolios=[portfolio], base="https://example.org/", now=moment)
    assert "2026-06-30T23:30:00Z" in str(statements)
