"""The yearly return on children looked after (SSDA903) as CSV files: care, moves, reviews and missing episodes.

A table is known by its columns, not by its file's name. A return holds no dates of health assessments and no visits: of
these nothing can be said from it, and ``not_held`` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.opened_files import folder_entries, is_folder
from safeguarding.readers.childrens_files.care_periods import CareEpisode, CarePeriods, NewEpisode, care_periods
from safeguarding.readers.childrens_files.cells import child_number, code, dated
from safeguarding.readers.childrens_files.tables import faults_of_rows, reader_of
from safeguarding.records import Record, Several, how_many
from safeguarding.secrets import BirthDate
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, find_header
from safeguarding.tables.opening import open_grids
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_nothing

_CHILD = Column(field="child", headers=("CHILD",), is_required=True, read=child_number)
EPISODES = (
    _CHILD,
    dated("began", "DECOM", is_required=True),
    Column(field="reason", headers=("RNE",), is_required=True, read=code),
    Column(field="legal_status", headers=("LS",), is_required=True, read=code),
    dated("ended", "DEC", is_required=True),
    Column(field="ended_with", headers=("REC",), read=code),
)
REVIEWS = (_CHILD, dated("held", "REVIEW", is_required=True), Column(field="part", headers=("REVIEW_CODE",), read=code))
MISSING = (_CHILD, dated("began", "MIS_START", is_required=True), dated("ended", "MIS_END", is_required=True))
HEADER = (_CHILD, dated("born", "DOB", is_required=True), Column(field="ethnic", headers=("ETHNIC",), is_required=True))

LEGAL_STATUSES = ("C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3")
"""The return's codes of legal status."""
_SUFFIXES = frozenset({".csv", ".txt", ".xlsx", ".xlsm"})
NOT_HELD = ("dates of health assessments (the return says only yes or no)", "visits")


@attrs.frozen(kw_only=True)
class LookedAfterReturn(Record):
    """What the tables of one year's return, or of several years', hold.

    Attributes:
        care: Periods of care, moves and short breaks.
        reviews: The days of each child's reviews.
        missing: When each child was missing.
        births: Each child's birthday.
        tables: The files that were read, with what each holds.
        doubted: The children of whom an episode or a review could not be used, or contradicts the others: no case is
            made of them.
        of_nobody: The days of reviews whose row names no child: each may be anybody's.
        not_held: What such a return does not hold, so that nothing is concluded from its silence.
        faults: Everything that could not be read, or contradicts something; a place never names a child.
    """

    care: CarePeriods
    reviews: tuple[tuple[str, tuple[date, ...]], ...] = attrs.field(repr=how_many)
    missing: tuple[tuple[str, tuple[tuple[date, date | None], ...]], ...] = attrs.field(default=(), repr=how_many)
    births: tuple[tuple[str, BirthDate], ...] = attrs.field(default=(), repr=how_many)
    tables: tuple[tuple[str, str], ...] = ()
    doubted: frozenset[str] = attrs.field(default=frozenset(), repr=how_many)
    of_nobody: tuple[date, ...] = ()
    not_held: tuple[str, ...] = NOT_HELD
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def year_begins(self) -> date | None:
        """The first day that the reviews cover without a gap: 1 April of the earliest year. None where there are none."""
        years = {_year_of(day) for _, days in self.reviews for day in days}
        if not years:
            return None
        first = max(years)
        while first - 1 in years:
            first -= 1
        return date(first, _APRIL, 1)

    @property
    def year_ends(self) -> date | None:
        """The last day that the reviews cover: 31 March after the latest of them. None where there are none."""
        latest = max((day for _, days in self.reviews for day in days), default=None)
        return None if latest is None else date(_year_of(latest) + 1, *_LAST_OF_MARCH)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the files could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


_APRIL = 4
_LAST_OF_MARCH = (3, 31)


def _year_of(day: date) -> int:
    """The year in which the return's year began that a day lies in: from 1 April to 31 March."""
    return day.year if day.month >= _APRIL else day.year - 1


class _Gathered:
    """What the tables have told so far."""

    def __init__(self) -> None:
        self.episodes: list[CareEpisode] = []
        self.reviews: dict[str, set[date]] = {}
        self.held: list[tuple[str, date, Place]] = []
        self.doubted: set[str] = set()
        self.of_nobody: set[date] = set()
        self.missing: dict[str, set[tuple[date, date | None]]] = {}
        self.births: dict[str, date] = {}
        self.tables: list[tuple[str, str]] = []
        self.faults: list[Fault] = []

    def read(self, grid: Grid) -> bool:
        """Read a table of the return; False where it is none of those that are read."""
        for name, columns, take in (
            ("episodes", EPISODES, self._episode),
            ("reviews", REVIEWS, self._review),
            ("missing", MISSING, self._missing),
            ("header", HEADER, self._child),
        ):
            if find_header(grid, columns).is_complete:
                reader = reader_of(grid, columns, record=f"a row of {name}")
                for cells in reader.records():
                    self._take(cells, reader, take)
                self.faults += faults_of_rows(reader)
                self.tables.append((grid.name, name))
                return True
        return False

    def _take(self, cells: Cells, reader: RowReader, take: object) -> None:
        if not cells["child"]:
            cells.report("child", "no child's number; the row is not used", "put it in")
            if "held" in cells.looked and cells["held"] is not None:
                self.of_nobody.add(cells["held"])
            return
        take(cells, reader)  # type: ignore[operator]  # one of the methods below

    def _episode(self, cells: Cells, reader: RowReader) -> None:
        began, reason = cells["began"], cells["reason"]
        if not self._is_sound(cells):
            # whether care went on, and from when on, hangs on each of the child's episodes
            self.doubted.add(cells["child"])
            return
        self.episodes.append(
            CareEpisode(
                child=cells["child"],
                began_on=began,
                reason=NewEpisode[reason],
                ended_on=cells["ended"],
                ended_with=cells["ended_with"] or "",
                legal_status=cells["legal_status"],
                place=attrs.evolve(reader.place, row=cells.number),
            )
        )

    def _is_sound(self, cells: Cells) -> bool:
        """Whether an episode can be used; why not is reported."""
        began, ended = cells["began"], cells["ended"]
        if began is None:
            if is_nothing(cells.text("began")):
                cells.report("began", "no day on which the episode began; the row is not used", "put it in")
        elif cells["reason"] not in NewEpisode.__members__:
            known = ", ".join(NewEpisode.__members__)
            cells.report("reason", "not a reason for a new episode; the row is not used", f"write one of {known}")
        elif cells["legal_status"] not in LEGAL_STATUSES:
            problem = "not a legal status, so whether it is a short break is not known; the row is not used"
            cells.report("legal_status", problem, f"write one of {', '.join(LEGAL_STATUSES)}")
        elif ended is not None and ended < began:
            cells.report("ended", "ends before it began; the row is not used", "look up both days")
        else:
            # a day that cannot be read is no open end; the doubt about the cell is reported already
            return ended is not None or is_nothing(cells.text("ended"))
        return False

    def _review(self, cells: Cells, reader: RowReader) -> None:
        if cells["held"] is not None:
            self.reviews.setdefault(cells["child"], set()).add(cells["held"])
            place = attrs.evolve(reader.place, row=cells.number, column=reader.table.header.title("held"))
            self.held.append((cells["child"], cells["held"], place))
        elif not is_nothing(cells.text("held")):
            # it may be the one that is missed
            self.doubted.add(cells["child"])

    def doubt_vanished(self, care: CarePeriods, *, episodes_before: int) -> None:
        """Doubt the children whose care is open in an earlier return, and who are not in the latest."""
        latest = {each.child for each in self.episodes[episodes_before:]}
        for period in care.periods:
            if period.ended_on is None and period.child not in latest:
                self.doubted.add(period.child)
                problem, remedy = "care that had not ended is not in the latest return", "look up when it ended"
                self.faults.append(Fault(place=period.place, problem=problem, remedy=remedy, severity=Severity.WARNING))

    def doubt_strange_reviews(self) -> None:
        """Doubt the children of whom a review lies outside their care, or whose number may stand in two forms."""
        known = {each.child for each in self.episodes}
        short = {number.lstrip("0"): number for number in known}
        places = {child: place for child, _, place in reversed(self.held)}
        for child in self.reviews:
            if child not in known and child not in self.doubted:
                other = short.get(child.lstrip("0"))
                self.doubted.update([other] if other is not None else [])
                said = "" if other is None else "; one with other zeros before it has episodes, and may be meant"
                problem, remedy = f"a child's reviews, and no episode of that number{said}", "look up the number"
                severity = Severity.WARNING if other is None else Severity.ERROR
                self.faults.append(Fault(place=places[child], problem=problem, remedy=remedy, severity=severity))
        for child, day, place in self.held:
            of_child = [each for each in self.episodes if each.child == child] if child in known else []
            if of_child and child not in self.doubted and not any(each.began_on <= day for each in of_child):
                self.doubted.add(child)
                problem, remedy = "a review before any care of the child that is in the files", "look up both days"
                self.faults.append(Fault(place=place, problem=problem, remedy=remedy))

    def report_reviews_after_the_year(self, episodes: int, held: int) -> None:
        """Report the reviews of a return that lie after its year.

        The file does not tell its year. It is that of the latest day of an episode, or that of most reviews if later.

        Args:
            episodes: How many episodes came before those of this return.
            held: How many reviews did.
        """
        years = Counter(_year_of(day) for _, day, _ in self.held[held:])
        if not years:
            return
        most = min(year for year, count in years.items() if count == max(years.values()))
        year = max([most, *(_year_of(each.ended_on or each.began_on) for each in self.episodes[episodes:])])
        for child, day, place in self.held[held:]:
            if _year_of(day) > year:
                self.doubted.add(child)
                self.reviews[child].discard(day)
                problem = f"lies after 31 March {year + 1}, with which the year of the return seems to end"
                remedy = "of this child's reviews nothing is said: look up the day, or give the return of its year"
                self.faults.append(Fault(place=place, problem=problem, remedy=remedy))

    def report_missing_years(self) -> None:
        """Report the years between those of which there are reviews: what was done before such a gap is no beginning."""
        years = {_year_of(day) for _, day, _ in self.held}
        for year in sorted(set(range(min(years, default=0), max(years, default=0))) - years):
            problem = (
                f"no review of the year to 31 March {year + 1} is in the files, and of earlier and later years are"
            )
            remedy = f"give the return of that year; what was done before 1 April {year + 1} is not counted on"
            self.faults.append(Fault(place=Place(), problem=problem, remedy=remedy, severity=Severity.WARNING))

    def _missing(self, cells: Cells, _: RowReader) -> None:
        if cells["began"] is not None:
            self.missing.setdefault(cells["child"], set()).add((cells["began"], cells["ended"]))

    def _child(self, cells: Cells, _: RowReader) -> None:
        born = cells["born"]
        if born is None:
            return
        if self.births.setdefault(cells["child"], born) != born:
            cells.report("born", "another birthday than in another row of the same child", "look it up")


def read_ssda903(folders: Iterable[Path]) -> LookedAfterReturn:
    """Read the tables of one year's return, or of several years' in their order.

    Args:
        folders: A folder for each year, the earliest first, or the files themselves.

    Raises:
        UnreadableFileError: where there is no file at all that could be one of its tables.
        FaultyInputError: where no table of episodes is among them.

    Examples:
        >>> read_ssda903([])
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: no file of the return was found; name its folder, or its files
    """
    gathered = _Gathered()
    given = list(folders)
    # a folder is a year's return; files that are named by themselves are taken as one
    returns = [*(_files(each) for each in given if is_folder(each)), [each for each in given if not is_folder(each)]]
    if not any(returns):
        raise UnreadableFileError("no file of the return was found", remedy="name its folder, or its files")
    before = 0, 0
    for paths in filter(None, returns):
        before = len(gathered.episodes), len(gathered.held)
        for path in paths:
            _read_file(gathered, path)
        gathered.report_reviews_after_the_year(*before)
    if not any(what == "episodes" for _, what in gathered.tables):
        wanted = ", ".join(column.headers[0] for column in EPISODES)
        missing = Fault(place=Place(), problem="no table of episodes", remedy=f"it has the columns {wanted}")
        raise FaultyInputError.of("the return", (missing, *gathered.faults))
    care = care_periods(gathered.episodes)
    gathered.doubt_vanished(care, episodes_before=before[0])
    gathered.report_missing_years()
    gathered.doubt_strange_reviews()
    return LookedAfterReturn(
        care=care,
        reviews=tuple((child, tuple(sorted(days))) for child, days in sorted(gathered.reviews.items())),
        missing=tuple(
            (child, tuple(sorted(times, key=lambda each: each[0]))) for child, times in sorted(gathered.missing.items())
        ),
        births=tuple(sorted((child, BirthDate(*born.timetuple()[:3])) for child, born in gathered.births.items())),
        tables=tuple(gathered.tables),
        doubted=frozenset(gathered.doubted),
        of_nobody=tuple(sorted(gathered.of_nobody)),
        faults=(*gathered.faults, *care.faults, *_born_too_late(care, gathered.births)),
    )


def _born_too_late(care: CarePeriods, births: Mapping[str, date]) -> Iterator[Fault]:
    """Birthdays after care began, which no answer uses."""
    for period in care.periods:
        born_on = births.get(period.child)
        if born_on is not None and period.began_on is not None and born_on > period.began_on:
            problem = "the birthday is after the day on which care began; it is not used"
            yield Fault(place=period.place, problem=problem, remedy="look up both days", severity=Severity.ERROR)


def _files(folder: Path) -> Sequence[Path]:
    return [each for each in folder_entries(folder) if each.suffix.casefold() in _SUFFIXES]


def _read_file(gathered: _Gathered, path: Path) -> None:
    for grid in open_grids(path):
        if not gathered.read(grid):
            problem = "none of the tables that are read here"
            remedy = "episodes, reviews, missing and header are read, each told by its columns"
            place = Place(file=grid.name)
            gathered.faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING))
