"""Any list of cases with a column for each event, read into the typed cases of a rule: "Referral date", "Assessed on"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.readers.childrens_files.cells import dated
from safeguarding.readers.childrens_files.tables import faults_of_rows, row_reader
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.headers import Column
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_nothing, is_unsaid
from safeguarding.timescales.episodes import Episode


@attrs.frozen(kw_only=True)
class EventColumns(Record):
    """Which column of a file holds what, by its own header.

    Attributes:
        started: The day on which the clock starts.
        done: The day on which the thing was done; empty while it is open.
        ended: The day from which nothing more was required: withdrawn, moved away, care ended.
        extended: The day on which a longer time was agreed.
        restarted: The day on which the clock started afresh.
        born: The birthday, where the rule asks for it.
        reference: The case's own reference.
        group: A team, a locality, a worker: what to count by.
        booked: The day for which it is booked, while it is not done.
    """

    started: str
    done: str
    ended: str = ""
    extended: str = ""
    restarted: str = ""
    born: str = ""
    reference: str = ""
    group: str = ""
    booked: str = ""


@attrs.frozen(kw_only=True)
class EventCase(Record):
    """One case of a file.

    Attributes:
        case: What is known of it.
        group: The group that its row names; empty where none is.
        row: The row.
        booked_on: The day for which it is booked; None where none is.
    """

    case: Episode
    group: str = ""
    row: int = 0
    booked_on: date | None = None


@attrs.frozen(kw_only=True)
class EventCases(Record):
    """The cases of a file.

    Every row that holds anything is a case, or is unread, or holds what could not be used: then it is reported, and no
    case is made of it, since a day that cannot be read is neither done nor undone.

    Attributes:
        name: The file's name.
        cases: The cases, in the file's order.
        unused: The rows of which no case could be made.
        unread: The rows that are no cases: totals, notes.
        faults: Everything that was wrong or doubtful.
    """

    name: str
    cases: tuple[EventCase, ...] = attrs.field(converter=Several[EventCase], repr=how_many)
    unused: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used."""
        return bool(self.unused) or any(fault.severity is Severity.ERROR for fault in self.faults)


def read_event_cases(path: Path, columns: EventColumns, *, sheet: str | None = None) -> EventCases:
    r"""Read the cases of a file with a column for each event.

    Args:
        path: A CSV file or a workbook, which needs the extra ``tables``.
        columns: The file's own headers.
        sheet: A workbook's sheet; by default the only one with these columns.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where one of the columns is not there.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "cases.csv")
        ...     _ = path.write_text("Started,Done,Team\n03/04/2017,04/05/2017,North\n10/04/2017,soon,North\n", encoding="utf-8")
        ...     found = read_event_cases(path, EventColumns(started="Started", done="Done", group="Team"))
        >>> [(each.case.done_on, each.group) for each in found.cases], found.unused
        ([((datetime.date(2017, 5, 4),), 'North')], (3,))
    """
    reader = row_reader(path, _columns(columns), record="a case", sheet=sheet, declares=True)
    found: list[EventCase] = []
    unused: list[int] = []
    spelt: dict[str, str] = {}
    for cells in reader.records():
        case = _case(cells)
        if case is None:
            unused.append(cells.number)
        else:
            said = " ".join(cells.text("group").split())
            group = "" if is_unsaid(said) else spelt.setdefault(said.casefold(), said)
            booked = cells["booked"] if columns.booked else None
            found.append(EventCase(case=case, group=group, row=cells.number, booked_on=booked))
    cases = list(_each_once(reader, found))
    if not found and not unused:
        reader.report_column("started", "no case in any row", "look whether it is the right list", Severity.ERROR)
    return EventCases(
        name=reader.table.name,
        cases=cases,
        unused=tuple(sorted({*unused, *(each.row for each in found)} - {each.row for each in cases})),
        unread=tuple(row.number for row in reader.unread),
        faults=(*faults_of_rows(reader), *reader.unread_columns("name them with an option, or leave them out")),
    )


def _each_once(reader: RowReader, found: Sequence[EventCase]) -> Iterator[EventCase]:
    """The cases, of those with one reference and one first day none twice; where their rows differ, none of them."""
    alike: dict[object, list[EventCase]] = {}
    for each in found:
        own = (each.case.reference, each.case.started_on) if each.case.reference else each.row
        alike.setdefault(own, []).append(each)
    for first, *others in alike.values():
        is_one = all(attrs.evolve(each, row=first.row) == first for each in others)
        for each in others:
            if is_one:
                problem, remedy = f"the same case as in row {first.row}; counted once", "take one of the rows out"
            else:
                problem = f"the case of row {first.row} again, with other days; neither is counted"
                remedy = "look up which row is right"
            reader.report_row(each.row, problem, remedy, severity=Severity.WARNING if is_one else Severity.ERROR)
        if is_one:
            yield first


_DAYS = ("started", "done", "ended", "extended", "restarted", "born", "booked")


def _columns(declared: EventColumns) -> tuple[Column, ...]:
    days = [dated(field, header, is_required=True) for field in _DAYS if (header := getattr(declared, field))]
    texts = [
        Column(field=field, headers=(header,), is_required=True)
        for field in ("reference", "group")
        if (header := getattr(declared, field))
    ]
    return (*days, *texts)


def _case(cells: Cells) -> Episode | None:
    """A case, unless one of its days is there and cannot be read, or its days cannot be true together."""
    if is_nothing(cells.text("started")):
        cells.report("started", "no day on which the clock starts; no case is made of the row", "put it in")
        return None
    if cells.text("done").strip() and is_nothing(cells.text("done")):
        cells.report("done", "neither a day nor blank; no case is made of the row", "write the day, or leave it blank")
        return None
    days: dict[str, date | None] = {field: cells[field] for field in _DAYS if not is_nothing(cells.text(field))}
    if any(day is None for day in days.values()):
        # each of them is reported already
        return None
    started = days["started"]
    contradiction = next(_contradictions(days), None)
    if contradiction is not None or started is None:
        field, problem = contradiction or ("started", "no day")
        cells.report(field, f"{problem}; no case is made of the row", "look up both days")
        return None
    reference = " ".join(cells.text("reference").split())
    return Episode(
        reference="" if is_unsaid(reference) else reference,
        started_on=started,
        done_on=_one(days.get("done")),
        restarted_on=_one(days.get("restarted")),
        ended_on=days.get("ended"),
        extended_on=days.get("extended"),
        born_on=days.get("born"),
    )


def _one(day: date | None) -> tuple[date, ...]:
    return () if day is None else (day,)


def _contradictions(days: dict[str, date | None]) -> Iterator[tuple[str, str]]:
    started = days["started"]
    for field, words in (("ended", "ended"), ("extended", "extended"), ("restarted", "started afresh")):
        day = days.get(field)
        if day is not None and started is not None and day < started:
            yield field, f"{words} before the clock starts"
    restarted, ended = days.get("restarted"), days.get("ended")
    if restarted is not None and ended is not None and restarted > ended:
        yield "restarted", "started afresh after it ended"
    born = days.get("born")
    if born is not None and started is not None and born > started:
        yield "born", "born after the clock starts"
