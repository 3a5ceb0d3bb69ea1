"""A council's list of events that happen seldom: a day in each row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from safeguarding.errors import ParseError
from safeguarding.faults import Severity
from safeguarding.readers.indicators.periods import PeriodLength, parse_period
from safeguarding.readers.indicators.values import FigureTable
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import matching, read_table
from safeguarding.tables.row_readers import RowReader

_EVENTS = (Column(field="event", headers="Event on | Event date | Date of event | Date", is_required=True),)


def read_events(path: Path, *, on: date) -> FigureTable:
    r"""Read a list of events, a day in each row, for what happens too seldom to be counted by the month.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no column says the day.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "moves.csv")
        ...     _ = path.write_text("Event on\n2024-05-02\n2 June 2024\nsoon\n", encoding="utf-8")
        ...     found = read_events(path, on=date(2024, 9, 30))
        >>> [str(each) for each in found.events], len(found.faults)
        (['2024-05-02', '2024-06-02'], 1)
    """
    table = read_table(path, matching(_EVENTS))
    reader = RowReader(table=table, record="an event", place=table.place())
    events = []
    for cells in reader.records():
        try:
            period = parse_period(cells.text("event"))
        except ParseError as error:
            cells.report("event", error.problem, "the row is not read")
            continue
        if period.kind is not PeriodLength.DAY:
            cells.report("event", "not a day", "write the day of the event")
        elif period.ends_on > on:
            cells.report("event", "after the day to judge by", "left out", Severity.WARNING)
        else:
            events.append(period.ends_on)
    return FigureTable(
        name=table.name, events=events, faults=(*table.faults, *reader.unread_columns("leave them out"), *reader.faults)
    )
