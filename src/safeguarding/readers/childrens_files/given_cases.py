"""The cases whose timeliness is measured, from whichever of the children's files is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.labels import Labelled
from safeguarding.readers.childrens_files.annex_a import annex_a_cases, read_annex_a
from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.cin_cases import CASES, cases_of_censuses
from safeguarding.readers.childrens_files.event_columns import EventCase, EventColumns, read_event_cases
from safeguarding.readers.childrens_files.return_cases import CasesOfReturn, review_cases
from safeguarding.readers.childrens_files.ssd import read_ssd
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases
from safeguarding.readers.childrens_files.ssda903 import read_ssda903
from safeguarding.records import Record, Several, how_many
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS


class ChildrensFile(Labelled):
    """Which of the children's files is given."""

    SSDA903 = "ssda903", "the yearly returns on children looked after"
    CIN = "cin", "censuses of children in need"
    ANNEX_A = "annex-a", "the workbook for an inspection"
    SSD = "ssd", "tables of the standard safeguarding dataset"


@attrs.frozen(kw_only=True)
class GivenCases(Record):
    """The cases of the files.

    Attributes:
        cases: The cases, with their groups.
        faults: Everything that was wrong or doubtful, what was refused included.
        unused: How many rows or periods no case could be made of.
        known_until: The last day of which the files tell; None where they do not say.
    """

    cases: tuple[EventCase, ...] = attrs.field(converter=Several[EventCase], repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(converter=Several[Fault], repr=how_many)
    unused: int
    known_until: date | None = None

    def told_on(self, on: date) -> tuple[date, tuple[Fault, ...]]:
        """The day as at which the files can answer: what was done after their last day is not in them. With why.

        Examples:
            >>> given = GivenCases(cases=[], faults=[], unused=0, known_until=date(2018, 3, 31))
            >>> given.told_on(date(2018, 3, 31)), given.told_on(date(2018, 9, 30))[0]
            ((datetime.date(2018, 3, 31), ()), datetime.date(2018, 3, 31))
        """
        if self.known_until is None or on <= self.known_until:
            return on, ()
        problem = f"the files end with {printed_date(self.known_until)}: everything is judged as at that day"
        remedy = f"what was done up to {printed_date(on)} stands in later files"
        return self.known_until, (Fault(place=Place(), problem=problem, remedy=remedy, severity=Severity.WARNING),)


def cases_of_lists(files: Sequence[Path], columns: EventColumns, sheet: str | None) -> GivenCases:
    """The cases of lists with a column for each event."""
    read = [read_event_cases(path, columns, sheet=sheet) for path in files]
    return GivenCases(
        cases=[case for each in read for case in each.cases],
        faults=[fault for each in read for fault in each.faults],
        unused=sum(len(each.unused) for each in read),
    )


def cases_of_files(kind: ChildrensFile, files: Sequence[Path], rule: str, *, since: date) -> GivenCases:
    """The cases that a rule has in files of one kind.

    Args:
        kind: Which files.
        files: The files or folders.
        rule: The rule's name or the course's, as it is known.
        since: The first day of the period measured.

    Raises:
        UnknownNameError: for a rule of which such files hold nothing.
        InvalidRecordError: where a table that the rule needs is not among them.
    """
    read = {
        ChildrensFile.SSDA903: _of_returns,
        ChildrensFile.CIN: _of_censuses,
        ChildrensFile.ANNEX_A: _of_workbooks,
        ChildrensFile.SSD: _of_datasets,
    }[kind]
    return read(files, rule, since)


def _given(faults: Iterable[Fault], found: Sequence[CasesOfReturn], known_until: date | None = None) -> GivenCases:
    refused = [fault for each in found for fault in each.refused]
    return GivenCases(
        cases=[EventCase(case=case) for each in found for case in each.cases],
        faults=[*faults, *refused],
        unused=len(refused),
        known_until=known_until,
    )


_REVIEWS = ("looked_after_reviews", *(rule.rule_id for rule in LOOKED_AFTER_REVIEWS))


def _of_returns(files: Sequence[Path], rule: str, _: date) -> GivenCases:
    _held(rule, _REVIEWS, "a return holds reviews; it has no dates of health assessments and no visits")
    read = read_ssda903(files)
    begins = read.year_begins
    if begins is None:
        # without them nothing is known of what was done, and everybody would be overdue
        raise InvalidRecordError(
            "no review stands in the return", remedy="give its table of reviews too: CHILD, REVIEW"
        )
    found = review_cases(read, year_begins=begins)
    return _given(read.faults, [found], read.year_ends)


def _of_censuses(files: Sequence[Path], rule: str, _: date) -> GivenCases:
    _held(rule, CASES, "a census holds assessments, conferences and reviews of plans; it has no visits")
    read = [read_cin(path) for path in files]
    ends = [each.year_ends_on for each in read if each.year_ends_on is not None]
    faults = [fault for each in read for fault in each.faults]
    return _given(faults, [cases_of_censuses(read, rule)], max(ends, default=None))


def _of_workbooks(files: Sequence[Path], rule: str, _: date) -> GivenCases:
    read = [read_annex_a(path) for path in files]
    return _given([fault for each in read for fault in each.faults], [annex_a_cases(each, rule) for each in read])


def _of_datasets(files: Sequence[Path], rule: str, since: date) -> GivenCases:
    read = [read_ssd(path) for path in files]
    # from when on such a database holds everything is not in its tables: of what came before the period nothing is said
    found = [ssd_cases(each, rule, held_from=since) for each in read]
    return _given([fault for each in read for fault in each.faults], found)


def _held(rule: str, known: Iterable[str], said: str) -> None:
    if rule not in known:
        raise UnknownNameError(
            f"{said}: there is nothing for {rule!r}", remedy=f"name one of {', '.join(known)}", name=rule
        )
