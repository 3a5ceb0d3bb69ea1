"""The rows of a central record, each made into a record of recruitment, or reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.dbs.checks import FIRST_ISSUE
from safeguarding.dbs.levels import BarredList, Level
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Severity
from safeguarding.readers.dbs.cells import is_barred_list_unsaid, level_said
from safeguarding.readers.leaving_words import says_left
from safeguarding.readers.recruitment.capacities import capacity_in_post, capacity_named
from safeguarding.readers.recruitment.cells import NOTHING, Said, is_unclear_day
from safeguarding.readers.recruitment.certificates import KINDS_OF_TIER
from safeguarding.readers.recruitment.fields import (
    APPLIED,
    EVIDENCE,
    EXPIRES,
    FACTS,
    ISSUED,
    LEVEL,
    METHOD,
    NUMBER,
    PERSON_FACTS,
    SECOND,
    SEEN,
    field_of,
)
from safeguarding.readers.recruitment.leaving import is_left
from safeguarding.readers.recruitment.numbers import FEWEST_DIGITS, is_in_doubt
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, RoleKind, Setting
from safeguarding.tables.reading import FileTable
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_example, is_nothing, plain_words

_DBS = CheckKind.ENHANCED_DBS
_ON_THE_CERTIFICATE = frozenset(
    {"as dbs", "on dbs", "with dbs", "see dbs", "in dbs", "included in dbs", "part of dbs", "on dbs certificate"}
)


def _headings(table: FileTable) -> dict[int, RoleKind | None]:
    """The rows that hold one word for a capacity, or for leavers, and nothing else: headings of those below."""
    found: dict[int, RoleKind | None] = {}
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) != 1:
            continue
        kind = capacity_named(filled[0])
        if kind is not None or says_left(filled[0]):
            found[row.number] = kind
    return found


_SAY_SO = "add a column 'Capacity', if that is wrong: staff, volunteer, governor, agency"


def _both(first: Said, second: Said) -> Said:
    """Two references in two columns: both are needed, and they are done when the later one is."""
    for each in (first, second):
        if not each.is_known or not each.is_said:
            return each
    if not first.is_done or not second.is_done:
        return first if not first.is_done else second
    days = [each.done_on for each in (first, second) if each.done_on is not None]
    return attrs.evolve(first, done_on=max(days) if len(days) == 2 else None)  # noqa: PLR2004 - two references


class CentralRecordRows:
    """What the rows of one central record become."""

    def __init__(
        self, table: FileTable, reader: RowReader, *, setting: Setting, role: Role, is_role_said: bool = False
    ) -> None:
        self.reader = reader
        self._is_role_said = is_role_said
        self._setting = setting
        self._role = role
        self._positions = table.header.positions
        self._places: dict[str, int] = {}
        self._headings = _headings(table)
        self.not_held: frozenset[CheckKind] = frozenset(kind for kind in CheckKind if not self._has_place(kind))

    def _has_place(self, kind: CheckKind) -> bool:
        """Whether the table says anything of a kind: in a column of its own, or of a certificate's level."""

        def has(of: CheckKind, *parts: str) -> bool:
            return any(field_of(of, part) in self._positions for part in parts)

        said = ("", SEEN, ISSUED, EVIDENCE)
        # a level alone does not say that a certificate was seen
        of_certificate = kind in KINDS_OF_TIER.values() and has(_DBS, LEVEL) and has(_DBS, *said, NUMBER)
        return of_certificate or has(kind, *said)

    def make(self, cells: Cells) -> RecruitmentRecord | None:
        """The row's record; None where it is of nobody, or in a capacity that is not known."""
        if cells.number in self._headings:
            self.reader.set_aside(cells.row, "a heading, not a person")
            return None
        role = self._role_of(cells)
        if role is None:
            self.reader.unread.append(cells.row)
            return None
        if is_example(cells.text("reference") or cells.text("name")):
            self.reader.set_aside(cells.row, "a template's example, not a person")
            return None
        starts, left = self._day(cells, "starts"), self._day(cells, "left")
        if starts is not None and left is not None and left < starts:
            cells.report("left", "before the start", "taken as unknown: mend one of the two")
            left = None
        appointed = self._day(cells, "appointed")
        if appointed is not None and starts is not None and appointed > starts:
            cells.report("appointed", "after the start", "read as it stands: look it up", Severity.WARNING)
        return RecruitmentRecord(
            reference=self._reference(cells),
            setting=self._setting,
            role=role,
            appointed_on=appointed,
            supplied_on=self._day(cells, "supplied"),
            starts_on=starts,
            left_on=left,
            is_leaver=left is None and self._is_leaver(cells),
            contact_post_ended_on=self._day(cells, "contact_post_ended"),
            care_role_since=self._day(cells, "care_role_since"),
            diploma_deferred_to=self._day(cells, "diploma_deferred_to"),
            checks=list(self._checks(cells)),
            not_held=self.not_held,
            **{name: self._fact(cells, name) for name in PERSON_FACTS},
        )

    def _reference(self, cells: Cells) -> str:
        """The row's reference; where another has it, with the row: two people stay two."""
        own = cells.text("reference")
        reference = own or f"row {cells.number}"
        first = self._places.setdefault(reference, cells.number)
        if first == cells.number:
            return reference
        cells.report("reference", f"used before, in row {first}", "kept as a record of its own: are they one person?")
        return f"{reference}, row {cells.number}"

    def _is_leaver(self, cells: Cells) -> bool:
        """Whether a column, the cell of the leaving day, or the heading above the row says that somebody has left."""
        above = max((line for line in self._headings if line < cells.number), default=0)
        is_below_leavers = self._headings.get(above, RoleKind.STAFF) is None
        if is_below_leavers:
            problem, remedy = "below the heading of those who have left, with no leaving day", "write the last day"
            cells.report("left" if "left" in self._positions else "", problem, remedy)
        said = "left" in self._positions and is_left(cells.text("left"))
        return is_below_leavers or said or ("leaver" in self._positions and bool(cells["leaver"]))

    def _role_of(self, cells: Cells) -> Role | None:
        known = {name: self._fact(cells, name) for name in FACTS if name in self._positions}
        stated = {name: fact for name, fact in known.items() if fact is not None}
        word = cells.text("capacity")
        kind = self._kind_unsaid(cells) if is_nothing(word) else capacity_named(word)
        if kind is None:
            problem = "a capacity that is not known; the row is not read"
            cells.report("capacity", problem, "write 'staff' or 'volunteer'")
            return None
        return attrs.evolve(self._role, kind=kind, **stated)

    def _kind_unsaid(self, cells: Cells) -> RoleKind:
        """The capacity that the heading above a row names, or the caller; without them one by which the post is called."""
        above = [line for line in self._headings if line < cells.number]
        headed = self._headings[max(above)] if above else None
        if headed is not None or self._is_role_said:
            return headed or self._role.kind
        in_post = capacity_in_post(cells.text("post"))
        if in_post is None:
            return self._role.kind
        cells.report("post", f"no capacity; read as {in_post}, since the post is called so", _SAY_SO, Severity.WARNING)
        return in_post

    def _fact(self, cells: Cells, name: str) -> bool | None:
        found: bool | None = cells[name] if name in self._positions else None
        return found

    def _day(self, cells: Cells, field: str) -> date | None:
        found: date | None = cells[field] if field in self._positions else None
        return found

    def _said(self, cells: Cells, kind: CheckKind, part: str = "") -> Said:
        field = field_of(kind, part)
        found: Said = cells[field] if field in self._positions else NOTHING
        return found

    def _checks(self, cells: Cells) -> Iterator[PreAppointmentCheck]:
        certificates = list(self._certificates(cells))
        for kind in CheckKind:
            if kind is _DBS:
                yield from certificates
            elif plain_words(cells.text(field_of(kind))) in _ON_THE_CERTIFICATE:
                yield from (attrs.evolve(each, kind=kind) for each in certificates if each.kind is _DBS)
            else:
                yield from self._check(cells, kind)

    def _check(self, cells: Cells, kind: CheckKind) -> Iterator[PreAppointmentCheck]:
        """The check of a kind, from the cell that says whether and the cell that says when."""
        found = self._together(cells, kind)
        if not found.is_said and not is_nothing(cells.text(field_of(kind, "by"))):
            # somebody is named as having seen it, on no stated day
            found = Said(is_done=True)
        shown = self._said(cells, kind, EVIDENCE)
        if not found.is_said or (found.is_done and found.done_on is None and shown.done_on is not None):
            found = shown
        if kind is CheckKind.REFERENCES and field_of(kind, SECOND) in self._positions:
            found = _both(found, self._said(cells, kind, SECOND))
        if not found.is_said:
            return
        if not found.is_known:
            yield PreAppointmentCheck(kind=kind, is_known=False)
        elif found.reason:
            yield PreAppointmentCheck(kind=kind, not_required_because=found.reason)
        else:
            yield self._made(cells, kind, found)

    def _made(self, cells: Cells, kind: CheckKind, found: Said) -> PreAppointmentCheck:
        expires_on = found.expires_on
        if kind is CheckKind.RIGHT_TO_WORK and (field := field_of(kind, EXPIRES)) in self._positions:
            if is_unclear_day(cells, field):
                # a permission whose end cannot be made out would otherwise last for ever
                return PreAppointmentCheck(kind=kind, is_known=False)
            expires_on = cells[field] or expires_on
        return PreAppointmentCheck(
            kind=kind,
            done_on=found.done_on,
            applied_on=found.applied_on,
            expires_on=expires_on,
            method=self._method(cells) if kind is CheckKind.RIGHT_TO_WORK else None,
            seen_by=cells.text(field_of(kind, "by")) or found.seen_by,
        )

    def _method(self, cells: Cells) -> RightToWorkMethod | None:
        field = field_of(CheckKind.RIGHT_TO_WORK, METHOD)
        found: RightToWorkMethod | None = cells[field] if field in self._positions else None
        return found

    def _together(self, cells: Cells, kind: CheckKind) -> Said:
        """One answer from two cells. Where they contradict one another nothing is known, and that is reported."""
        whether, when = self._said(cells, kind), self._said(cells, kind, SEEN)
        if not when.is_said or not whether.is_said:
            both = whether if whether.is_said else when
            denied = not whether.is_said and bool(cells.text(field_of(kind))) and when.is_done
            if not denied:
                return both
        elif whether.is_known and when.is_known:
            agree = whether.is_done == when.is_done and whether.reason == when.reason
            same_day = whether.done_on is None or when.done_on is None or whether.done_on == when.done_on
            if agree and same_day:
                return attrs.evolve(
                    when, done_on=when.done_on or whether.done_on, seen_by=when.seen_by or whether.seen_by
                )
        if whether.is_known and when.is_known:
            cells.report(
                field_of(kind, SEEN), "two cells of one check that differ", "taken as unknown: mend one of them"
            )
        return Said(is_known=False)

    def _certificates(self, cells: Cells) -> Iterator[PreAppointmentCheck]:
        """The DBS certificate of a row, of the kind that its level names."""
        found, level = self._together(cells, _DBS), level_said(cells.text(field_of(_DBS, LEVEL)))
        issued, applied = self._day(cells, field_of(_DBS, ISSUED)), self._day(cells, field_of(_DBS, APPLIED))
        has_number = sum(map(str.isdigit, cells.text(field_of(_DBS, NUMBER)))) >= FEWEST_DIGITS
        if not found.is_said and issued is None and applied is None and not has_number:
            if self._is_unclear(cells):
                yield PreAppointmentCheck(kind=_DBS, is_known=False)
            return
        kind = self._kind_of(cells, level)
        if (on := issued or found.done_on) is not None and on < FIRST_ISSUE:
            field = field_of(_DBS, ISSUED) if issued else field_of(_DBS)
            cells.report(field, "before March 2002, when disclosures began", "taken as unknown")
            yield PreAppointmentCheck(kind=kind or _DBS, is_known=False)
            return
        is_doubted = field_of(_DBS, NUMBER) in self._positions and is_in_doubt(cells[field_of(_DBS, NUMBER)])
        if not found.is_known or kind is None or (is_doubted and (found.is_done or issued is not None)):
            yield PreAppointmentCheck(kind=kind or _DBS, is_known=False)
            return
        if found.reason and issued is None and not has_number:
            yield PreAppointmentCheck(kind=kind, not_required_because=found.reason)
            return
        certificate = self._certificate(cells, kind, found, issued, found.applied_on or applied)
        yield certificate
        if level is not None and BarredList.CHILDREN in level.barred_lists and certificate.says_done:
            yield attrs.evolve(certificate, kind=CheckKind.CHILDRENS_BARRED_LIST, on_update_service=None)

    def _is_unclear(self, cells: Cells) -> bool:
        """Whether a day of the certificate stands in the row and cannot be read."""
        fields = (field_of(_DBS, ISSUED), field_of(_DBS, APPLIED))
        return any(field in self._positions and is_unclear_day(cells, field) for field in fields)

    def _kind_of(self, cells: Cells, level: Level | None) -> CheckKind | None:
        """The kind that a level names; an enhanced certificate where no level is recorded, as the column says."""
        field = field_of(_DBS, LEVEL)
        if level is not None:
            return KINDS_OF_TIER[level.tier]
        if is_barred_list_unsaid(cells.text(field)):
            cells.report(field, "a barred list, and not said which", "no list is taken as checked", Severity.WARNING)
        elif not is_nothing(cells.text(field)):
            cells.report(field, "not a level of DBS check", "the certificate is taken as unknown")
            return None
        return _DBS

    def _certificate(
        self, cells: Cells, kind: CheckKind, found: Said, issued: date | None, applied: date | None
    ) -> PreAppointmentCheck:
        seen_by = cells.text(field_of(_DBS, "by")) or found.seen_by
        try:
            return PreAppointmentCheck(
                kind=kind, done_on=found.done_on, issued_on=issued, applied_on=applied, seen_by=seen_by
            )
        except InvalidRecordError:
            problem = "the certificate's days cannot be true together"
            cells.report(field_of(_DBS, ISSUED), problem, "the certificate is taken as unknown", Severity.ERROR)
            return PreAppointmentCheck(kind=kind, is_known=False)
