"""From arguments to a request, and from what the engine says to an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timezone
from typing import Any, NamedTuple

from maatstaf import _maatstaf
from maatstaf._answers import Answer
from maatstaf._refused import Refused

Text = (str, bytes, bytearray, memoryview)
MARK = b"\xef\xbb\xbf"

NOT_A_NUMBER = {
    "code": "not-a-number",
    "message": {
        "en": "a number here is not finite, which JSON cannot say",
        "nl": "een getal hierin is niet eindig, en dat kan JSON niet zeggen",
    },
    "help": {
        "en": "leave it out where nothing is known",
        "nl": "laat het weg waar niets bekend is",
    },
}


def calls() -> tuple[str, ...]:
    """The names of all calls. Each is a function too, with underscores for hyphens."""
    return tuple(_maatstaf.names())


def example(name: str) -> str:
    """A whole request that a call answers, in JSON."""
    media_type, text = _maatstaf.example(name)
    if media_type is None:
        raise Refused._from_json(text, "en")
    return text


def call(
    name: str,
    request: str | bytes | dict[str, Any],
    *,
    language: str = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Answer:
    """Answers a whole request: the media type of the answer and its text, to the byte as the engine gives it.

    ``language`` is that of the answer, unless the request asks for another. ``today`` and ``now`` are what the engine cannot know by
    itself; otherwise the clock tells.
    """
    if isinstance(request, Text):
        return _answered(name, _bytes(request), language, today, now, lambda problem: problem)
    if not isinstance(request, dict):
        raise TypeError(f"a request is a dict or JSON as str or bytes, not {_kind(request)}")
    return _answered(name, _written("", request, language), language, today, now, _without_place)


def ask(
    name: str,
    fields: dict[str, tuple[str, Any]],
    language: str,
    today: date | str | None,
    now: datetime | str | None,
) -> Any:
    """The answer to a request of fields, each with its kind and its value; a field without a value is left out."""
    request = _Request(language)
    for name_of_field, (kind, value) in fields.items():
        if value is not None:
            request.field(name_of_field, kind, value)
    if request.unsound:
        raise Refused(request.unsound, language)
    answer = _answered(name, request.text(), language, today, now, request.placed).value()
    if isinstance(answer, dict) and "sound" in answer and answer.get("problems"):
        # A check answers with problems, which have their places in the request too.
        answer["problems"] = [request.placed(problem) for problem in answer["problems"]]
    return answer


def way(
    policy: Any, framework: Any, as_of: date | str | None, language: str = "en"
) -> tuple[bytes, _maatstaf.Many]:
    """In which way very many portfolios are estimated: the request that says so, and what does it."""
    request = _Request(language)
    fields = {"as_of": ("plain", as_of), "framework": ("pack", framework), "policy": ("named", policy)}
    for name, (kind, value) in fields.items():
        if value is not None:
            request.field(name, kind, value)
    if request.unsound:
        raise Refused(request.unsound, language)
    try:
        return request.text(), _maatstaf.Many(request.text())
    except Refused as refused:
        raise Refused(map(request.placed, refused.documents), language) from None


def text_of(portfolio: Any) -> bytes:
    """A portfolio as JSON."""
    if isinstance(portfolio, Text):
        return _bytes(portfolio).removeprefix(MARK)
    if not isinstance(portfolio, dict):
        raise TypeError(f"a portfolio is a dict or JSON as str or bytes, not {_kind(portfolio)}")
    return _written("", portfolio, "en")


class _Given(NamedTuple):
    """A text that was given, as it stands in the request."""

    path: str
    first: int
    last: int


class _Request:
    """A request that is being put together. Each text that was given stands on lines of its own, so that places can be told in it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.parts: list[bytes] = [b"{"]
        self.line = 1
        self.given: list[_Given] = []
        self.unsound: list[dict[str, Any]] = []

    def text(self) -> bytes:
        return b"".join(self.parts) + b"}"

    def field(self, name: str, kind: str, value: Any) -> None:
        comma = b"" if len(self.parts) == 1 else b","
        self.add(comma + json.dumps(name).encode() + b":")
        self.value(name, kind, value)

    def value(self, path: str, kind: str, value: Any) -> None:
        """Adds a value. The kinds: ``plain`` is said in JSON as it is; a ``document`` is a dict or a text in JSON; what is ``named`` is a
        document or an id; a ``pack`` is facts with wordings; ``[]`` after a kind makes a list of it."""
        if kind == "plain":
            self.add(_written(path, value, self.language))
        elif kind == "named" and isinstance(value, str) and not value.lstrip("\ufeff \t\r\n").startswith("{"):
            self.add(_written(path, value, self.language))
        elif isinstance(value, Text):
            self.document(path, _bytes(value).removeprefix(MARK))
        elif kind.endswith("[]"):
            self.elements(path, kind[:-2], value)
        elif not isinstance(value, dict):
            raise TypeError(f"`{path}` is a dict or JSON as str or bytes, not {_kind(value)}")
        elif kind == "pack":
            self.pack(path, value)
        else:
            self.add(_written(path, value, self.language))

    def elements(self, path: str, kind: str, values: Iterable[Any]) -> None:
        if isinstance(values, dict) or not isinstance(values, Iterable):
            raise TypeError(f"`{path}` is a list, not {_kind(values)}")
        self.add(b"[")
        for at, value in enumerate(values):
            self.add(b"," if at else b"")
            self.value(f"{path}[{at}]", kind, value)
        self.add(b"]")

    def pack(self, path: str, pack: dict[Any, Any]) -> None:
        kinds = {"facts": "document", "wordings": "document[]"}
        self.add(b"{")
        for at, (name, value) in enumerate(pack.items()):
            if not isinstance(name, str):
                raise TypeError(f"a key in `{path}` is a str, not {_kind(name)}")
            self.add((b"," if at else b"") + _written(path, name, self.language) + b":")
            self.value(f"{path}.{name}" if name in kinds else path, kinds.get(name, "plain"), value)
        self.add(b"}")

    def document(self, path: str, text: bytes) -> None:
        # What is not one value by itself could become something else within a request.
        unsound = _maatstaf.unsound(path, text)
        if unsound is not None:
            self.unsound.extend(json.loads(unsound))
            return
        self.add(b"\n")
        first = self.line
        self.add(text)
        self.given.append(_Given(path, first, self.line))
        self.add(b"\n")

    def add(self, part: bytes) -> None:
        self.parts.append(part)
        self.line += part.count(b"\n")

    def placed(self, problem: dict[str, Any]) -> dict[str, Any]:
        """The problem with its place in the text that was given, and without a place where none was."""
        line = problem.get("line")
        if line is not None:
            for given in self.given:
                if given.first <= line <= given.last and _is_within(problem["path"], given.path):
                    return {**problem, "line": line - given.first + 1}
        return _without_place(problem)


def _answered(
    name: str,
    request: bytes,
    language: str,
    today: date | str | None,
    now: datetime | str | None,
    placed: Callable[[dict[str, Any]], dict[str, Any]],
) -> Answer:
    media_type, text = _maatstaf.answer(name, request, _day(today), _moment(now), language)
    if media_type is None:
        raise Refused(map(placed, json.loads(text)), language)
    return Answer(media_type, text)


def _day(today: date | str | None) -> str:
    if isinstance(today, str):
        return today
    if isinstance(today, datetime):
        today = today.date()
    if today is None or isinstance(today, date):
        return (today or date.today()).isoformat()
    raise TypeError(f"`today` is a date or a str, not {_kind(today)}")


def _moment(now: datetime | str | None) -> str:
    if isinstance(now, str):
        return now
    if now is None or isinstance(now, datetime):
        # A moment without a zone is one on this machine's clock.
        moment = (now or datetime.now(timezone.utc)).astimezone(timezone.utc)
        return moment.isoformat().replace("+00:00", "Z")
    raise TypeError(f"`now` is a datetime or a str, not {_kind(now)}")


def _bytes(text: str | bytes | bytearray | memoryview) -> bytes:
    # Half a pair of surrogates is no text. It is let through here, so that the engine says where it stands.
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _written(path: str, value: Any, language: str) -> bytes:
    """A value in JSON, on one line. A date may stand in it."""

    def plain(value: Any) -> str:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        where = f"`{path}`" if path else "the request"
        raise TypeError(f"{where} holds a value of type {_kind(value)}, which JSON cannot say")

    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=plain)
    except ValueError as error:
        if not re.match("Out of range float", str(error)):
            raise
        raise Refused([{**NOT_A_NUMBER, "path": path}], language) from None
    written = _bytes(text)
    unsound = None if _is_unicode(text) else _maatstaf.unsound(path, written)
    if unsound is not None:
        raise Refused(map(_without_place, json.loads(unsound)), language)
    return written


def _is_unicode(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)


def _without_place(problem: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in problem.items() if key not in ("line", "column")}


def _is_within(path: str, outer: str) -> bool:
    return path.startswith(outer) and path[len(outer) : len(outer) + 1] in ("", ".", "[")


def _kind(value: object) -> str:
    return type(value).__qualname__
