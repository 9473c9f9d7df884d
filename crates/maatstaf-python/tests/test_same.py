"""The same bytes as the engine without Python, for every call and for requests that are wrong in many ways."""

from __future__ import annotations

import json
from typing import Any

import maatstaf
from conftest import CIRCUMSTANCES


def outcome(ask: Any) -> dict[str, Any]:
    try:
        media_type, body = ask()
        return {"mediaType": media_type, "body": body}
    except maatstaf.Refused as refused:
        return {"problems": refused.documents}


def test_every_call_gives_the_same_bytes_and_refuses_the_same_requests(asked: list[dict[str, Any]]) -> None:
    others = []
    for one in asked:
        if outcome(lambda: maatstaf.call(one["name"], one["request"], **one["circumstances"])) != one["outcome"]:
            others.append((one["name"], one["request"][:300]))
    assert not others
    refused = sum("problems" in one["outcome"] for one in asked)
    assert refused > 500 and len(asked) - refused > 130, "there is enough of both"
    print(f"figure: requests through Python: {len(asked)}, of which {refused} refused, with the same bytes")


def test_every_example_is_that_of_the_engine(asked: list[dict[str, Any]]) -> None:
    assert maatstaf.calls() == tuple(dict.fromkeys(one["name"] for one in asked))
    for name in maatstaf.calls():
        assert maatstaf.example(name) == next(one["request"] for one in asked if one["name"] == name)


def function(name: str) -> Any:
    return getattr(maatstaf, name.replace("-", "_"))


def arguments(request: dict[str, Any]) -> dict[str, Any]:
    return {("from_" if field == "from" else field): value for field, value in request.items()}


def value(one: dict[str, Any]) -> Any:
    answer = one["outcome"]
    return json.loads(answer["body"]) if answer["mediaType"] == "application/json" else answer["body"]


def test_every_call_is_a_function_that_takes_the_fields_of_its_request(asked: list[dict[str, Any]]) -> None:
    tried = set()
    for one in asked:
        if one["request"] == maatstaf.example(one["name"]):
            answer = function(one["name"])(**{**one["circumstances"], **arguments(json.loads(one["request"]))})
            assert answer == value(one), one["name"]
            tried.add((one["name"], one["circumstances"]["language"]))
    assert len(tried) == 2 * len(maatstaf.calls())


def as_text(value: Any) -> Any:
    """A document as text on several lines, and each of a list of them."""
    if isinstance(value, dict):
        return json.dumps(value, indent=2)
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return [json.dumps(one, indent=2, ensure_ascii=False).encode() for one in value]
    return value


def test_a_document_may_be_a_text(asked: list[dict[str, Any]]) -> None:
    texts = 0
    for name in maatstaf.calls():
        one = next(one for one in asked if one["name"] == name and one["circumstances"]["language"] == "nl")
        request = arguments(json.loads(one["request"]))
        given = {field: as_text(value) for field, value in request.items()}
        texts += given != request
        assert function(name)(**{**one["circumstances"], **given}) == value(one), name
    assert texts > 30


def test_a_wrong_request_is_refused_for_the_same_reasons_through_its_function(asked: list[dict[str, Any]]) -> None:
    compared = 0
    for one in asked:
        if "problems" not in one["outcome"]:
            continue
        try:
            request = json.loads(one["request"])
        except json.JSONDecodeError:
            continue
        if not isinstance(request, dict) or "nonsense" in request or request.get("language") not in (None, "en", "nl"):
            continue
        try:
            got = outcome(lambda: ("", function(one["name"])(**{**one["circumstances"], **arguments(request)})))
        except TypeError:
            # A number for a document, or a field that is missing: Python says that by itself.
            continue
        wanted = one["outcome"]["problems"]
        bare = [{key: of for key, of in problem.items() if key not in ("line", "column")} for problem in wanted]
        # Broken JSON is found before anything else, in the text alone.
        assert got.get("problems") == bare or [problem["code"] for problem in got["problems"]] == ["not-json"], one["request"][:300]
        compared += got.get("problems") == bare
    assert compared > 200
    print(f"figure: wrong requests through functions: {compared} refused for the same reasons")


def test_a_request_may_be_a_dict_or_bytes() -> None:
    text = maatstaf.example("picture-radar")
    answers = [maatstaf.call("picture-radar", one, **CIRCUMSTANCES) for one in (text, text.encode(), json.loads(text))]
    assert answers[0].media_type == "image/svg+xml"
    assert answers[0] == answers[1] == answers[2]
