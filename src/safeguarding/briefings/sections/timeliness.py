"""The section on timeliness, from ``timeliness.toml`` and the lists and returns that it names, as at the day of the update."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError
from safeguarding.faults import Fault, Place, Severity, faults_of
from safeguarding.pages.fault_notes import worst_of
from safeguarding.pages.sections import Section, not_used
from safeguarding.pages.timeliness import CountedBy, MeasuredDuty, timeliness_overview
from safeguarding.pages.timeliness_lists import MeasuredObligation
from safeguarding.readers.childrens_files.event_columns import EventColumns
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, GivenCases, cases_of_files, cases_of_lists
from safeguarding.readers.rules_asked import name_in_files, named_rules, published_and_own
from safeguarding.records import Record
from safeguarding.serialization.documents import read_toml
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule

TIMELINESS_FILE = "timeliness.toml"
_MOST_FAULTS = 10


@attrs.frozen(kw_only=True)
class MeasureFacts(Record):
    """One duty whose timeliness is reported.

    Attributes:
        rule: The rule, or the rules that follow one another, by name: "iha", "LAC review".
        files: Its files, or folders, in the folder of the update.
        title: What it is called on the page; empty for the rule's own words.
        since: The first day of the period.
        until: Its last day; None for the day of the update.
        kind: Which of the children's files they are; None for lists with a column for each event.
        columns: Which column of such a list holds what.
        by: What to arrange it by; None for the whole alone.

    Raises:
        InvalidRecordError: for a list without its columns, or a return with some.
    """

    rule: str
    files: tuple[str, ...]
    title: str = ""
    since: date
    until: date | None = None
    kind: ChildrensFile | None = None
    columns: EventColumns | None = None
    by: CountedBy | None = None

    def _check(self) -> None:
        if (self.kind is None) is (self.columns is None):
            kinds = ", ".join(each.value for each in ChildrensFile)
            raise InvalidRecordError(f"a measure names its kind of file ({kinds}), or the columns of a list")


@attrs.frozen(kw_only=True)
class TimelinessFacts(Record):
    """What ``timeliness.toml`` holds.

    Attributes:
        measures: The duties.
        rules: A file of the council's own rules; empty for none.
    """

    measures: tuple[MeasureFacts, ...]
    rules: str = ""


def _read(folder: UpdateFolder) -> Section:
    facts = read_toml(folder.path / TIMELINESS_FILE, TimelinessFacts)
    on = folder.update.reported_on
    published = published_and_own(folder.path / facts.rules if facts.rules else None)
    duties: list[MeasuredDuty] = []
    faults: list[Fault] = []
    unreadable: list[Fault] = []
    for number, each in enumerate(facts.measures):
        try:
            rules = named_rules(each.rule, "", published)
            given = _given(each, rules, folder.path)
        except SafeguardingError as error:
            place = Place(file=TIMELINESS_FILE, path=("measures", number))
            unreadable += faults_of(error, place=place)
            continue
        as_at, why = given.told_on(on)
        faults += [*given.faults, *why]
        duties.append(
            MeasuredDuty(
                title=each.title or _title(each.rule, rules),
                measured=tuple(
                    MeasuredObligation(obligation=owed, group=case.group)
                    for case in given.cases
                    for owed in obligations(rules, case.case, as_at=as_at)
                ),
                period=DateRange(each.since, each.until or on),
                as_at=as_at,
                by=each.by,
            )
        )
    if unreadable:
        raise FaultyInputError.of(TIMELINESS_FILE, unreadable)
    tables, notes = timeliness_overview(duties)
    serious = [fault for fault in faults if fault.severity is Severity.ERROR]
    return Section(
        title="Timeliness",
        tables=tables,
        conflicts=tuple(not_used("the files", serious)),
        notes=(*notes, *worst_of(faults, most=_MOST_FAULTS, whole="`safeguarding timeliness` lists all of them")),
    )


def _title(asked: str, rules: tuple[Rule, ...]) -> str:
    words = rules[0].requirement if len(rules) == 1 else asked.replace("_", " ")
    return words[:1].upper() + words[1:]


def _given(measure: MeasureFacts, rules: tuple[Rule, ...], folder: Path) -> GivenCases:
    files = [folder / name for name in measure.files]
    if measure.columns is not None:
        return cases_of_lists(files, measure.columns, None)
    if measure.kind is None:  # pragma: no cover - refused when it was made
        raise InvalidRecordError("a measure names its kind of file, or its columns")
    return cases_of_files(measure.kind, files, name_in_files(measure.rule, rules), since=measure.since)


def _names(folder: UpdateFolder) -> tuple[str, ...]:
    """The files that it names; none where it cannot be read, which is said elsewhere."""
    try:
        return tuple(_named(read_toml(folder.path / TIMELINESS_FILE, TimelinessFacts)))
    except (SafeguardingError, tomllib.TOMLDecodeError, OSError):
        return ()


def _named(facts: TimelinessFacts) -> Iterator[str]:
    yield from (name for each in facts.measures for name in each.files)
    if facts.rules:
        yield facts.rules


READER = SectionReader(files=(TIMELINESS_FILE,), read=_read, names=_names)
