"""Every renderer shows the same table: one content, five forms."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from safeguarding.faults import Fault, Place
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Gap, shown_share
from safeguarding.pages.renderers.html.document import section_html
from safeguarding.pages.renderers.json_text import page_data, section_data, table_data
from safeguarding.pages.renderers.markdown import escaped, page_markdown, section_markdown, table_markdown
from safeguarding.pages.renderers.spreadsheets import table_csv, write_workbook
from safeguarding.pages.renderers.terminal import page_screen, section_screen
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Table
from safeguarding.sources import Certainty, Source

TABLE = Table(
    caption="Made up",
    columns=("What", "People", "On", "Share", "Target"),
    rows=[
        ("=SUM(A1) | *x*", 460, date(2017, 5, 4), shown_share(Share(1, 4), beside=Beside.COUNT), Gap("not stated")),
        ("nothing", 0, None, None, None),
    ],
    notes=["A note."],
)
SECTION = Section(
    title="A section",
    paragraphs=["A paragraph."],
    tables=[TABLE],
    conflicts=[
        Fault(
            place=Place(path="$.end"),
            problem="used before",
            found="r1",
            remedy="use another",
            source=Source(title="A rule", certainty=Certainty.FROM_MEMORY, checked_on=date(2026, 11, 1)),
        )
    ],
    notes=["What could not be said."],
)


def on_screen(shown: object) -> str:
    console = Console(width=160, file=io.StringIO())
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_words_in_every_form_for_people() -> None:
    """Each cell's words stand in the terminal, in Markdown and in CSV."""
    screen, markdown = on_screen(section_screen(SECTION)), table_markdown(TABLE)
    for words in (each for row in TABLE.words for each in row):
        assert words in screen
        assert escaped(words) in markdown
    rows = list(csv.reader(io.StringIO(table_csv(TABLE))))
    assert rows[1] == ["'=SUM(A1) | *x*", "460", "2017-05-04", "1 (25%)", "not stated"]
    assert rows[2] == ["nothing", "0", "", "", ""]
    assert rows[3] == ["A note."]


def test_workbooks_hold_dates_and_numbers(tmp_path: Path) -> None:
    """A date in a workbook is a date, a count a number, nothing an empty cell."""
    write_workbook([TABLE], tmp_path / "made-up.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "made-up.xlsx")["Made up"]
    first, second = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert (first[1], first[2].date(), first[3]) == (460, date(2017, 5, 4), "1 (25%)")
    assert second == ["nothing", 0, None, None, None]


def test_json_holds_values() -> None:
    """In JSON each row is an object by the columns' keys, with ISO dates, numbers, and null for nothing."""
    first, second = table_data(TABLE)["rows"]
    assert first["on"] == "2017-05-04"
    assert first["share"] == {"count": 1, "base": 4, "percentage": 25}
    assert second == {"what": "nothing", "people": 0, "on": None, "share": None, "target": None}


def test_a_conflict_in_every_form() -> None:
    """A conflict keeps its place, what was found, the remedy and the rule, as facts and in words."""
    for text in (on_screen(section_screen(SECTION)), section_markdown(SECTION).replace("\\", "").replace("**", "")):
        assert "In conflict: $.end: used before, found 'r1'." in text
        assert "Use another." in text
        assert "A rule (from memory, to be verified; checked 2026-11-01)" in text
    (conflict,) = section_data(SECTION)["conflicts"]
    assert conflict == {
        "place": {"path": ("end",)},
        "problem": "used before",
        "found": "r1",
        "remedy": "use another",
        "severity": "error",
        "source": {
            "title": "A rule",
            "certainty": {"code": "from_memory", "label": "from memory, to be verified"},
            "checked_on": "2026-11-01",
        },
    }


def test_a_page_in_every_form() -> None:
    """The page says whose it is, as at when, and which files nobody read."""
    page = Page(title="T", about="York", as_at=date(2017, 9, 19), sections=[SECTION], files_not_read=["odd.toml"])
    for text in (on_screen(page_screen(page)), page_markdown(page)):
        assert "York, 19 September 2017. 1 conflict was found." in text
        assert "no section reads: odd.toml." in text
    data = page_data(page)
    assert (data["as_at"], data["files_not_read"]) == ("2017-09-19", ["odd.toml"])


@pytest.mark.parametrize(
    ("remedy", "source"),
    [("", None), ("use another", None), ("", Source(title="An act", certainty=Certainty.UNVERIFIED))],
)
def test_a_conflict_says_what_it_has_to_say(remedy: str, source: Source | None) -> None:
    """Without a remedy or a source it stands by itself, in every form."""
    shown = Section(
        title="A section", conflicts=[Fault(place=Place(), problem="used before", remedy=remedy, source=source)]
    )
    screen = io.StringIO()
    Console(file=screen, width=200).print(section_screen(shown))
    for text in (section_html(shown), section_markdown(shown), screen.getvalue()):
        assert ("used before" in text.casefold(), "use another" in text.casefold(), "An act" in text) == (
            True,
            bool(remedy),
            source is not None,
        )
