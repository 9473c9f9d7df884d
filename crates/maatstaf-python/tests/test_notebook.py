"""How answers show themselves in a notebook."""

from __future__ import annotations

import pickle
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import maatstaf


def test_a_picture_shows_itself(portfolio: dict[str, Any]) -> None:
    picture = maatstaf.picture_matrix(portfolio)
    assert isinstance(picture, maatstaf.Svg) and isinstance(picture, str)
    assert ElementTree.fromstring(picture._repr_svg_()).tag == "{http://www.w3.org/2000/svg}svg"
    assert type(picture._repr_svg_()) is str


class Frames(HTMLParser):
    """The frames of a text, and whatever else stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[dict[str, str | None]] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.frames.append(dict(attributes))
        else:
            self.others.append(tag)


def test_a_page_shows_itself_in_a_frame_that_runs_nothing(portfolio: dict[str, Any]) -> None:
    page = maatstaf.report_self_assessment(portfolio)
    assert isinstance(page, maatstaf.Html)
    parser = Frames()
    parser.feed(page._repr_html_())
    [frame] = parser.frames
    assert frame["srcdoc"] == page and "sandbox" in frame and not frame["sandbox"]
    assert not parser.others


def test_markdown_shows_itself(portfolio: dict[str, Any]) -> None:
    page = maatstaf.report_self_assessment(portfolio, format="md")
    assert isinstance(page, maatstaf.Markdown)
    assert page._repr_markdown_() == page and page.startswith("# ")


def test_other_texts_are_texts_and_json_is_a_value(portfolio: dict[str, Any]) -> None:
    assert type(maatstaf.calendar(portfolio, ics=True)) is str
    assert type(maatstaf.calendar(portfolio)) is dict
    assert type(maatstaf.schemas()) is list
    assert type(maatstaf.report_self_assessment(portfolio, disclosure=True)) is dict
    assert type(maatstaf.convert("tidy", portfolios=[portfolio], plain=True)) is str


def test_what_shows_itself_can_be_kept(portfolio: dict[str, Any]) -> None:
    picture = maatstaf.picture_radar(portfolio)
    again = pickle.loads(pickle.dumps(picture))
    assert type(again) is maatstaf.Svg and again == picture
