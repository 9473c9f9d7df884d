"""Why a request was refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a request. It quotes ids, numbers and places, never a portfolio's text."""

    code: str
    """A stable name for this kind of problem, such as ``unknown-indicator``."""
    path: str
    """The path of keys and positions, such as ``portfolio.evidence[3].id``; empty for the whole."""
    line: int | None
    """The line, from 1, in the text that was given; nothing where a document was given as a dict."""
    column: int | None
    """The column in characters, from 1."""
    message: str
    """What is wrong, in the language that was asked for."""
    help: str | None
    """What to do about it."""

    def __str__(self) -> str:
        place = "" if self.line is None else f"{self.line}:{self.column}"
        place = f"{place} {self.path}".strip()
        help = "" if self.help is None else f" ({self.help})"
        return f"{place}{': ' if place else ''}{self.message}{help}"

    @classmethod
    def _of(cls, document: Mapping[str, Any], language: str) -> Problem:
        speaks = "nl" if language == "nl" else "en"
        help = document.get("help")
        return cls(
            code=document["code"],
            path=document["path"],
            line=document.get("line"),
            column=document.get("column"),
            message=document["message"][speaks],
            help=None if help is None else help[speaks],
        )


class Refused(ValueError):
    """A request that was refused, with everything that is wrong with it."""

    problems: tuple[Problem, ...]
    """Everything that is wrong, in the order of the request."""
    documents: list[dict[str, Any]]
    """The problems as the engine gives them, in both languages."""

    def __init__(self, documents: Iterable[dict[str, Any]], language: str = "en") -> None:
        self.documents = list(documents)
        self.problems = tuple(Problem._of(one, language) for one in self.documents)
        self._language = language
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def _from_json(cls, text: str, language: str) -> Refused:
        return cls(json.loads(text), language)

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code

    @property
    def path(self) -> str:
        """The path of the first problem."""
        return self.problems[0].path

    def __reduce__(self) -> tuple[type[Refused], tuple[list[dict[str, Any]], str]]:
        return type(self), (self.documents, self._language)
