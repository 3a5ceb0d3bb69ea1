"""York's briefing says the same in every form: each sentence and number of it, and in the page nothing besides."""

import html
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from rich.console import Console

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.charts.count_bars import CountBars
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.dates.words import printed_date
from safeguarding.pages.renderers.html.document import page_html
from safeguarding.pages.renderers.json_text import page_data
from safeguarding.pages.renderers.markdown import page_markdown
from safeguarding.pages.renderers.terminal import page_screen
from safeguarding.pages.renderers.word import page_docx
from safeguarding.pages.sections import Page, Section, conflict_count, what_conflicts, what_would_be_right
from safeguarding.pages.tables import Reason
from safeguarding.sources import Source

YORK = Path(__file__).parents[3] / "examples" / "york-2017"
# what the page says of itself, whatever stands in it
OF_THE_PAGE = {
    *("Skip to the content", "What is wrong", "In conflict:", "Why", "Why: what these figures rest on"),
    *(
        "Why: what the figures rest on besides",
        "Source",
        "Rule",
        "Clause",
        "Published at",
        "How surely known",
        "Note",
        "(1 in conflict)",
        "(4 in conflict)",
    ),
    "Made with the safeguarding library. Each finding names its rule and how surely it is known.",
}


@pytest.fixture(scope="module")
def briefing() -> Page:
    return read_briefing(YORK, register=english_authorities(), calendar=england_and_wales())


def said(page: Page) -> Iterator[str]:
    """Every text of a page that each form shows."""
    yield page.title
    yield f"{page.about}, {printed_date(page.as_at)}. {conflict_count(page)}"
    for section in page.sections:
        yield from (section.title, *section.paragraphs, *section.notes)
        for each in section.conflicts:
            yield from (what_conflicts(each), what_would_be_right(each))
        for table in section.tables:
            yield from (table.caption, *table.columns, *table.notes)
            yield from (cell for row in table.words for cell in row)


def of_sources(sources: list[Source]) -> Iterator[str]:
    for each in sources:
        checked = f"; checked on {printed_date(each.checked_on)}" if each.checked_on else ""
        version = f", {each.version_read}" if each.version_read else ""
        yield from (each.title, each.clause, each.published_at, f"{each.certainty.label}{version}{checked}", each.note)


def reasons_of(page: Page) -> list[Reason]:
    return [reason for section in page.sections for table in section.tables for reason in table.reasons]


def of_pictures(sections: tuple[Section, ...]) -> Iterator[str]:
    for each in (picture for section in sections for picture in section.pictures):
        yield from (each.caption, each.alt_text)
        if isinstance(each, CountBars):
            yield from (words for bar in each.bars for words in (bar.label, str(bar.count)))


def rules_together(page: Page) -> list[list[str]]:
    """The rules of the same figures that rest on the same source, which stand in one line."""
    found: dict[tuple[str, str, Source], list[str]] = {}
    for section in page.sections:
        for table in section.tables:
            for each in table.reasons:
                found.setdefault((table.caption, each.figures, each.source), []).append(each.rule)
    return list(found.values())


def plain(text: str) -> str:
    return " ".join(text.split())


class Words(HTMLParser):
    """The texts of a page, apart from its style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))

    def handle_data(self, data: str) -> None:
        self.found += [plain(data)] if data.strip() else []


def on_screen(page: Page) -> str:
    console = Console(width=4000, file=io.StringIO(), highlight=False)
    console.print(page_screen(page))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def in_word(page: Page) -> str:
    document = docx.Document(io.BytesIO(page_docx(page)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(each.text for each in document.paragraphs), *cells])


def test_every_sentence_stands_in_every_form(briefing: Page) -> None:
    """In the terminal, Markdown, the web page and Word, each sentence, caption, header and cell is the same."""
    forms = {
        "terminal": plain(on_screen(briefing)),
        "Markdown": plain(html.unescape(page_markdown(briefing).replace("\\", ""))),
        "HTML": " ".join(Words(page_html(briefing)).found),
        "Word": plain(in_word(briefing)),
    }
    missing = [(name, each) for each in said(briefing) for name, text in forms.items() if plain(each) not in text]
    assert missing == []


def test_nothing_stands_in_the_page_besides(briefing: Page) -> None:
    """What the page shows are the values of the briefing, its rules and its pictures, and the page's own few words."""
    sections = briefing.sections
    sources = [each for section in sections for each in section.sources]
    sources += [each.source for each in briefing.conflicts if each.source is not None]
    sources += [each.source for each in reasons_of(briefing)]
    why = [words for each in reasons_of(briefing) for words in (each.figures, each.rule)]
    why += [" ".join(rules) for rules in rules_together(briefing)]
    why += [f"Why: {table.caption or section.title}" for section in sections for table in section.tables]
    known = {*map(plain, [*said(briefing), *of_sources(sources), *of_pictures(sections), *why]), *OF_THE_PAGE}
    assert [each for each in Words(page_html(briefing)).found if each not in known] == []


def test_every_table_says_why(briefing: Page) -> None:
    """Each table of figures has the rule, the source and the certainty of each of its figures: in the page, Word and JSON."""
    tables = [table for section in briefing.sections for table in section.tables]
    assert [table.caption for table in tables if not table.reasons] == []
    page, word, data = " ".join(Words(page_html(briefing)).found), plain(in_word(briefing)), page_data(briefing)
    for each in reasons_of(briefing):
        assert plain(each.figures) in page
        assert plain(each.rule) in word
        assert plain(f"Source: {each.source}.") in word
        assert plain(each.rule) in page
    told = [
        reason["rule"] for section in data["sections"] for table in section["tables"] for reason in table["reasons"]
    ]
    assert told == [each.rule for each in reasons_of(briefing)]


def test_each_row_of_an_audit_has_its_rule(briefing: Page) -> None:
    """Of the checks of staff each row of each table stands under a rule, and no rule under which it does not fall."""
    (section,) = [each for each in briefing.sections if each.title == "DBS checks"]
    for table in section.tables:
        named = {words for reason in table.reasons for words in reason.figures.split("; ")}
        rows = {str(row[0]) for row in table.words}
        months = {words for words in rows if " – " in words}
        assert named - {"each month"} == rows - months


def test_the_data_are_the_same(briefing: Page) -> None:
    """For programs the sentences stand as they are, and the cells as values: every caption, header and row."""
    data = json.loads(json.dumps(page_data(briefing)))
    for section, found in zip(briefing.sections, data["sections"], strict=True):
        assert (found["title"], found["paragraphs"]) == (section.title, list(section.paragraphs))
        assert [each["problem"] for each in found["conflicts"]] == [each.problem for each in section.conflicts]
        for table, each in zip(section.tables, found["tables"], strict=True):
            assert [column["header"] for column in each["columns"]] == list(table.columns)
            assert len(each["rows"]) == len(table.rows)
