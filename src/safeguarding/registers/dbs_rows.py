"""One row of a DBS register: its cells as the records they stand for, each doubt reported with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import (
    FIRST_ISSUE,
    Application,
    Certificate,
    StatusCheck,
    StatusCheckResult,
    Subscription,
)
from safeguarding.dbs.levels import Level, parse_level
from safeguarding.dbs.people import LongAbsence, Post
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.faults import Severity
from safeguarding.registers.dbs_numbers import read_number_cell
from safeguarding.registers.dbs_words import (
    NAME_FIELDS,
    UNKNOWN,
    as_workforce,
    is_nothing,
    name_of,
    said_yes,
)
from safeguarding.registers.grids import Row
from safeguarding.registers.guards import cleaned
from safeguarding.registers.headers import Header
from safeguarding.registers.problems import Problem, shown
from safeguarding.registers.spreadsheet_dates import CellState, DateColumn, plain_text

T = TypeVar("T")

POST_FIELDS = ("role", "required", "requires_check", "post_starts", "post_ends")


@attrs.define(kw_only=True, repr=False)
class RowReader:
    """Reads rows one after the other and gathers their problems.

    Attributes:
        header: The table's header.
        date_columns: The date columns, by field.
        problems: What was wrong so far.
        known_levels: Levels read before, by their text and workforce.
    """

    header: Header
    date_columns: Mapping[str, DateColumn]
    problems: list[Problem] = attrs.field(factory=list)
    _row: Row = attrs.field(init=False)
    _texts: dict[str, str] = attrs.field(init=False, factory=dict, repr=False)
    _is_withdrawn: bool = attrs.field(init=False, default=False, repr=False)
    _others: list[tuple[str, Callable[[], object | None]]] = attrs.field(init=False, repr=False)
    known_levels: dict[tuple[str, str], Level | None] = attrs.field(factory=dict, init=False)

    def start(self, row: Row) -> None:
        """Turn to a row."""
        self._row = row
        cells = row.cells
        width = len(cells)
        self._texts = {
            field: cleaned(cells[position]) if position < width else ""
            for field, position in self.header.positions.items()
        }

    def name(self) -> str:
        """The person's name, from one column or two."""
        return name_of(*map(self.text, NAME_FIELDS))

    def text(self, field: str) -> str:
        """A cell without the spaces around it, and without the sign that keeps a spreadsheet from running it."""
        return self._texts.get(field, "")

    def report(self, field: str, problem: str, done: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem of a cell, or of the whole row where the table has no such column."""
        has_column = field in self.header.positions
        self.problems.append(
            Problem(
                row=self._row.number,
                column=self.header.title(field) if has_column else "",
                problem=problem,
                done=done,
                found=shown(self.text(field), name=self.name()) if has_column and field != "name" else "",
                severity=severity,
            )
        )

    def report_row(self, number: int, problem: str, done: str) -> None:
        """Note a problem of a row that was read before."""
        self.problems.append(Problem(row=number, column="", problem=problem, done=done))

    def report_column(self, field: str, problem: str, done: str, severity: Severity = Severity.WARNING) -> None:
        """Note a problem of a whole column."""
        title = self.header.title(field)
        row = self.header.row.number
        self.problems.append(Problem(row=row, column=title, problem=problem, done=done, severity=severity))

    @property
    def others(self) -> list[tuple[str, Callable[[], object | None]]]:
        """What else a row may hold, of those that the table has a column for."""
        return self._others

    def __attrs_post_init__(self) -> None:
        readers: tuple[tuple[str, str, Callable[[], object | None]], ...] = (
            ("entry_issued", "certificates", self.entry_certificate),
            ("status_checked", "status_checks", self.status_check),
            ("status_result", "status_checks", self.status_check),
            ("subscribed", "subscriptions", self.subscription),
            ("subscription_starts", "subscriptions", self.subscription),
            ("subscription_ends", "subscriptions", self.subscription),
            ("applied", "applications", self.application),
            ("withdrawn", "applications", self.application),
            ("absence_starts", "absences", self.absence),
            ("absence_ends", "absences", self.absence),
            ("break_starts", "breaks", self.break_in_service),
            ("break_ends", "breaks", self.break_in_service),
        )
        present: dict[tuple[str, Callable[[], object | None]], None] = {
            (field, read): None for column, field, read in readers if column in self.header.positions
        }
        self._others = list(present)

    def day(self, field: str) -> date | None:
        """A date cell; None where it is blank, and with a problem where it cannot be read."""
        text = self._texts.get(field)
        if not text:
            return None
        cell = self.date_columns[field].read(text)
        if cell.state is CellState.READ:
            if cell.problem:
                self.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
            return cell.on
        if cell.state is not CellState.BLANK:
            pending = cell.state is CellState.PENDING
            self.report(field, cell.problem, "taken as unknown", Severity.WARNING if pending else Severity.ERROR)
        return None

    def post(self) -> Post | None:
        """The post of the row, or None where the row says nothing of one."""
        if not any(map(self.text, POST_FIELDS)):
            return None
        required = self.level("required")
        post = Post(
            role=self.text("role"),
            required=required,
            requires_check=self._yes("requires_check", otherwise=True),
            is_requirement_known=required is not None or is_nothing(self.text("required")),
        )
        starts_on, ends_on = self.day("post_starts"), self.day("post_ends")
        return self._made("post_ends", lambda: attrs.evolve(post, starts_on=starts_on, ends_on=ends_on)) or post

    def certificate(self) -> tuple[Certificate | None, Application | None]:
        """The certificate of the row, and the application that its cells tell of; None where there is none."""
        number = self._number("number")
        issued_on, applied_on, is_certificate = self._issued()
        submitted_on, seen_on = self.day("submitted"), self.day("seen")
        if number is None and not is_certificate and seen_on is None:
            return None, self._applied_for(applied_on or submitted_on, self.level("level"))
        if issued_on is not None and submitted_on is not None and submitted_on > issued_on:
            # applied for after this certificate was issued: the renewal
            applied_on, submitted_on = submitted_on, None
        if issued_on is not None and seen_on is not None and seen_on < issued_on:
            self.report("seen", "seen before it was issued", "left out")
            seen_on = None
        certificate = Certificate(
            number=number, level=self.level("level"), issued_on=issued_on, submitted_on=submitted_on, seen_on=seen_on
        )
        return certificate, self._applied_for(applied_on, None)

    def _applied_for(self, submitted_on: date | None, level: Level | None) -> Application | None:
        """An application that other cells than its own tell of; withdrawn, where its own do not say of what."""
        self._is_withdrawn = submitted_on is not None and not self.text("applied")
        if submitted_on is None:
            return None
        withdrawn_on = self.day("withdrawn") if self._is_withdrawn else None
        application = Application(submitted_on=submitted_on, level=level)
        return self._made("withdrawn", lambda: attrs.evolve(application, withdrawn_on=withdrawn_on)) or application

    def _issued(self) -> tuple[date | None, date | None, bool]:
        """The issue date, the date of an application that stands in its place, and whether there is a certificate."""
        cell = self.date_columns["issued"].read(self.text("issued"))
        match cell.state:
            case CellState.READ if cell.on is not None and cell.on < FIRST_ISSUE:
                self.report("issued", "before March 2002, when disclosures began", "taken as unknown")
                return None, None, True
            case CellState.READ:
                if cell.problem:
                    self.report("issued", cell.problem, f"read as {cell.on}", Severity.WARNING)
                return cell.on, None, True
            case CellState.APPLIED:
                self.report("issued", cell.problem, f"read as applied for on {cell.on}", Severity.WARNING)
                return None, cell.on, False
            case CellState.PENDING:
                is_unknown = plain_text(self.text("issued")) == UNKNOWN
                if not is_unknown:
                    self.report("issued", cell.problem, "taken as unknown", Severity.WARNING)
                return None, None, is_unknown
            case CellState.UNREADABLE:
                self.report("issued", cell.problem, "taken as unknown")
                return None, None, True
        return None, None, False

    def entry_certificate(self) -> Certificate | None:
        """The check at entry, where the register has a column for its date."""
        issued_on = self.day("entry_issued")
        if issued_on is None:
            return None
        if issued_on < FIRST_ISSUE:
            self.report("entry_issued", "before March 2002, when disclosures began", "left out")
            return None
        latest = self.date_columns["issued"].look_up(self.text("issued")).on
        if latest is not None and FIRST_ISSUE <= latest < issued_on:
            self.report("entry_issued", "a first check after the row's own certificate", "left out")
            return None
        return Certificate(issued_on=issued_on)

    def status_check(self) -> StatusCheck | None:
        """The status check of the row. Without its date or its result it proves nothing and is left out."""
        checked_on, result = self.day("status_checked"), self._result()
        if checked_on is None and result is not None:
            self.report("status_result", "a status check without its date proves nothing", "left out")
        if checked_on is not None and result is None and not self.text("status_result"):
            self.report("status_checked", "a status check without its result proves nothing", "left out")
        if checked_on is None or result is None:
            return None
        return StatusCheck(checked_on=checked_on, result=result, number=self._number("status_number"))

    def _result(self) -> StatusCheckResult | None:
        text = plain_text(self.text("status_result"))
        if is_nothing(text):
            return None
        folded = re.sub(r"[\W_]+", "_", text).strip("_").upper()
        result = StatusCheckResult.__members__.get(folded)
        if result is None:
            self.report("status_result", "none of the Update Service's four answers", "left out")
        return result

    def subscription(self) -> Subscription | None:
        """The Update Service subscription of the row."""
        starts_on, ends_on = self.day("subscription_starts"), self.day("subscription_ends")
        if starts_on is None and ends_on is None and not self._yes("subscribed", otherwise=False):
            return None
        return self._made(
            "subscription_ends",
            lambda: Subscription(starts_on=starts_on, ends_on=ends_on, number=self._number("subscription_number")),
        )

    def application(self) -> Application | None:
        """The application of the row's own columns."""
        if self._is_withdrawn and not self.text("applied"):
            # what was withdrawn is the application that other cells tell of
            return None
        submitted_on, withdrawn_on = self.day("applied"), self.day("withdrawn")
        if submitted_on is None:
            if withdrawn_on is not None:
                self.report("withdrawn", "withdrawn, and no day on which it was applied for", "left out")
            return None
        return self._made(
            "applied",
            lambda: Application(
                submitted_on=submitted_on, level=self.level("applied_level"), withdrawn_on=withdrawn_on
            ),
        )

    def absence(self) -> LongAbsence | None:
        """The absence of the row."""
        starts_on, ends_on = self.day("absence_starts"), self.day("absence_ends")
        if starts_on is None:
            if ends_on is not None:
                self.report("absence_ends", "an absence without its first day", "left out")
            return None
        return self._made("absence_starts", lambda: LongAbsence(starts_on=starts_on, ends_on=ends_on))

    def break_in_service(self) -> DateRange | None:
        """The break in service of the row; both its days are needed."""
        starts_on, ends_on = self.day("break_starts"), self.day("break_ends")
        if starts_on is None or ends_on is None:
            if starts_on is not None or ends_on is not None:
                given = "break_ends" if starts_on is None else "break_starts"
                self.report(given, "a break in service without both its days", "left out")
            return None
        return self._made("break_starts", lambda: DateRange(starts_on, ends_on))

    def _made(self, field: str, make: Callable[[], T]) -> T | None:
        """A record, or None with a problem where its cells contradict each other."""
        try:
            return make()
        except InvalidRecordError as error:
            self.report(field, str(error), "left out")
            return None

    def _yes(self, field: str, *, otherwise: bool) -> bool:
        text = self.text(field)
        said = said_yes(text)
        if said is not None:
            return said
        # "not applicable" says that there is no subscription; that a post needs no check it does not say plainly enough
        if text and (otherwise or not is_nothing(text)):
            self.report(field, "neither yes nor no", f"taken as {'yes' if otherwise else 'no'}", Severity.WARNING)
        return otherwise

    def level(self, field: str) -> Level | None:
        """The level in a cell; None where it is blank, and with a problem where it is no level."""
        text = self.text(field)
        workforce = self.text("workforce") if field == "level" else ""
        if is_nothing(workforce):
            workforce = ""
        key = (text, workforce)
        if key in self.known_levels:
            return self.known_levels[key]
        if is_nothing(text) or (field == "required" and plain_text(text) == UNKNOWN):
            return None
        try:
            alone = parse_level(text)
        except ParseError:
            self.report(field, "not a level of check", "taken as unknown")
            return None
        if not workforce:
            level = self.known_levels[key] = alone
            return level
        try:
            level = self.known_levels[key] = parse_level(f"{text}, {as_workforce(workforce)}")
        except ParseError:
            # a level of no known workforce covers no requirement that names one
            self.report("workforce", "no workforce of such a check", "left out")
            return attrs.evolve(alone, workforce=None)
        return level

    def _number(self, field: str) -> CertificateNumber | None:
        cell = read_number_cell(self.text(field))
        if cell.problem:
            self.report(field, cell.problem, cell.done, Severity.ERROR if cell.number is None else Severity.WARNING)
        return cell.number
