"""The cases whose timeliness is measured, from whichever of the children's files is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import UnknownNameError
from safeguarding.faults import Fault
from safeguarding.labels import Labelled
from safeguarding.readers.childrens_files.annex_a import annex_a_cases, read_annex_a
from safeguarding.readers.childrens_files.cin import read_cin
from safeguarding.readers.childrens_files.cin_cases import CASES
from safeguarding.readers.childrens_files.event_columns import EventCase, EventColumns, read_event_cases
from safeguarding.readers.childrens_files.ssd import read_ssd
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases
from safeguarding.readers.childrens_files.ssda903 import CasesOfReturn, read_ssda903, review_cases
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
    """

    cases: tuple[EventCase, ...] = attrs.field(converter=Several[EventCase], repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(converter=Several[Fault], repr=how_many)
    unused: int


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
    """
    read = {
        ChildrensFile.SSDA903: _of_returns,
        ChildrensFile.CIN: _of_censuses,
        ChildrensFile.ANNEX_A: _of_workbooks,
        ChildrensFile.SSD: _of_datasets,
    }[kind]
    faults, found = read(files, rule, since)
    refused = [fault for each in found for fault in each.refused]
    return GivenCases(
        cases=[EventCase(case=case) for each in found for case in each.cases],
        faults=[*faults, *refused],
        unused=len(refused),
    )


Found = tuple[list[Fault], list[CasesOfReturn]]
_REVIEWS = ("looked_after_reviews", *(rule.rule_id for rule in LOOKED_AFTER_REVIEWS))


def _of_returns(files: Sequence[Path], rule: str, since: date) -> Found:
    _held(rule, _REVIEWS, "a return holds reviews; it has no dates of health assessments and no visits")
    read = read_ssda903(files)
    return list(read.faults), [review_cases(read, year_begins=read.year_begins or since)]


def _of_censuses(files: Sequence[Path], rule: str, _: date) -> Found:
    by_rule: Mapping[str, Callable[..., CasesOfReturn]] = CASES
    _held(rule, by_rule, "a census holds assessments, conferences and reviews of plans; it has no visits")
    read = [read_cin(path) for path in files]
    return [fault for each in read for fault in each.faults], [by_rule[rule](each) for each in read]


def _of_workbooks(files: Sequence[Path], rule: str, _: date) -> Found:
    read = [read_annex_a(path) for path in files]
    return [fault for each in read for fault in each.faults], [annex_a_cases(each, rule) for each in read]


def _of_datasets(files: Sequence[Path], rule: str, since: date) -> Found:
    read = [read_ssd(path) for path in files]
    # from when on such a database holds everything is not in its tables: of what came before the period nothing is said
    return [fault for each in read for fault in each.faults], [ssd_cases(each, rule, held_from=since) for each in read]


def _held(rule: str, known: Iterable[str], said: str) -> None:
    if rule not in known:
        raise UnknownNameError(
            f"{said}: there is nothing for {rule!r}", remedy=f"name one of {', '.join(known)}", name=rule
        )
