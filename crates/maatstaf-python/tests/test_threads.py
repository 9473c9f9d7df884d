"""Threads: Python runs while the engine works, and calls at the same time do not touch each other."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import maatstaf
import pytest
from conftest import CIRCUMSTANCES


@pytest.fixture
def no_turns() -> Any:
    """No thread of Python has to give way to another: they take turns only where one waits or lets the others."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(600)
    yield
    sys.setswitchinterval(before)


def test_python_runs_while_the_engine_works(no_turns: None) -> None:
    portfolio = json.loads(maatstaf.example("estimate"))["portfolio"]
    people = [{**portfolio, "holder": f"coach-{number}"} for number in range(300)]
    request = json.dumps({"portfolios": people})
    begins, answered = Event(), Event()

    def work() -> None:
        begins.set()
        maatstaf.call("cohort", request)
        answered.set()

    thread = Thread(target=work)
    thread.start()
    begins.wait()
    # Were the engine to keep Python to itself, this line would be reached when it is done.
    meanwhile = not answered.is_set()
    thread.join()
    assert meanwhile and answered.is_set()


def test_calls_at_the_same_time_get_their_own_answers(asked: list[dict[str, Any]]) -> None:
    some = asked[::7]

    def ask(one: dict[str, Any]) -> dict[str, Any]:
        try:
            media_type, body = maatstaf.call(one["name"], one["request"], **one["circumstances"])
            return {"mediaType": media_type, "body": body}
        except maatstaf.Refused as refused:
            return {"problems": refused.documents}

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, some)) == [one["outcome"] for one in some]


def test_an_answer_depends_on_nothing_asked_before() -> None:
    request = maatstaf.example("estimate")
    first = maatstaf.call("estimate", request, **CIRCUMSTANCES)
    for name in maatstaf.calls():
        maatstaf.call(name, maatstaf.example(name), **CIRCUMSTANCES)
    assert maatstaf.call("estimate", request, **CIRCUMSTANCES) == first
