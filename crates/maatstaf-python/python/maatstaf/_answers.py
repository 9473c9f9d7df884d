"""What comes back: values, and texts that know how a notebook shows them."""

from __future__ import annotations

import json
from html import escape
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """An answer as the engine gave it."""

    media_type: str
    """Its media type, such as ``application/json``."""
    body: str
    """Its text."""

    def value(self) -> Any:
        """What JSON says as a value, and any other text as it is; pictures and pages show themselves in a notebook."""
        if self.media_type == "application/json":
            return json.loads(self.body)
        return _TEXTS.get(self.media_type, str)(self.body)


class Svg(str):
    """A picture. A notebook shows it."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


class Html(str):
    """A page. A notebook shows it in a frame of its own, so that the page's style stays with the page."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        style = "width: 100%; height: 40em; border: 1px solid #8888; background: #fff"
        return f'<iframe sandbox srcdoc="{escape(self)}" style="{style}"></iframe>'


class Markdown(str):
    """A text in Markdown. A notebook shows it."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self)


_TEXTS: dict[str, type[str]] = {
    "image/svg+xml": Svg,
    "text/html": Html,
    "text/markdown": Markdown,
}
