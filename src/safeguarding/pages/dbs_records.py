"""One person's checks on one page, for a file: where they stand, by which checks, and what does not count and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.certificate_numbers import masked_or_none
from safeguarding.dbs.checks import Application, Certificate, StatusCheck
from safeguarding.dbs.discounting import DiscountedCheck
from safeguarding.dbs.entry_checks import entry_check
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.statuses import RecheckStatus, post_statuses
from safeguarding.pages.cells import Row
from safeguarding.pages.renderers.json_text import Format, json_text, section_data
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table


def person_record(
    person: Person, policy: RecheckPolicy, *, on: date, window: Period | None = None, with_name: bool = False
) -> Section:
    """A person's standing on a day with everything that it rests on, as one page for a file.

    It is a section like any other: ``section_markdown`` and ``section_html`` write it, and ``person_record_json`` for
    programs. Certificate numbers show their last four digits.

    Args:
        person: The person, with every check.
        policy: The employer's policy.
        on: The day.
        window: How far to look ahead for what falls due; None for no look-ahead.
        with_name: Whether the name stands in the title beside the staff reference.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> person = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        >>> page = person_record(person, YORK_2017, on=date(2017, 9, 20))
        >>> page.title, page.tables[0].words[0][:3]
        ('DBS record of S0042 as at 20 September 2017', ('', 'overdue', '19 September 2017'))
    """
    statuses = post_statuses(person, policy, on=on, window=window)
    name = person.name.reveal() if with_name else ""
    return Section(
        title=f"DBS record of {person.reference}{f', {name}' if name else ''} as at {printed_date(on)}",
        paragraphs=[f"{_post(status)}{status.explanation}." for status in statuses],
        tables=[_posts_table(statuses), *_checks_tables(person, statuses, on)],
        notes=[f"Entry check: {entry_check(person, as_at=on).label}.", *_sources(statuses)],
    )


def _post(status: RecheckStatus) -> str:
    return f"{status.role}: " if status.role else ""


def _posts_table(statuses: tuple[RecheckStatus, ...]) -> Table:
    rows: list[Row] = [
        (
            *(status.role, status.standing, status.due_on, status.grace_ends_on),
            *map(_level, (status.required, status.held)),
        )
        for status in statuses
    ]
    columns = ("Post", "Standing", "Recheck due on", "Not late until", "Level required", "Level held")
    return Table(caption="Where they stand", columns=columns, rows=rows)


def _checks_tables(person: Person, statuses: tuple[RecheckStatus, ...], on: date) -> Iterator[Table]:
    """What is on record by the day, and of it what does not count."""
    dated = [(each.issued_on or date.min, _certificate(each)) for each in person.certificates]
    dated += [(each.checked_on, _look(each)) for each in person.status_checks]
    dated += [(each.submitted_on, _application(each)) for each in person.applications]
    rows = [row for day, row in sorted(dated, key=lambda each: each[0]) if day <= on]
    columns = ("What", "On", "Certificate number", "Level", "Seen on", "Remark")
    yield Table(caption="What is on record", columns=columns, rows=rows)
    discounted = list(dict.fromkeys((status.role, check) for status in statuses for check in status.discounted_checks))
    if discounted:
        yield Table(
            caption="What does not count",
            columns=("Post", "What", "On", "Certificate number", "Why"),
            rows=[(role, *_discounted(check)) for role, check in discounted],
        )


def _certificate(each: Certificate) -> Row:
    told = each.confirmation
    by = "" if told is None else told.seen_by.reveal()
    known_by = "" if told is None else f"confirmation seen by the {by}" if by else "known by confirmation"
    return "certificate", each.issued_on, masked_or_none(each.number), _level(each.level), each.seen_on, known_by


def _look(each: StatusCheck) -> Row:
    return "status check", each.checked_on, masked_or_none(each.number), "", None, each.result.label


def _application(each: Application) -> Row:
    ended = "" if each.withdrawn_on is None else f"withdrawn on {printed_date(each.withdrawn_on)}"
    return "application", each.submitted_on, None, _level(each.level), None, ended


def _level(level: Level | None) -> str:
    return "" if level is None else str(level)


def _discounted(check: DiscountedCheck) -> Row:
    since = "" if check.since is None else f" ({printed_date(check.since)})"
    return check.kind.label, check.on, check.certificate_number, f"{check.why.label}{since}"


def _sources(statuses: tuple[RecheckStatus, ...]) -> list[str]:
    cited = dict.fromkeys(source for status in statuses for source in status.sources)
    return [f"Source: {source.title} ({source.certainty.label})." for source in cited]


def person_record_json(record: Section) -> str:
    """A record as JSON, under the name and version of its format.

    Examples:
        >>> print(person_record_json(Section(title="DBS record of S0042")).splitlines()[1])
          "format": "safeguarding.dbs-record/1",
    """
    return json_text(Format.DBS_RECORD, section_data(record))
