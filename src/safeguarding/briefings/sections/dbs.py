"""The DBS section: what the update states of checks and rechecks, and the audit of the register beside it.

Reads ``dbs.toml`` and, where there is one, the register ``staff.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.entry_checks import EntryCheck
from safeguarding.dbs.plausibility import explained_count
from safeguarding.dbs.policies import RecheckRule, steady_policy
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Severity
from safeguarding.pages.dbs import (
    due_readings,
    findings_table,
    forecast_bars,
    forecast_table,
    measures_table,
    readings_table,
    standings_table,
)
from safeguarding.pages.dbs_reasons import with_reasons
from safeguarding.pages.inspections import THE_UPDATE
from safeguarding.pages.sections import Section, conflict, not_used
from safeguarding.pages.tables import Table
from safeguarding.readers.dbs.registers import DbsRegister, read_register
from safeguarding.records import Record
from safeguarding.serialization.documents import read_toml
from safeguarding.sources import Certainty, Source

FACTS_FILE = "dbs.toml"
REGISTER_FILE = "staff.csv"

RECOMPUTED = Source(title="The register in this folder", certainty=Certainty.VERIFIED, note="recomputed from its rows")


@attrs.frozen(kw_only=True)
class DbsFacts(Record):
    """What ``dbs.toml`` holds.

    Attributes:
        stated_base: How many the update says need a check.
        stated_due: How many it says are due for a recheck.
        interval: The recheck interval that it states.
        policy: What the policy is called.
        as_at: The day of the audit; by default that of the update.
        window: How far to look ahead.
        all_checked_at_entry: Whether the update says that everybody was checked at entry; None where it does not say.
        is_invented: Whether the register beside it is made up.

    Raises:
        InvalidRecordError: for more people due than need a check.
    """

    stated_base: int
    stated_due: int
    interval: Period
    policy: str = "the policy that the update states"
    as_at: date | None = None
    window: Period = attrs.field(default=Period(days=60))
    all_checked_at_entry: bool | None = None
    is_invented: bool = False

    def _check(self) -> None:
        if not 0 <= self.stated_due <= self.stated_base or self.stated_base == 0:
            raise InvalidRecordError(f"{self.stated_due} due of {self.stated_base} is not possible")


def dbs_section(facts: DbsFacts, *, on: date, register: DbsRegister | None = None) -> Section:
    """The section about DBS checks.

    Args:
        facts: What the update states.
        on: The day of the update.
        register: The staff, where they are there to be audited.
    """
    as_at = facts.as_at or on
    bare = explained_count(facts.stated_due, facts.stated_base, facts.interval)
    paragraphs = [f"The update states: {bare.explanation}."]
    if register is None:
        return Section(title="DBS checks", paragraphs=paragraphs, notes=("No register is here to be audited.",))
    policy = steady_policy(
        facts.policy,
        RecheckRule(certificate_interval=facts.interval),
        source=THE_UPDATE,
    )
    found = audit(register.people, policy, as_at=as_at, window=facts.window)
    return Section(
        title="DBS checks",
        paragraphs=[*paragraphs, *_paragraphs(facts, found)],
        tables=with_reasons(_tables(facts, found), register=RECOMPUTED, policy=policy.version_on(as_at).source),
        conflicts=(*_conflicts(facts, found), *not_used(register.name, (*register.faults, *register.problems))),
        notes=tuple(_notes(facts, register)),
        pictures=[forecast_bars(found)],
    )


def _read(folder: UpdateFolder) -> Section:
    facts = read_toml(folder.path / FACTS_FILE, DbsFacts)
    register = (
        read_register(folder.file(REGISTER_FILE), sheet=folder.sheet(REGISTER_FILE))
        if folder.has(REGISTER_FILE)
        else None
    )
    return dbs_section(facts, on=folder.update.reported_on, register=register)


READER = SectionReader(files=(FACTS_FILE, REGISTER_FILE), read=_read)


def _paragraphs(facts: DbsFacts, found: Audit) -> Iterator[str]:
    readings = [words for words, count in due_readings(found) if count == facts.stated_due]
    due = facts.stated_due
    fits = f"{due} is the number {' or '.join(readings)}" if readings else f"no reading of it gives {due}"
    yield (
        f'The update does not say what "due" means. In the register as at {printed_date(found.as_at)} '
        f"{found.base} need a check, and {fits}."
    )


def _tables(facts: DbsFacts, found: Audit) -> list[Table]:
    tables = [standings_table(found), readings_table(found, stated=facts.stated_due), measures_table(found)]
    findings = findings_table(found)
    return [*tables, *([findings] if findings.rows else []), forecast_table(found)]


def _conflicts(facts: DbsFacts, found: Audit) -> Iterator[Fault]:
    if found.base != facts.stated_base:
        yield conflict(
            f"The update says that {facts.stated_base} need a check; in the register {found.base} do",
            remedy="check who is counted: leavers, people not started yet, posts that need no check",
            source=RECOMPUTED,
        )
    if facts.stated_due not in (count for _, count in due_readings(found)):
        yield conflict(
            f"The update says that {facts.stated_due} are due for a recheck; no reading of the register gives it",
            remedy='say what "due" means: overdue, due by a day, or due within a window',
            source=RECOMPUTED,
        )
    unchecked = found.base - sum(count for entry, count in found.entry_counts.items() if entry.is_in_time)
    if facts.all_checked_at_entry and unchecked:
        unknown = found.entry_counts[EntryCheck.UNKNOWN]
        yield conflict(
            (
                f"The update says that everybody was checked at entry; the register does not show it for {unchecked} "
                f"of {found.base} ({unknown} of them for want of a date)"
            ),
            remedy="check whether the register keeps the first check or overwrites it with later ones",
            source=RECOMPUTED,
        )


def _notes(facts: DbsFacts, register: DbsRegister) -> Iterator[str]:
    if facts.is_invented:
        yield "The register is invented: it carries the update's counts, and nobody in it exists."
    yield from (f"{fault}." for fault in register.faults)
    errors = sum(problem.severity is Severity.ERROR for problem in register.problems)
    if register.problems:
        yield f"The register has {len(register.problems)} problems, {errors} of them errors; safeguarding dbs lists them."
