"""Counts as bars: as long as their numbers, with the same in words, and nothing in them that a label could break."""

import io
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.charts.count_bars import CountBar, CountBars
from safeguarding.charts.pictures import Picture
from safeguarding.errors import InvalidRecordError, MissingExtraError
from safeguarding.pages.renderers.html.document import section_html
from safeguarding.pages.renderers.word import section_docx
from safeguarding.pages.sections import Section

BARS = CountBars(
    caption="Rechecks", noun="people", bars=[CountBar("October", 20), CountBar("May", 5), CountBar("June", 0)]
)


def widths(drawing: str) -> list[float]:
    # what is drawn here, by this library
    root = ET.fromstring(drawing)  # noqa: S314
    return [float(each.attrib["width"].rstrip("%")) for each in root if each.tag.endswith("rect")]


def test_a_bar_is_as_long_as_its_number() -> None:
    """Five is a quarter of twenty; nothing has no bar, but its number."""
    longest, other = widths(BARS.svg)
    assert longest == 4 * other
    assert BARS.svg.count(">0</text>") == 1


@settings(max_examples=20)
@given(st.lists(st.builds(CountBar, st.text(max_size=20), st.integers(0, 10**6)), max_size=8))
def test_any_label_is_text(bars: list[CountBar]) -> None:
    """Whatever a label holds, the drawing is well-formed, and the words name every bar with its count."""
    made = CountBars(caption="Made up", noun="people", bars=bars)
    assert all(0 <= each <= 85 for each in widths(made.svg))
    assert all(f"{each.label} {each.count}" in made.alt_text for each in bars)


def test_in_a_page_and_in_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a page it has a title and a description, in Word its words and a caption; without the extra Word says so."""
    section = Section(title="Checks", pictures=[BARS])
    page = section_html(section)
    assert '<title id="picture-1-1-title">Rechecks</title>' in page
    assert f'<desc id="picture-1-1-words">{BARS.alt_text}</desc>' in page
    document = docx.Document(io.BytesIO(section_docx(section)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == BARS.alt_text
    assert [each.text for each in document.paragraphs if each.style and each.style.name == "Caption"] == ["Rechecks"]

    def absent(_: CountBars) -> bytes:
        raise MissingExtraError("a picture needs matplotlib", extra="charts")

    monkeypatch.setattr(CountBars, "png", property(absent))
    without = docx.Document(io.BytesIO(section_docx(section)))
    assert "A picture is not shown: a picture needs matplotlib." in [each.text for each in without.paragraphs]


def test_a_count_of_any_size_is_painted() -> None:
    """Also one that no number of the drawing's library holds."""
    bars = [CountBar("all", 10**19), CountBar("none", 0)]
    assert CountBars(caption="Rechecks", noun="people", bars=bars).png.startswith(b"\x89PNG")


def test_no_count_is_below_nothing() -> None:
    with pytest.raises(InvalidRecordError):
        CountBar("May", -1)


def test_a_picture_has_words_for_whoever_cannot_see_it() -> None:
    """Without an alternative text there is no picture."""
    with pytest.raises(InvalidRecordError, match="alt text"):
        Picture(svg="", png=b"", caption="Counts", alt_text=" ")
