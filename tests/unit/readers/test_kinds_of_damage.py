"""What the way a table is stored does to it: nothing. Mixed orders of dates change no day in silence. For every reader.

Damage that leaves no trace is not drawn: a column whose days are all 12 or less may be in either order, and is reported as
ambiguous whatever its order is.
"""

import csv
import io
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.readers.childrens_files.event_columns import EventColumns, read_event_cases
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.indicators.values import read_figures
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.readers.recruitment.central_records import read_central_record
from safeguarding.readers.surveys.counts import read_answer_counts
from safeguarding.readers.surveys.responses import read_responses
from safeguarding.recruitment.words import Setting
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Survey, Theme, Wave
from safeguarding.surveys.words import Coding, Mode

Table = list[list[str]]
Answer = tuple[tuple[Hashable, ...], int]
"""What a reader makes of each row, and how many faults it reports."""

YES = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
NO = Option(code="N", label="Café no", coding=Coding.UNFAVOURABLE)
SAFE = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=(YES, NO))
WAVE = Wave(
    name="2017",
    fieldwork=DateRange(date(2017, 3, 1), date(2017, 4, 30)),
    population=9,
    invited=9,
    complete=3,
    mode=Mode.PAPER,
)
SURVEY = Survey(title="S", themes=(Theme(identifier="life", title="Life"),), questions=(SAFE,), waves=(WAVE,))


def register(file: Path) -> Answer:
    found = read_register(file)
    people = tuple((each.reference, each.name.reveal(), each.certificates, each.starts_on) for each in found.people)
    return people, len(found.faults) + len(found.problems)


def tracker(file: Path) -> Answer:
    found = read_tracker(file, as_at=date(2019, 9, 19))
    actions = tuple((each.text, each.target_on) for each in found.plan.actions)
    return (*actions, *((each.delivery, each.percent) for each in found.plan.updates)), len(found.faults)


def inspections(file: Path) -> Answer:
    found = read_inspections(file)
    return tuple((each.authority, each.visits, each.judgements) for each in found.inspections), len(found.faults)


def responses(file: Path) -> Answer:
    found = read_responses(file, wave=WAVE, questions=[SAFE], layout=ResponseLayout(key="id"))
    return ((found.responses.answers["safe"], found.responses.keys),), len(found.faults)


def counts(file: Path) -> Answer:
    found = read_answer_counts(file, survey=SURVEY)
    chosen = {key: tuple(each.chosen.items()) for key, each in found.answers.items()}
    return tuple(chosen.items()), len(found.faults)


def central_record(file: Path) -> Answer:
    found = read_central_record(file, setting=Setting.SCHOOL)
    return tuple((each.reference, each.starts_on, each.checks) for each in found.records), len(found.faults)


def figures(file: Path) -> Answer:
    found = read_figures(file, indicator_named("icpc_15wd"), on=date(2025, 12, 31))
    return tuple((each.period, each.figure, each.why) for each in found.figures), len(found.faults)


def cases(file: Path) -> Answer:
    found = read_event_cases(file, EventColumns(started="Started", done="Done", reference="Case"))
    return tuple((each.case, each.booked_on) for each in found.cases), len(found.faults)


TABLES: dict[Callable[[Path], Answer], Table] = {
    register: [
        ["Staff ID", "Name", "DBS number", "Issue date", "Start date"],
        ["S1", "Zoë Invented; of two", "001234567801", "23/10/2018", "21/01/2015"],
        ["S2", "Invented, the second", "001234567802", "03/04/2017", "22/02/2015"],
        ["S3", "Invented | third", "001234567803", "05/06/2016", "23/03/2015"],
        ["S4", "", "", "", "24/04/2015"],
    ],
    tracker: [
        ["Action", "Target date", "Status"],
        ["Agree the naïve form; then use it", "23/10/2019", "In progress"],
        ["Train staff, all of them", "03/04/2019", "Complete"],
        ["Audit | report", "05/06/2019", "Not started"],
    ],
    inspections: [
        [
            "Local authority",
            "Inspection date",
            "Overall effectiveness",
            "Impact of leaders",
            "Help and protection",
            "Children in care",
        ],
        ["York", "23/01/2022", "Good", "Good", "Good", "Outstanding"],
        ["Kingston upon Hull, City of", "03/04/2019", "Inadequate", "Good", "Good", "Good"],
        ["Leeds", "05/06/2018", "Good", "Good", "Good", "Good"],
    ],
    central_record: [
        ["Staff ID", "Start date", "Identity check", "Right to work"],
        ["T1", "21/09/2023", "20/06/2023", "20/06/2023 IP; seen"],
        ["T2", "05/09/2023", "11/07/2023", "n/a"],
        ["T3", "06/09/2023", "06/07/2023", "03/04/2023"],
    ],
    figures: [
        ["Month", "Count", "Base"],
        ["May 2024", "41", "45"],
        ["June 2024", "40", "44"],
        ["July 2024", "c", "38"],
    ],
    cases: [
        ["Case", "Started", "Done"],
        ["C1", "21/05/2024", "30/05/2024"],
        ["C2", "05/06/2024", "08/07/2024"],
        ["C3", "03/04/2024", ""],
    ],
    responses: [["id", "safe"], ["1", "Yes"], ["2", "Café no"], ["3", ""]],
    counts: [
        ["Wave", "Question", "Option", "Count"],
        ["2017", "safe", "Yes", "60"],
        ["2017", "safe", "Café no", "20"],
        ["2017", "safe", "blank", "10"],
    ],
}
DATES: dict[Callable[[Path], Answer], int] = {register: 3, tracker: 1, inspections: 1, central_record: 2, cases: 1}
readers = pytest.mark.parametrize("reader", TABLES, ids=lambda each: each.__name__)


def as_text(table: Table, folder: Path, delimiter: str, encoding: str, ending: str) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ending).writerows(table)
    file = folder / "table.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def as_workbook(table: Table, folder: Path, suffix: str, blank: int) -> Path:
    """On the second sheet, below so many blank rows."""
    file = folder / f"table{suffix}"
    with xlsxwriter.Workbook(file, {"strings_to_numbers": False}) as workbook:
        workbook.add_worksheet("Cover").write_string(0, 0, "About this table")
        sheet = workbook.add_worksheet("Table")
        for number, row in enumerate(table, start=blank):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return file


def as_parquet(table: Table, folder: Path) -> Path:
    header, *rows = table
    file = folder / "table.parquet"
    pl.DataFrame(rows, schema=header, orient="row").write_parquet(file)
    return file


@readers
@settings(max_examples=15)
@given(data=st.data())
def test_the_way_of_storing_changes_nothing(
    reader: Callable[[Path], Answer], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In every delimiter, encoding, end of line and kind of file a table has one answer."""
    folder, table = tmp_path_factory.mktemp("stored"), TABLES[reader]
    before, _ = reader(as_text(table, folder, ",", "utf-8", "\n"))
    kind = data.draw(st.sampled_from(["text", "workbook", "parquet"]))
    if kind == "text":
        encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]))
        stored = as_text(
            table,
            folder,
            data.draw(st.sampled_from(",;\t|")),
            encoding,
            data.draw(st.sampled_from(["\n", "\r\n", "\r"])),
        )
    elif kind == "workbook":
        stored = as_workbook(
            table, folder, data.draw(st.sampled_from([".xlsx", ".xlsm", ".csv"])), data.draw(st.integers(0, 3))
        )
    else:
        stored = as_parquet(table, folder)
    after, _ = reader(stored)
    assert after == before


def exchanged(cell: str) -> str:
    day, month, year = cell.split("/")
    return f"{month}/{day}/{year}"


def whole(cell: str) -> str:
    day, month, year = cell.split("/")
    return f"{year}-{month}-{day}"


def half(cell: str) -> str:
    """As a spreadsheet of the other order leaves it: a date of what it can read as one, text of the rest."""
    return whole(exchanged(cell)) if int(cell[:2]) <= 12 else cell


def exchanged_where_seen(cell: str) -> str:
    """Only where the day is above 12: a single other exchanged day leaves no trace."""
    return exchanged(cell) if int(cell[:2]) > 12 else cell


TURNS: tuple[Callable[[str], str], ...] = (exchanged, half, whole, exchanged_where_seen)


@pytest.mark.parametrize("reader", DATES, ids=lambda each: each.__name__)
@settings(max_examples=40)
@given(data=st.data())
def test_mixed_orders_are_harmless_or_reported(
    reader: Callable[[Path], Answer], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whichever cells a spreadsheet of another country has turned round: the days are the same, or something is said."""
    folder, place = tmp_path_factory.mktemp("orders"), DATES[reader]
    table = [list(row) for row in TABLES[reader]]
    before, said_before = reader(as_text(table, folder, ",", "utf-8", "\n"))
    turn = data.draw(st.sampled_from(TURNS))
    for row in table[1:]:
        if row[place] and data.draw(st.booleans() if turn in (whole, exchanged_where_seen) else st.just(value=True)):
            row[place] = turn(row[place])
    try:
        after, said = reader(as_text(table, folder, ",", "utf-8", "\n"))
    except (FaultyInputError, UnreadableFileError):
        return
    assert _days(after) == _days(before) or said > said_before


def _days(answer: Sequence[Hashable]) -> list[str]:
    return [str(each) for each in answer]
