"""An Annex A workbook: the lists of children that Ofsted asks for at an inspection.

A list is known by its headings, and a sheet's name is only a hint in messages. Of most things a list holds the latest
date alone: what is due next and what is overdue now can be told from it, and timeliness over time cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.childrens_files.annex_lists import LISTS, AnnexList
from safeguarding.readers.childrens_files.return_cases import CasesOfReturn
from safeguarding.readers.childrens_files.tables import faults_of_rows, reader_of
from safeguarding.records import Record, Several, how_many
from safeguarding.secrets import BirthDate, Secret, as_birth_date, as_secret
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import find_header
from safeguarding.tables.opening import open_grids
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import is_nothing
from safeguarding.timescales.episodes import Episode

_A_LIST = re.compile(r"\blist[\s_]*([0-9]{1,2})\b", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class ListedChild(Record):
    """One row of a list.

    Attributes:
        number: The list's number.
        child: The child's number in the council (an adopter's, in List 11); kept out of the repr.
        days: The days that stand in the row, by what they are.
        unread: The days that stand in it and cannot be read, or have no column: neither there nor absent.
        no_conference: Whether an initial conference was found unnecessary; None where the row does not say.
        born_on: The child's birthday; None where it is not known.
        team: The team.
        worker: The worker, from a text; it comes out by ``reveal()``.
        place: Where the row stands.
    """

    number: int
    child: str = attrs.field(repr=False)
    days: tuple[tuple[str, date], ...] = attrs.field(default=(), converter=Several[tuple[str, date]])
    unread: frozenset[str] = frozenset()
    no_conference: bool | None = None
    born_on: BirthDate | None = attrs.field(default=None, converter=as_birth_date, repr=False)
    team: str = ""
    worker: Secret = attrs.field(default=Secret(""), converter=as_secret, repr=False)
    place: Place = attrs.field(factory=Place)

    def day(self, what: str) -> date | None:
        """The day of something; None where none is held."""
        return next((day for name, day in self.days if name == what), None)


@attrs.frozen(kw_only=True)
class AnnexA(Record):
    """What a workbook holds.

    Attributes:
        name: The file's name.
        rows: The rows of all lists, in the workbook's order.
        lists: The lists that were found, with how many rows each has.
        faults: Everything that could not be read, and every list that is not there.
    """

    name: str
    rows: tuple[ListedChild, ...] = attrs.field(converter=Several[ListedChild], repr=how_many)
    lists: tuple[tuple[int, int], ...] = ()
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    def of(self, number: int) -> tuple[ListedChild, ...]:
        """The rows of one list."""
        return tuple(row for row in self.rows if row.number == number)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the workbook could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


def read_annex_a(path: Path) -> AnnexA:
    r"""Read the lists of a workbook, or the one of a CSV file.

    Args:
        path: The file. A workbook needs the extra ``tables``.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where none of the lists is in it.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "list-3.csv")
        ...     _ = path.write_text("Child Unique ID,Date of referral\n0042,13/05/2019\n", encoding="utf-8")
        ...     book = read_annex_a(path)
        >>> book.of(3)[0].day("began"), book.lists
        (datetime.date(2019, 5, 13), ((3, 1),))
    """
    rows: list[ListedChild] = []
    faults: list[Fault] = []
    found: dict[int, int] = {}
    for grid in open_grids(path):
        a_list = _list_of(grid)
        if a_list is None:
            faults.append(_none_of_them(grid))
        elif a_list.number in found:
            problem, remedy = f"a second {a_list.name}, which was not read", "leave one of the two out"
            faults.append(_of_sheet(grid, problem, remedy, Severity.ERROR))
        else:
            read = _rows(grid, a_list, faults)
            found[a_list.number] = len(read)
            rows += read
    if not found:
        nothing = Fault(place=Place(file=path.name), problem="none of the lists of Annex A is in it")
        raise FaultyInputError.of(path.name, (nothing, *faults))
    return AnnexA(
        name=path.name, rows=rows, lists=tuple(sorted(found.items())), faults=(*faults, *_absent(path, found))
    )


def _list_of(grid: Grid) -> AnnexList | None:
    """The list whose headings a sheet has: of several, the one of which it names most."""
    headers = [(each, find_header(grid, each.columns)) for each in LISTS]
    complete = [(len(header.positions), each) for each, header in headers if header.is_complete]
    return max(complete, key=lambda pair: pair[0])[1] if complete else None


def _none_of_them(grid: Grid) -> Fault:
    """That a sheet was not read: an error where its name or its title says that it is one of the lists."""
    title = " ".join(cell for row in grid.rows[:1] for cell in row.cells[:1])
    said = _A_LIST.search(grid.sheet.replace("_", " ")) or _A_LIST.match(title.strip())
    known = {each.number: each for each in LISTS}
    if said is None or int(said[1]) not in known:
        return _of_sheet(grid, "none of the lists, and not read", "", Severity.WARNING)
    a_list = known[int(said[1])]
    needed = [column.headers[0] for column in a_list.columns if column.is_required]
    titles = find_header(grid, a_list.columns).positions
    absent = [column.headers[0] for column in a_list.columns if column.is_required and column.field not in titles]
    problem = f"{a_list.name} was not read: no column {', '.join(map(repr, absent or needed))}"
    return _of_sheet(grid, problem, "give the columns the headings of the template", Severity.ERROR)


def _of_sheet(grid: Grid, problem: str, remedy: str, severity: Severity) -> Fault:
    return Fault(place=Place(file=grid.name, sheet=grid.sheet), problem=problem, remedy=remedy, severity=severity)


def _absent(path: Path, found: Iterable[int]) -> Iterable[Fault]:
    absent = [each.name for each in LISTS if each.number not in found]
    if absent:
        problem = f"not in the file: {', '.join(absent)}"
        remedy = "nothing is said of what they hold"
        yield Fault(place=Place(file=path.name), problem=problem, remedy=remedy, severity=Severity.WARNING)


def _rows(grid: Grid, a_list: AnnexList, faults: list[Fault]) -> list[ListedChild]:
    reader = reader_of(grid, a_list.columns, record=f"a row of {a_list.name}")
    read = []
    for cells in reader.records():
        if cells["child"]:
            read.append(_row(cells, a_list, attrs.evolve(reader.place, row=cells.number)))
        else:
            cells.report("child", "no child's number; the row is not used", "put it in")
    header = reader.table.header
    of_people = ("born", "team", "worker")
    missing = [
        column.headers[0]
        for column in a_list.columns
        if column.field not in header.positions and column.field not in of_people
    ]
    if missing:
        said = f"{a_list.name} has no column {', '.join(map(repr, missing))}"
        faults.append(_of_sheet(grid, said, "what they would hold is not known", Severity.WARNING))
    if not read:
        faults.append(
            _of_sheet(grid, f"{a_list.name} has its headings and no rows", "check the export", Severity.WARNING)
        )
    # what is said of the workbook as a whole is said once
    faults += [each for each in faults_of_rows(reader) if each not in faults]
    return read


def _row(cells: Cells, a_list: AnnexList, place: Place) -> ListedChild:
    fields = [column.field for column in a_list.columns if column.holds_dates and column.field != "born"]
    days = {field: cells[field] if field in cells.looked else None for field in fields}
    return ListedChild(
        number=a_list.number,
        child=cells["child"],
        days=[(field, day) for field, day in days.items() if day is not None],
        unread=frozenset(
            field
            for field, day in days.items()
            if day is None and (field not in cells.looked or not is_nothing(cells.text(field)))
        ),
        no_conference=cells["no_conference"] if a_list.number == _ENQUIRIES else None,
        born_on=cells["born"] if "born" in cells.looked else None,
        team=" ".join(cells.text("team").split()),
        worker=" ".join(cells.text("worker").split()),
        place=place,
    )


_ENQUIRIES = 5
_LATEST_ONLY = "Annex A holds only the latest date of each child, so timeliness over time cannot be told from it"
_NOT_HELD = {
    "single_assessment": "its List 4 has no date of referral, so the 45 working days cannot be counted in it",
    "iha": _LATEST_ONLY,
}


def annex_a_cases(book: AnnexA, rule: str) -> CasesOfReturn:
    """The cases for a measure of timeliness: of the initial conferences of List 5, and of nothing else.

    Args:
        book: The workbook.
        rule: The rule: ``icpc``.

    Raises:
        InvalidRecordError: for every other rule, with why the workbook cannot answer it.

    Examples:
        >>> asked = ListedChild(number=5, child="7", days=[("began", date(2019, 5, 1))], no_conference=False)
        >>> annex_a_cases(AnnexA(name="made up", rows=[asked]), "icpc").cases[0].done_on
        ()
        >>> annex_a_cases(AnnexA(name="made up", rows=[]), "cla_review_subsequent")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: made up: Annex A holds only the latest date of each child, so timeliness over time cannot be told from it; ask it what is due next and what is overdue now
    """
    if rule != "icpc":
        why = _NOT_HELD.get(rule, _LATEST_ONLY)
        raise InvalidRecordError(f"{book.name}: {why}", remedy="ask it what is due next and what is overdue now")
    cases, refused = [], []
    for row in book.of(_ENQUIRIES):
        began, held = row.day("began"), row.day("conference")
        problem = _why_no_case(row)
        if problem or began is None:
            refused.append(Fault(place=row.place, problem=problem, severity=Severity.WARNING))
        elif held is not None or not row.no_conference:
            done: Sequence[date] = [] if held is None else [held]
            cases.append(Episode(reference=row.child, started_on=began, done_on=done))
    return CasesOfReturn(cases=cases, refused=refused)


def _why_no_case(row: ListedChild) -> str:
    """Why no clock can be told of an enquiry; empty where one can, or where no conference was needed."""
    if row.unread:
        return "a day of the row cannot be read"
    if row.day("began") is None:
        return "no day on which the enquiry began"
    held = row.day("conference")
    if held is not None and row.no_conference:
        return "a conference was held and was found unnecessary: which is right is not told"
    if held is None and row.no_conference is None:
        return "whether a conference was found unnecessary is not told"
    return ""
