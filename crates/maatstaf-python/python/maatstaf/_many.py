"""Levels of very many portfolios, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from maatstaf import _maatstaf
from maatstaf._refused import Refused
from maatstaf._requests import Text, text_of, way

if TYPE_CHECKING:
    from maatstaf import types

# So much goes to the engine at a time: enough that what Python does between is small beside it.
PORTFOLIOS = 256
BYTES = 4 << 20


@dataclass(frozen=True)
class Levels:
    """The levels that a portfolio supports, by their ids; nothing where not even the lowest is."""

    person: str
    """The holder's pseudonym."""
    framework: str
    """The id of the framework."""
    as_of: str
    """The day as of which it was read."""
    overall: dict[types.Lane, str | None]
    """The level overall, in each lane: ``floor``, ``estimate`` and ``ceiling``."""
    levels: dict[str, dict[types.Lane, str | None]]
    """The levels per category, in each lane."""


def estimate_many(
    portfolios: Iterable[types.PortfolioDocument | str | bytes],
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
) -> Iterator[Levels | Refused]:
    """Show which levels very many portfolios support: a result for each, in their order, as they are asked for.

    A portfolio that cannot be read gives its ``Refused`` as a result, so that one does not stop the others. They are read some hundreds at a
    time, so a result may wait for portfolios that come after its own.

    Args:
        portfolios: The portfolios, each a dict or JSON as str or bytes.
        as_of: The day on which each is read, such as 2026-06-30; otherwise its own.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        language: The language of what is refused.
    """
    if isinstance(portfolios, (dict, *Text)) or not isinstance(portfolios, Iterable):
        raise TypeError(f"`portfolios` is a list or another iterable of portfolios, not {type(portfolios).__qualname__}")
    _, many = way(policy, framework, as_of, language)
    return _estimated(many, portfolios, language)


def _estimated(
    many: _maatstaf.Many, portfolios: Iterable[types.PortfolioDocument | str | bytes], language: str
) -> Iterator[Levels | Refused]:
    shapes: dict[str, _Shape] = {}
    for texts in _together(portfolios, language):
        outcomes = iter(many.people([text for text in texts if isinstance(text, bytes)]))
        for text in texts:
            if isinstance(text, Refused):
                yield text
                continue
            outcome = next(outcomes)
            if isinstance(outcome, str):
                yield Refused._from_json(outcome, language)
                continue
            person, framework, as_of, heights = outcome
            shape = shapes.get(framework) or shapes.setdefault(framework, _Shape(many, framework))
            yield shape.levels(person, framework, as_of, heights)


def _together(
    portfolios: Iterable[types.PortfolioDocument | str | bytes], language: str
) -> Iterator[list[bytes | Refused]]:
    """The texts of portfolios, some together. One that JSON cannot say is refused already."""
    texts: list[bytes | Refused] = []
    size = 0
    for portfolio in portfolios:
        try:
            text = text_of(portfolio)
            texts.append(text)
            size += len(text)
        except Refused as refused:
            texts.append(Refused(refused.documents, language))
        if len(texts) >= PORTFOLIOS or size >= BYTES:
            yield texts
            texts, size = [], 0
    yield texts


class _Shape:
    """The levels and categories of a framework."""

    def __init__(self, many: _maatstaf.Many, framework: str) -> None:
        levels, self.categories = many.framework(framework) or ([], [])
        self.by_height: list[str | None] = [None, *levels]

    def levels(self, person: str, framework: str, as_of: str, heights: bytes) -> Levels:
        each = zip(self.categories, range(3, len(heights), 3))
        of_categories = {category: self.lanes(heights, at) for category, at in each}
        return Levels(person, framework, as_of, self.lanes(heights, 0), of_categories)

    def lanes(self, heights: bytes, at: int) -> dict[types.Lane, str | None]:
        floor, estimate, ceiling = (self.by_height[height] for height in heights[at : at + 3])
        return {"floor": floor, "estimate": estimate, "ceiling": ceiling}
