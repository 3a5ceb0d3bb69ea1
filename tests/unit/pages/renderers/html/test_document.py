"""A page for people who have no Python: whole in itself, read aloud in order, and never steered by what it holds."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from safeguarding.charts.pictures import Picture
from safeguarding.faults import Fault, Place
from safeguarding.pages.cells import Code, Gap, Tone
from safeguarding.pages.renderers.html.document import escaped, page_html, section_html
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Table
from safeguarding.sources import Certainty, Source

RULE = Source(title="A rule", clause="reg 2", certainty=Certainty.FROM_MEMORY, checked_on=date(2026, 11, 1))
PICTURE = Picture(caption="Bars", alt_text="Two bars.", svg='<?xml?><svg><g id="a"/><use href="#a"/></svg>', png=b"")
_VOID = {"meta", "br", "hr", "img", "link", "input"}
_DRAWING = {"g", "use", "path", "rect"}


def a_page(words: str = "words") -> Page:
    table = Table(caption=words, columns=("What", words), rows=[(words, 3), (None, Gap(words))], notes=[words])
    found = Fault(place=Place(), problem=words, remedy=words, source=RULE)
    sections = [
        Section(title=f"{words} {number}", paragraphs=[words], tables=[table], conflicts=[found], notes=[words],
                pictures=[PICTURE])
        for number in range(2)
    ]  # fmt: skip
    return Page(title=words, about=words, as_at=date(2017, 9, 19), sections=sections, files_not_read=[words])


class Outline(HTMLParser):
    """What a reading program makes of a page: its elements in order, their names, and whether each is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _DRAWING
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


class TestStructure:
    def test_every_element_is_closed_and_every_name_stands_once(self) -> None:
        """Names in a page are its own: also those of two drawings that were made alike."""
        outline = Outline(page_html(a_page()))
        names = Counter(attributes["id"] for _, attributes in outline.elements if attributes.get("id"))
        assert max(names.values()) == 1
        for _, attributes in outline.elements:
            wanted = (attributes.get("aria-labelledby") or "").split()
            wanted += [link.removeprefix("#") for link in (attributes.get("href") or "",) if link.startswith("#")]
            assert set(wanted) <= set(names)

    def test_language_landmarks_and_headings(self) -> None:
        """One main heading, then one for each section; contents, content and foot are marked as such."""
        outline = Outline(page_html(a_page()))
        assert outline.named("html") == [{"lang": "en-GB"}]
        tags = [tag for tag, _ in outline.elements]
        assert [each for each in tags if each in ("h1", "h2", "h3")] == ["h1", "h2", "h2", "h2"]
        for landmark in ("header", "nav", "main", "footer"):
            assert tags.count(landmark) == 1

    def test_tables_have_captions_and_scoped_headers(self) -> None:
        """Each header says what it heads; a row is headed by its first cell, where that is not empty."""
        outline = Outline(section_html(a_page().sections[0]))
        assert [each.get("scope") for each in outline.named("th")] == ["col", "col", "row"]
        assert len(outline.named("caption")) == 1

    def test_what_is_wrong_comes_first_and_leads_to_its_reason(self) -> None:
        """A councillor reads what is wrong before anything else; the rule and how surely it is known stand behind it."""
        text = page_html(a_page())
        assert text.index("What is wrong") < text.index('id="section-1"')
        assert '<a href="#finding-1-1">' in text
        assert "<summary>Why</summary>" in text
        assert "from memory, to be verified; checked on 1 November 2026" in text

    def test_a_section_alone_is_not_told_twice(self) -> None:
        """Of one section the title is the page's."""
        assert section_html(Section(title="Survey")).count("Survey</h") == 1

    def test_a_tone_is_a_word_with_a_colour(self) -> None:
        """No state is told by colour alone."""
        table = Table(caption="", columns=("State",), rows=[(Code(code="x", label="overdue", tone=Tone.WRONG),)])
        assert '<span class="wrong">overdue</span>' in section_html(Section(title="Plan", tables=[table]))


class TestNothingIsFetchedOrRun:
    def test_a_policy_forbids_it(self) -> None:
        """The page asks for nothing and runs nothing, whatever it holds: no script, no address, and a policy besides."""
        text = page_html(a_page())
        assert "default-src 'none'" in text
        outline = Outline(text)
        tags = {tag for tag, _ in outline.elements}
        assert not tags & {"script", "link", "img", "iframe", "object"}
        assert all((each.get("href") or "#").startswith("#") for each in outline.named("a"))

    @pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "</style><b>", "a & b"])
    def test_markup_is_words(self, words: str) -> None:
        """A name that is HTML is shown as it is written."""
        outline = Outline(page_html(a_page(words)))
        assert not {tag for tag, _ in outline.elements} & {"script", "img", "b"}
        assert words in "".join(outline.words)

    def test_signs_that_steer_are_shown(self) -> None:
        """A sign that turns the direction of reading is written out."""
        assert escaped("safe\u202etxt") == "safe\\u202etxt"

    @given(st.text(max_size=30).filter(lambda text: not re.search("[\x00\r]", text)))
    def test_any_words_leave_the_structure_alone(self, words: str) -> None:
        """Whatever stands in a page, its elements are the same ones in the same order."""
        assert [tag for tag, _ in Outline(page_html(a_page(f"x{words}"))).elements] == [
            tag for tag, _ in Outline(page_html(a_page())).elements
        ]


def test_why_the_figures_of_a_section() -> None:
    """What a section's figures rest on stands behind a disclosure: the rule, where it is, and how surely it is known."""
    rule = Source(title="A <policy>", clause="section 2", certainty=Certainty.VERIFIED, note="as published")
    text = section_html(Section(title="Checks", sources=[rule]))
    assert "<summary>Why: what these figures rest on</summary>" in text
    assert "<dd>A &lt;policy&gt;</dd>" in text
    assert f"<dd>{Certainty.VERIFIED.label}</dd>" in text
