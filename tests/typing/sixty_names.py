"""A program of sixty public names, as an importer writes one: mypy, strict, and pyright find nothing in it. Never run."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import safeguarding as sg
from safeguarding import dbs

ON = date(2017, 9, 19)


def due_in_service(started: date, done: list[date]) -> list[dict[str, str]]:
    """Due dates for a service's answer."""
    child = sg.Episode(started_on=started, done_on=done)
    owed = sg.obligations([sg.rule_named("cla_review_first")], child, as_at=ON)
    return [{"due": str(each.due_on), "outcome": each.outcome.label} for each in owed]


def rechecks(register: Path, out: Path) -> int:
    """Who is due a recheck, with the alerts that were not sent yet."""
    source = sg.Source(title="Our policy", certainty=sg.Certainty.UNVERIFIED)
    rule = sg.RecheckRule(certificate_interval=sg.Period(years=3))
    policy: sg.RecheckPolicy = sg.steady_policy("ours", rule, source=source)
    read = sg.read_register(register)
    found = dbs.audit(read.people, policy, as_at=ON)
    for person in read.people:
        status: sg.RecheckStatus = sg.recheck_status(person, policy, on=ON)
        if status.standing is dbs.Standing.OVERDUE:
            print(person.reference, status.due_on)
    with sg.alert_run(out, read.people, policy, as_at=ON) as run:
        print(len(run.to_send))
    ledger: sg.AlertLedger = sg.read_ledger(out)
    sg.write_ledger(ledger, out)
    return found.base


def one_person() -> str:
    """A record made by hand, written, and read back; what it keeps to itself is a secret."""
    password = sg.Secret("invented")
    certificate = sg.Certificate(number=sg.CertificateNumber("001234567890"), issued_on=date(2014, 9, 19))
    person = sg.Person(reference="S1", name="Invented Person", certificates=[certificate])
    again: sg.Person = sg.from_json(sg.to_json(person), sg.Person)
    data: object = sg.to_data(again)
    same: sg.Person = sg.from_data(data, sg.Person)
    schema: dict[str, object] = sg.json_schema(sg.Person)
    return f"{same.reference} {len(schema)} {password}"


def figures(file: Path) -> list[str]:
    """The figures of a report."""
    stated = sg.ShareClaim(count="35", base="139", percentage="24%")
    verdict: sg.Verdict = sg.check(stated)
    try:
        sg.demand(stated)
    except AssertionError as error:
        print(error)
    share = sg.Share(35, 139)
    shown: Decimal = sg.percentage(share, places=1, rounding=sg.Rounding.HALF_UP)
    interval: sg.ConfidenceInterval = sg.proportion_interval(share.count, share.base)
    printed: sg.PrintedFigure = sg.parse_printed_figure("24%")
    try:
        sg.read_toml(file, sg.Plan)
    except sg.FaultyInputError as error:
        return [str(fault.place) for fault in error.faults]
    return [verdict.outcome.label, str(shown), str(interval), str(printed)]


def inspections(table: Path) -> str:
    """The nation's profile, one authority's history, and a statement's deadline."""
    register: sg.AuthorityRegister = sg.english_authorities()
    read = sg.read_inspections(table, register=register)
    cut_off = sg.CutOff(inspected_by=ON, published_by=ON)
    profile: sg.Profile = sg.inspection_profile(
        read.inspections,
        register=register,
        area=sg.JudgementArea.OVERALL_EFFECTIVENESS,
        unit=sg.ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=cut_off,
    )
    york: sg.Authority = register.find("York", on=ON)
    stated = sg.Inspection(
        authority=york.name,
        framework=sg.Framework.SIF,
        kind=sg.InspectionKind.FULL,
        visits=sg.parse_date_ranges("14 November 2016 – 8 December 2016"),
        published_on=date(2017, 2, 7),
        judgements=[
            sg.Judgement(area=sg.JudgementArea.OVERALL_EFFECTIVENESS, grade=sg.parse_grade("Good", sg.SocialCareGrade))
        ],
    )
    conflicts = sg.inspection_conflicts(stated)
    calendar: sg.WorkingDayCalendar = sg.england_and_wales()
    deadline: sg.Deadline = sg.statement_deadline(received_on=date(2017, 2, 7), calendar=calendar)
    return f"{profile.good_or_outstanding} {len(conflicts)} {deadline.due_on}"


def records_of_staff(role: sg.RecruitmentRecord) -> list[str]:
    """What recruitment lacks, and plain columns for a dataframe."""
    checks: tuple[sg.PreAppointmentCheck, ...] = role.checks
    columns: dict[str, list[object]] = sg.rows([sg.Share(35, 139)])
    try:
        day: date = sg.due_on(ON, sg.parse_period("3 years"))
    except sg.SafeguardingError as error:
        return [error.problem, error.remedy]
    return [str(day), *columns, *(check.kind.label for check in checks)]
