"""Tables of the standard safeguarding dataset (``ssd_…``) as CSV files: referrals, enquiries, plans, care, reviews, visits.

A table is known by its columns. Its events have numbers of their own, by which they are joined. The due days that a
council's system stored in them are not read: they are never mixed with our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.opened_files import folder_entries, is_folder
from safeguarding.readers.childrens_files.cells import child_number, code, dated
from safeguarding.readers.childrens_files.tables import faults_of_rows, reader_of
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, find_header
from safeguarding.tables.opening import open_grids
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import is_nothing, plain_words

_SUFFIXES = frozenset({".csv", ".txt", ".xlsx", ".xlsm"})
_YES = {"Y": True, "YES": True, "1": True, "TRUE": True, "N": False, "NO": False, "0": False, "FALSE": False}


def _flag(cells: Cells, field: str) -> bool | None:
    text = code(cells, field)
    if text not in _YES and not is_nothing(text):
        cells.report(field, "neither yes nor no", "write Y or N")
    return _YES.get(text)


def _key(field: str, *headers: str, needed: bool = False) -> Column:
    return Column(field=field, headers=headers, is_required=needed, read=child_number)


def _flags(**headers: str) -> list[Column]:
    return [Column(field=field, headers=(header,), read=_flag) for field, header in headers.items()]


def _word(cells: Cells, field: str) -> str:
    return plain_words(cells.text(field))


TABLES: Mapping[str, tuple[Column, ...]] = {
    "cin_episodes": (
        _key("key", "cine_referral_id", needed=True),
        _key("child", "cine_person_id"),
        dated("began", "cine_referral_date", is_required=True),
        dated("ended", "cine_close_date"),
        *_flags(no_action="cine_referral_nfa"),
    ),
    "cin_assessments": (
        _key("of", "cina_referral_id", needed=True),
        _key("child", "cina_person_id"),
        dated("began", "cina_assessment_start_date", is_required=True),
        dated("ended", "cina_assessment_auth_date"),
    ),
    "s47_enquiry": (
        _key("key", "s47e_s47_enquiry_id", needed=True),
        _key("child", "s47e_person_id"),
        dated("began", "s47e_s47_start_date", is_required=True),
        *_flags(no_action="s47e_s47_nfa"),
    ),
    "initial_cp_conference": (
        _key("of", "icpc_s47_enquiry_id", needed=True),
        _key("child", "icpc_person_id"),
        dated("held", "icpc_icpc_date", is_required=True),
        *_flags(transferred="icpc_icpc_transfer_in"),
    ),
    "cp_plans": (
        _key("key", "cppl_cp_plan_id", needed=True),
        _key("child", "cppl_person_id"),
        dated("began", "cppl_cp_plan_start_date", is_required=True),
        dated("ended", "cppl_cp_plan_end_date", is_required=True),
        *_flags(of_another="cppl_cp_plan_ola"),
    ),
    "cp_reviews": (_key("of", "cppr_cp_plan_id", needed=True), dated("held", "cppr_cp_review_date", is_required=True)),
    "cla_episodes": (
        _key("key", "clae_cla_id", needed=True),
        _key("child", "clae_person_id"),
        dated("began", "clae_entered_care_date", is_required=True),
        dated("ended", "clae_cla_episode_ceased_date", "clae_cla_episode_ceased", is_required=True),
    ),
    "cla_reviews": (
        _key("of", "clar_cla_id", needed=True),
        dated("held", "clar_cla_review_date", is_required=True),
        *_flags(cancelled="clar_cla_review_cancelled"),
    ),
    "cla_placement": (
        _key("of", "clap_cla_id", needed=True),
        dated("began", "clap_cla_placement_start_date", is_required=True),
        dated("ended", "clap_cla_placement_end_date", is_required=True),
    ),
    "cla_visits": (
        _key("of", "clav_cla_id", needed=True),
        dated("held", "clav_cla_visit_date", is_required=True),
        *_flags(seen="clav_cla_visit_seen"),
    ),
    "cla_health": (
        _key("child", "clah_person_id", needed=True),
        dated("held", "clah_health_check_date", is_required=True),
        Column(field="kind", headers=("clah_health_check_type",), is_required=True, read=_word),
        Column(field="status", headers=("clah_health_check_status",), is_required=True, read=_word),
    ),
    "cp_visits": (
        _key("of", "cppv_cp_plan_id", needed=True),
        dated("held", "cppv_cp_visit_date", is_required=True),
        *_flags(seen="cppv_cp_visit_seen"),
    ),
    "cin_plans": (
        _key("key", "cinp_cin_plan_id", needed=True),
        _key("child", "cinp_person_id", needed=True),
        dated("began", "cinp_cin_plan_start_date", is_required=True),
        dated("ended", "cinp_cin_plan_end_date", is_required=True),
    ),
    "cin_visits": (
        _key("child", "cinv_person_id", needed=True),
        dated("held", "cinv_cin_visit_date", is_required=True),
        *_flags(seen="cinv_cin_visit_seen"),
    ),
    "person": (_key("key", "pers_person_id", needed=True), dated("born", "pers_dob", is_required=True)),
}
"""The tables that are read, without the ``ssd_`` before their names, and their columns."""


@attrs.frozen(kw_only=True)
class SsdRow(Record):
    """One row of a table.

    Attributes:
        table: The table.
        key: Its own number, where others are joined to it.
        of: The number of what it belongs to.
        child: The child's number; kept out of the repr, as the others are.
        days: The days that stand in it.
        unread: The days in it that cannot be read: neither there nor absent.
        flags: What it says yes or no to.
        words: What stands in it in a council's own words, in lower case.
        place: Where it stands.
    """

    table: str
    key: str = attrs.field(default="", repr=False)
    of: str = attrs.field(default="", repr=False)
    child: str = attrs.field(default="", repr=False)
    days: tuple[tuple[str, date], ...] = attrs.field(default=(), converter=Several[tuple[str, date]])
    unread: frozenset[str] = frozenset()
    flags: tuple[tuple[str, bool], ...] = attrs.field(default=(), converter=Several[tuple[str, bool]])
    words: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=Several[tuple[str, str]])
    place: Place = attrs.field(factory=Place)

    def day(self, what: str) -> date | None:
        """A day of it; None where none is held."""
        return dict(self.days).get(what)

    def flag(self, what: str) -> bool | None:
        """What it says; None where it does not."""
        return dict(self.flags).get(what)

    def word(self, what: str) -> str:
        """What stands there; empty where nothing does."""
        return dict(self.words).get(what, "")


@attrs.frozen(kw_only=True)
class SsdTables(Record):
    """The tables of a dataset.

    Attributes:
        rows: The rows of all tables.
        tables: The tables that were found.
        faults: Everything that could not be read.
    """

    rows: tuple[SsdRow, ...] = attrs.field(converter=Several[SsdRow], repr=how_many)
    tables: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    def of(self, table: str) -> tuple[SsdRow, ...]:
        """The rows of one table."""
        return tuple(row for row in self.rows if row.table == table)

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the files could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


def read_ssd(folder: Path) -> SsdTables:
    r"""Read the tables of a folder, or the one of a file.

    Raises:
        UnreadableFileError: where there is no file that could be one of its tables.
        FaultyInputError: where none of its tables is among them.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "ssd_cp_reviews.csv")
        ...     _ = path.write_text("cppr_cp_plan_id,cppr_cp_review_date\n7,2024-03-05 00:00:00\n", encoding="utf-8")
        ...     tables = read_ssd(path)
        >>> tables.tables, tables.of("cp_reviews")[0].day("held")
        (('cp_reviews',), datetime.date(2024, 3, 5))
    """
    paths = [folder]
    if is_folder(folder):
        paths = [each for each in folder_entries(folder) if each.suffix.casefold() in _SUFFIXES]
    if not paths:
        raise UnreadableFileError("no file of the dataset was found", file=folder.name, remedy="name its folder")
    rows: list[SsdRow] = []
    faults: list[Fault] = []
    found: list[str] = []
    for grid in (grid for path in paths for grid in open_grids(path)):
        table = _table_of(grid)
        if table is None:
            problem, remedy = "none of the tables that are read here", f"these are read: {', '.join(TABLES)}"
            place = Place(file=grid.name, sheet=grid.sheet)
            faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING))
        else:
            found.append(table)
            rows += _rows(grid, table, faults)
    if not found:
        raise FaultyInputError.of(folder.name, faults)
    return SsdTables(rows=rows, tables=tuple(dict.fromkeys(found)), faults=faults)


_OF_A_CHILD = frozenset({"cla_health", "cin_plans", "cin_visits"})


def _table_of(grid: Grid) -> str | None:
    return next((name for name, columns in TABLES.items() if find_header(grid, columns).is_complete), None)


def _rows(grid: Grid, table: str, faults: list[Fault]) -> Iterable[SsdRow]:
    columns = TABLES[table]
    reader = reader_of(grid, columns, record=f"a row of {table}")
    fields = [column.field for column in columns]
    days = [column.field for column in columns if column.holds_dates]
    others = [field for field in fields if field not in (*days, "key", "of", "child")]
    made: list[SsdRow] = []
    seen: set[str] = set()
    for cells in reader.records():
        read = {field: cells[field] if field in cells.looked else None for field in days}
        if table in _OF_A_CHILD and not cells["child"]:
            cells.report("child", "no child's number; the row is not used", "put it in")
            continue
        if "key" in fields and not cells["key"]:
            cells.report("key", "no number of its own; the row is not used", "put it in")
            continue
        if "of" in fields and not cells["of"] and table != "initial_cp_conference":
            cells.report("of", "no number of what it belongs to; it may belong to any", "put it in")
        if "key" in fields and table != "cla_episodes" and cells["key"] in seen:
            cells.report("key", "the same number again; the first row was used", "look up which is right")
            continue
        seen.add(cells["key"] if "key" in fields else "")
        made.append(
            SsdRow(
                table=table,
                key=cells["key"] if "key" in fields else "",
                of=cells["of"] if "of" in fields else "",
                child=cells["child"] if "child" in fields else "",
                days=[(field, day) for field, day in read.items() if day is not None],
                unread=frozenset(
                    field
                    for field, day in read.items()
                    if day is None and (field not in cells.looked or not is_nothing(cells.text(field)))
                ),
                flags=[(field, said) for field in others if isinstance(said := cells[field], bool)],
                words=[(field, said) for field in others if isinstance(said := cells[field], str) and said],
                place=attrs.evolve(reader.place, row=cells.number),
            )
        )
    faults += faults_of_rows(reader)
    return made
