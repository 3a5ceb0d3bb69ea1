"""A DBS audit on a page: the partition, the measures, the forecast, the breaches, the readings of "due"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from safeguarding.charts.count_bars import CountBar, CountBars
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.audit_measures import LOOK_AHEAD_DAYS, days_overdue, measures
from safeguarding.dbs.audits import Audit, CountedAudit
from safeguarding.dbs.breaches import BreachReport
from safeguarding.dbs.due_dates import later_day
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.joint_publication import (
    BREACHES,
    FINDINGS,
    FORECAST,
    MEASURES,
    REQUIRED,
    STANDINGS,
    published_audit,
)
from safeguarding.dbs.publication import published_standings
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Percentage, Row, as_data, fields_data, printed, shown_share
from safeguarding.pages.tables import Reason, Table
from safeguarding.texts import Passing


def standings_table(audit: CountedAudit, *, rule: DisclosureRule | None = None) -> Table:
    """The partition; with a rule, as it may be published.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import Certificate, Person, audit, parse_policy
        >>> staff = [Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 1))])]
        >>> found = audit(staff, parse_policy("3 years"), as_at=date(2017, 9, 19))
        >>> [printed(row[0]) for row in standings_table(found).rows]
        ['overdue', 'register', 'who need a check']
        >>> print(measures_table(found).notes[1], forecast_table(found, months=1).rows[0], sep="; ")
        Of the 1 overdue: 18 to 18 days, median 18.0.; ('past the due date already', 1)
    """
    window = f", window {audit.window}" if audit.window is not None else ""
    caption = f"Everybody on the register as at {printed_date(audit.as_at)}{window}"
    if rule is not None:
        protected = published_standings(audit, rule)
        rows: list[Row] = [(standing, protected.at(standing.label)) for standing in Standing if audit.counts[standing]]
        rows.append(("register", protected.at(None)))
        return Table(caption=caption, columns=("Standing", "People"), rows=rows, notes=protected.notes)
    base = audit.base
    shown: list[Row] = [
        (standing, count, _share(count, base) if standing.is_required else None)
        for standing, count in audit.counts.items()
        if count
    ]
    return Table(
        caption=caption,
        columns=("Standing", "People", "Of those who need a check"),
        rows=[*shown, ("register", sum(audit.counts.values()), None), ("who need a check", base, None)],
        notes=(f"Policy: {audit.policy_name}. The parts sum to the register.",),
    )


def in_short(audit: CountedAudit) -> str:
    """The audit in a sentence: what is not in date first.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Person, audit
        >>> in_short(audit([Person(reference="R1")], YORK_2017, as_at=date(2017, 9, 19)))
        'Of the 1 who need a check: 1 no check on record.'
    """
    found = [(each, count) for each, count in audit.counts.items() if count and each.is_required]
    parts = "; ".join(f"{count} {each.label}" for each, count in reversed(found))
    return f"Of the {audit.base} who need a check: {parts or 'nobody'}."


def published_tables(audit: Audit, rule: DisclosureRule) -> list[Table]:
    """All tables of an audit as they may be published side by side: breaches and forecast are counts like the others.

    What points at single people has no place there: who is in breach, the certificates and references that stand for
    several people, and the shortest and longest time overdue are left out.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> late = [Person(reference=f"L{k}", certificates=[Certificate(issued_on=date(2014, 1, 1))]) for k in range(7)]
        >>> tables = published_tables(audit(late, YORK_2017, as_at=date(2017, 9, 19)), FEWER_THAN_FIVE)
        >>> [table.caption for table in tables]
        ['Everybody on the register as at 19 September 2017', 'Measures', 'Rechecks that fall due']
    """
    window = f", window {audit.window}" if audit.window is not None else ""
    captions = {
        STANDINGS: f"Everybody on the register as at {printed_date(audit.as_at)}{window}",
        MEASURES: "Measures",
        FINDINGS: "Findings",
        BREACHES: "Breaches" if audit.breaches is None else f"Breaches, {audit.breaches.period}",
        FORECAST: "Rechecks that fall due",
    }
    notes = (
        f"Policy: {audit.policy_name}.",
        f"Disclosure control: {rule.name}. All tables went through it together.",
        f"{rule.symbols.suppressed}: a small number, or one that would give it away.",
    )
    hidden = Reason(
        figures=rule.symbols.suppressed, rule=f"{rule.name[:1].upper()}{rule.name[1:]}.", source=rule.source
    )
    counts = published_audit(audit, rule)
    rows = {part: [(each.label, each.number) for each in counts if each.part == part] for part in captions}
    return [
        Table(caption=caption, columns=("What is counted", "People"), rows=rows[part], notes=notes, reasons=[hidden])
        for part, caption in captions.items()
        if rows[part]
    ]


def published_in_short(standings: Table) -> str:
    """The first of those tables in a sentence, what is not in date first: it tells no more than the table does.

    Examples:
        >>> rows = [("in date", 460), ("overdue", 31), ("left", 9), ("register", 500), ("who need a check", 491)]
        >>> published_in_short(Table(caption="", columns=("What is counted", "People"), rows=rows))
        'Of the 491 who need a check: 31 overdue; 460 in date.'
    """
    shown = {label: number for label, number in standings.words}  # noqa: C416 - rows of two, as they are made above
    required = [each.label for each in reversed(Standing) if each.is_required and each.label in shown]
    parts = "; ".join(f"{shown[label]} {label}" for label in required)
    return f"Of the {shown.get(REQUIRED, '0')} {REQUIRED}: {parts or 'nobody'}."


def _share(count: int, base: int) -> Percentage | None:
    return shown_share(Share(count, base), places=1) if base else None


def measures_table(audit: CountedAudit) -> Table:
    """The measures that are not 0, each with its base.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> found = audit([person], YORK_2017, as_at=date(2017, 9, 19))
        >>> print(*measures_table(found).words[0], sep=" | ")
        recheck overdue, in progress or not | 1 | 1 | 100.0%
    """
    rows = [(each.name, each.count, each.base, _share(each.count, each.base)) for each in measures(audit) if each.count]
    overdue = days_overdue(audit)
    notes = ["Absent from the count, not required, not started and left are not in the base."]
    if overdue is not None:
        notes.append(
            f"Of the {overdue.count} overdue: {overdue.shortest} to {overdue.longest} days, "
            f"median {rounded(overdue.median, 1)}."
        )
    return Table(caption="Measures", columns=("Measure", "People", "Base", "Share"), rows=rows, notes=notes)


def forecast_table(audit: CountedAudit, *, months: int = 12) -> Table:
    """How many fall due by month.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> found = audit([person], YORK_2017, as_at=date(2017, 9, 19))
        >>> print(*forecast_table(found, months=1).words[0], sep=" | ")
        past the due date already | 1
    """
    ahead = forecast(audit, months=months)
    rows: list[Row] = [("past the due date already", ahead.backlog)]
    rows += zip(ahead.months, ahead.counts, strict=True)
    rows += [("later", ahead.later), ("no due date", ahead.undated)]
    note = "Each person counts once: the recheck after next is not foreseen."
    return Table(caption="Rechecks that fall due", columns=("When", "People"), rows=rows, notes=(note,))


def forecast_bars(audit: CountedAudit, *, months: int = 12) -> CountBars:
    """The same by month as a picture, without what lies beyond."""
    ahead = forecast(audit, months=months)
    rows = [CountBar("past the due date already", ahead.backlog)]
    rows += [CountBar(printed(month), count) for month, count in zip(ahead.months, ahead.counts, strict=True)]
    return CountBars(caption="Rechecks that fall due, by month", noun="people", bars=rows)


def breaches_table(report: BreachReport) -> Table:
    """Rechecks made late and not made over a period, by staff reference.

    Examples:
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.dbs.breaches import Breach, BreachKind
        >>> late = Breach(reference="S1", kind=BreachKind.MADE_LATE, due_on=date(2017, 3, 3), days_late=5, done_on=date(2017, 3, 8))
        >>> spring = DateRange(date(2017, 1, 1), date(2017, 6, 30))
        >>> print(*breaches_table(BreachReport(period=spring, breaches=(late,), made_on_time=3)).words[0], sep=" | ")
        S1 | made late | 3 March 2017 | 8 March 2017 | 5
    """
    return Table(
        caption=f"Breaches, {report.period}",
        columns=("Staff reference", "Breach", "Due on", "Made on", "Days late"),
        rows=[(each.reference, each.kind, each.due_on, each.done_on, each.days_late) for each in report.breaches],
        notes=(f"Made on time in the period: {report.made_on_time}.",),
    )


def findings_table(audit: CountedAudit) -> Table:
    """What else was found, counted.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> undated = Person(reference="S1", certificates=[Certificate(issued_on=None)])
        >>> print(*findings_table(audit([undated], YORK_2017, as_at=date(2017, 9, 19))).words[0], sep=" | ")
        a certificate on record has no readable date | 1
    """
    found = Counter[CheckFinding]()
    for status, count in audit.kinds:
        found.update(dict.fromkeys(status.findings, count))
    rows: list[Row] = [(finding, found[finding]) for finding in CheckFinding if found[finding]]
    rows += [(str(shared), None) for shared in audit.shared_certificates]
    rows += [(f"the reference {reference} stands for several people", None) for reference in audit.repeated_references]
    return Table(caption="Findings", columns=("Finding", "People"), rows=rows)


def due_readings(audit: Audit) -> list[tuple[str, int]]:
    """The counts that "due for a recheck" can mean."""
    required = [status for status in audit.statuses if status.standing.is_required and status.due_on is not None]
    readings = [("overdue", sum(status.is_overdue for status in required))]
    readings.append(("due by the day itself, overdue or not", _due_by(audit, audit.as_at)))
    for days in LOOK_AHEAD_DAYS:
        last = later_day(audit.as_at, Period(days=days))
        by_then = _due_by(audit, last)
        readings.append((f"overdue or due within {days} days", by_then))
        readings.append((f"due within {days} days, not overdue", by_then - readings[0][1]))
    return readings


def _due_by(audit: Audit, last: date) -> int:
    return sum(
        status.due_on is not None and status.due_on <= last for status in audit.statuses if status.standing.is_required
    )


def readings_table(audit: Audit, *, stated: int) -> Table:
    """Every reading of "due", beside the number that was stated."""
    return Table(
        caption='What "due for a recheck" can mean',
        columns=("Reading", "People", "As stated"),
        rows=[(words, count, "yes" if count == stated else None) for words, count in due_readings(audit)],
    )


def audit_data(
    audit: CountedAudit, statuses: Callable[[], Iterable[RecheckStatus]], *, registers: Sequence[str] = ()
) -> dict[str, Any]:
    """The audit as data, people by their staff reference only: no name and no certificate number.

    Args:
        audit: The audit, or its counts.
        statuses: Gives everybody's status, when they are written.
        registers: The register of each, where there are several.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 30))])
        >>> audited = audit([person], YORK_2017, as_at=date(2017, 9, 19))
        >>> (status,) = audit_data(audited, lambda: audited.statuses)["statuses"]
        >>> status["reference"], status["due_on"], status["standing"]["code"]
        ('S1', '2017-09-30', 'in_date')
    """
    return {
        **fields_data(audit, "as_at", "policy_name", "window", "is_clear", "base"),
        "counts": [
            {"standing": as_data(standing), "is_required": standing.is_required, "count": count}
            for standing, count in audit.counts.items()
        ],
        "statuses": Passing(
            sum(audit.counts.values()),
            lambda: (
                _status_data(status) | ({"register": name} if name else {})
                for status, name in zip(statuses(), registers or itertools.repeat(""), strict=False)
            ),
        ),
    }


def _status_data(status: RecheckStatus) -> dict[str, Any]:
    return {
        **fields_data(status, "reference", "role", "standing", "due_on", "grace_ends_on", "days_overdue"),
        "required": None if status.required is None else str(status.required),
        "held": None if status.held is None else str(status.held),
        **fields_data(status, "evidence_kind", "evidence_on", "interval", "version_starts_on"),
        "findings": [as_data(finding) for finding in status.findings],
    }
