"""Children's events as a list: a row for each event, with the child, what was done and when.

A row is used, or it is reported and makes uncertain what it may be about: a step whose name is not known may be any, a row
that names no child may be any child's. So no row that could not be read makes anybody overdue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs

from safeguarding.errors import UnknownNameError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.childrens_files.annex_lists import yes_or_no
from safeguarding.readers.childrens_files.cells import child_number, dated
from safeguarding.readers.childrens_files.tables import faults_of_rows, reader_of
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, find_header
from safeguarding.tables.opening import read_one
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import is_nothing
from safeguarding.timescales.applied_rules import CHILD_EVENTS, event_named
from safeguarding.timescales.children import ChildEvents
from safeguarding.timescales.events import Moment, day_of

_CHILD = Column(
    field="child",
    headers="Child | Child ID | Child reference | Child Unique ID | LAchildID | pers_person_id | Person ID | Case | Case ID "
    "| Case reference | Reference | LAC number",
    read=child_number,
)
_STEP = Column(field="step", headers="Step | Event | Event type | Activity | What | What happened", is_required=True)
_DAY = dated("day", "Date", "Day", "On", "Event date", "Date of event", "Date completed", "When", is_required=True)
EVENT_LIST = (
    _CHILD,
    _STEP,
    _DAY,
    dated("born", "Date of birth", "DOB", "Born", "Born on"),
    dated("known", "Known from"),
    Column(field="worker", headers="Worker | Social worker | Allocated worker"),
    Column(field="team", headers="Team | Allocated team"),
    Column(field="lasting", headers="Is lasting | Lasting | Intended to last to 18", read=yes_or_no),
)
"""The columns, of which the child's may be left out where a file is about one child."""

_TIME = re.compile(r"(?:t|\b)([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?$", re.ASCII)
_NONE_YET = frozenset({"none", "none yet", "not yet", "not done", "never"})


@attrs.frozen(kw_only=True)
class ChildLists(Record):
    """The children of a file.

    Attributes:
        children: The children, in the file's order.
        faults: Everything that was wrong or doubtful.
    """

    children: tuple[ChildEvents, ...] = attrs.field(converter=Several[ChildEvents], repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


class _Child:
    """What the rows of one child have told so far."""

    def __init__(self) -> None:
        self.moments: dict[str, list[Moment]] = {}
        self.unread: set[str] = set()
        self.uncertain: list[tuple[str, date]] = []
        self.said: dict[str, Any] = {}
        self.disputed: set[str] = set()


def is_child_list(grid: Grid) -> bool:
    """Whether a table has the columns of such a list."""
    return bool(grid.rows) and find_header(grid, EVENT_LIST).is_complete


def read_child_list(path: Path, *, sheet: str | None = None) -> ChildLists:
    r"""Read the children of a list with a row for each event.

    Args:
        path: A CSV file or a workbook, which needs the extra ``tables``.
        sheet: A workbook's sheet; by default the only one with these columns.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where one of the columns is not there.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "events.csv")
        ...     _ = path.write_text("Child,Step,Date\n7,care began,2017-04-03\n7,LAC review,2017-05-05\n7,visit,none\n", encoding="utf-8")
        ...     found = read_child_list(path)
        >>> found.children[0].moments["review"], found.children[0].moments["visit"], found.faults
        ((datetime.date(2017, 5, 5),), (), ())
    """
    return read_one(path, lambda grid: children_of_list(grid, path.stem), sheet=sheet)


def children_of_list(grid: Grid, stem: str) -> ChildLists:
    """The children of a table that is open already.

    Args:
        grid: The table.
        stem: What to call the one child of a table that has no column for it.
    """
    reader = reader_of(grid, EVENT_LIST, record="an event")
    children: dict[str, _Child] = {}
    of_nobody = _Child()
    is_of_one = "child" not in reader.table.header.positions
    for cells in reader.records():
        name = stem if is_of_one else cells["child"]
        if not name:
            cells.report("child", "no child's number; the row may be any child's", "put it in")
        _take(cells, children.setdefault(name, _Child()) if name else of_nobody)
    for each in children.values():
        each.unread |= of_nobody.unread
        each.uncertain += of_nobody.uncertain
        each.uncertain += [(kind, day_of(moment)) for kind, several in of_nobody.moments.items() for moment in several]
    faults = list(faults_of_rows(reader))
    if not children:
        faults.append(Fault(place=reader.place, problem="no child's event stands in it", remedy="check the export"))
    return ChildLists(children=[_made(name, child) for name, child in children.items()], faults=faults)


def _take(cells: Cells, child: _Child) -> None:
    for field in ("born", "known", "worker", "team", "lasting"):
        value = " ".join(cells.text(field).split()) if field in ("worker", "team") else cells[field]
        if value is None or value == "":
            if field == "known" and not is_nothing(cells.text(field)):
                # from when on all is known cannot be read, and so nothing is known to be undone
                child.unread.update(CHILD_EVENTS)
        elif child.said.setdefault(field, value) != value:
            child.disputed.add(field)
            cells.report(field, "something else than in another row of the same child", "look it up", _harm_of(field))
    kind = _kind_of(cells)
    text = " ".join(cells.text("day").split())
    if text.casefold() in _NONE_YET:
        if kind:
            child.moments.setdefault(kind, [])
        return
    day: date | None = cells["day"]
    if day is None:
        if is_nothing(text):
            cells.report("day", "no day; whether it was done is not known", 'put it in, or write "none yet"')
        child.unread.update([kind] if kind else CHILD_EVENTS)
    elif kind:
        child.moments.setdefault(kind, []).append(_moment(day, text))
    else:
        child.uncertain.append(("", day))


def _harm_of(field: str) -> Severity:
    return Severity.WARNING if field in ("worker", "team") else Severity.ERROR


def _kind_of(cells: Cells) -> str:
    """The event that a row is about; empty where it is not known, which is reported."""
    text = " ".join(cells.text("step").split())
    try:
        return event_named(text)
    except UnknownNameError as error:
        said = "no event that is known here; it may be any" if text else "no step; it may be any"
        cells.report("step", said, error.remedy or "name the step as the documentation does, or leave the row out")
        return ""


def _moment(day: date, text: str) -> Moment:
    """The day, with its time where one stands behind it. Midnight is what a spreadsheet writes where no time is known."""
    match = _TIME.search(text.casefold())
    hour, minute = (int(match[1]), int(match[2])) if match else (0, 0)
    return datetime(day.year, day.month, day.day, hour, minute) if hour or minute else day  # noqa: DTZ001 - a UK clock time


def _made(name: str, child: _Child) -> ChildEvents:
    said = {field: None if field in child.disputed else child.said.get(field) for field in ("born", "known", "lasting")}
    if "known" in child.disputed:
        child.unread.update(CHILD_EVENTS)
    return ChildEvents(
        reference=name,
        born_on=said["born"],
        worker=child.said.get("worker", ""),
        team=child.said.get("team", ""),
        moments=child.moments,
        is_lasting=said["lasting"],
        known_from=said["known"],
        unread=frozenset(child.unread),
        uncertain=child.uncertain,
    )


def joined(several: Iterable[ChildEvents]) -> tuple[ChildEvents, ...]:
    """The children of several files: what two of them say of one child is all of it.

    Examples:
        >>> first, second = ({"review": [date(2017, month, 5)]} for month in (5, 8))
        >>> (child,) = joined([ChildEvents(reference="7", moments=first), ChildEvents(reference="7", moments=second)])
        >>> [day.month for day in child.moments["review"]]
        [5, 8]
    """
    by_reference: dict[str, ChildEvents] = {}
    for place, each in enumerate(several):
        key = each.reference or f" {place}"
        known = by_reference.get(key)
        by_reference[key] = each if known is None else _with(known, each)
    return tuple(by_reference.values())


def _with(one: ChildEvents, other: ChildEvents) -> ChildEvents:
    kinds = dict.fromkeys((*one.moments, *other.moments))
    born, lasting = ({one_says, other_says} - {None} for one_says, other_says in _said(one, other))
    froms = [day for day in (one.known_from, other.known_from) if day is not None]
    return attrs.evolve(
        one,
        born_on=born.pop() if len(born) == 1 else None,
        is_lasting=lasting.pop() if len(lasting) == 1 else None,
        known_from=max(froms, default=None),
        worker=one.worker if one.worker.reveal() else other.worker,
        team=one.team or other.team,
        moments={kind: (*one.moments.get(kind, ()), *other.moments.get(kind, ())) for kind in kinds},
        unread=one.unread | other.unread,
        uncertain=(*one.uncertain, *other.uncertain),
    )


def _said(one: ChildEvents, other: ChildEvents) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    return (one.born_on, other.born_on), (one.is_lasting, other.is_lasting)
