"""No way of printing a record, an error or a log line shows a whole certificate number, a name or a birth date."""

import io
import itertools
import logging
import pkgutil
import traceback
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import safeguarding.dbs
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alert_ledgers import AlertLedger
from safeguarding.dbs.alert_runs import alerts_due
from safeguarding.dbs.alerting import alerts
from safeguarding.dbs.audit_counts import audit_in_pieces
from safeguarding.dbs.audit_measures import days_overdue, measures
from safeguarding.dbs.audits import audit
from safeguarding.dbs.breaches import breach_report
from safeguarding.dbs.candidates import candidates
from safeguarding.dbs.certificate_numbers import CertificateNumber, parse_certificate_number
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.discounting import discounted_checks
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.duplicates import shared_certificates
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.positions import positions
from safeguarding.dbs.published_policies import THREE_YEARLY_WITH_STATUS_CHECKS
from safeguarding.dbs.recheck_cycles import cycles, position_periods
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import SafeguardingError
from safeguarding.readers.dbs.calendars import due_calendar
from safeguarding.readers.dbs.due_lists import due_list, problem_list
from safeguarding.readers.dbs.masking import shown
from safeguarding.readers.dbs.registers import DbsRegister, read_register
from safeguarding.readers.dbs.written_registers import register_table
from safeguarding.serialization.documents import from_data
from safeguarding.tables.grids import Grid, Row, read_csv_grid

DIGITS = "987654321098"
NAME = "Secretname Hiddenby"
BIRTH_DATE = "04/05/1971"
NUMBER = CertificateNumber(DIGITS)
ON = date(2017, 9, 19)


def person(reference: str) -> Person:
    return Person(
        reference=reference,
        name=NAME,
        certificates=[Certificate(number=NUMBER, issued_on=date(2014, 1, 1))],
        status_checks=[StatusCheck(checked_on=date(2015, 1, 1), result=StatusCheckResult.NEW_INFO, number=NUMBER)],
        subscriptions=[Subscription(number=NUMBER)],
        applications=[Application(submitted_on=date(2017, 9, 1))],
        absences=[LongAbsence(starts_on=date(2016, 1, 1))],
        breaks=[DateRange(date(2016, 1, 1), date(2016, 2, 1))],
    )


PEOPLE = (person("S1"), person("S2"), attrs.evolve(person("S3"), status_checks=()))
POLICY = THREE_YEARLY_WITH_STATUS_CHECKS


def records() -> list[object]:
    """At least one of every record of the domain that can hold something about a person."""
    cache = DueDateCache(POLICY)
    found = audit(PEOPLE, POLICY, as_at=ON, breach_period=DateRange(date(2017, 1, 1), ON))
    several: list[object] = [*PEOPLE, NUMBER, *PEOPLE[0].certificates, *PEOPLE[0].status_checks]
    several += [*PEOPLE[0].subscriptions, *PEOPLE[0].applications, *PEOPLE[0].absences, *PEOPLE[0].posts]
    several += [found, *found.statuses, *shared_certificates(PEOPLE), forecast(found), *measures(found)]
    several += [days_overdue(found), breach_report(PEOPLE, POLICY, period=DateRange(date(2017, 1, 1), ON)), cache]
    several += alerts(PEOPLE, POLICY, since=date.min, until=date.max)
    several += [due_list(found, PEOPLE), due_list(found, PEOPLE, whole_numbers=True), DbsRegister.of(PEOPLE)]
    several += [audit_in_pieces([PEOPLE], POLICY, as_at=ON)]
    several += [*found.due_list(PEOPLE), alerts_due(PEOPLE, POLICY, as_at=ON, sent=AlertLedger())]
    several += [register_table(PEOPLE), Row(2, (NAME, DIGITS, BIRTH_DATE))]
    several += [Grid(name="staff.csv", rows=[Row(2, (NAME, DIGITS, BIRTH_DATE))])]
    for each in PEOPLE:
        several += [*cycles(each, cache), *position_periods(each, cache), *positions(each, cache, on=ON)]
        several += [*candidates(each, POLICY.version_on(ON).value, on=ON)]
        several += [*discounted_checks(each, each.posts[0], cache, on=ON)]
        several += [piece.position.evidence for piece in position_periods(each, cache)]
    return several


def check(text: str) -> None:
    assert DIGITS not in text
    assert DIGITS[:9] not in text
    for word in (*NAME.split(), BIRTH_DATE, "1971"):
        assert word.casefold() not in text.casefold()


def test_every_way_of_printing_every_record() -> None:
    """repr, str, format and a log line."""
    for record in records():
        target = io.StringIO()
        logger = logging.Logger("test")  # noqa: LOG001 - one of our own, so that nothing else hears it
        logger.addHandler(logging.StreamHandler(target))
        logger.warning("%s %r", record, record)
        for text in (repr(record), str(record), f"{record}", f"{[record]}", target.getvalue()):
            check(text)
    for status in (recheck_status(each, POLICY, on=ON, window=Period(days=60)) for each in PEOPLE):
        check(status.explanation)


def test_no_record_of_the_domain_is_left_out() -> None:
    """Each record class of the domain that refers to a person or a certificate was printed above."""
    printed = {type(record).__name__ for record in records()}
    classes: set[str] = set()
    for module in pkgutil.iter_modules(safeguarding.dbs.__path__):
        found = import_module(f"safeguarding.dbs.{module.name}")
        for name, kind in vars(found).items():
            if isinstance(kind, type) and attrs.has(kind) and kind.__module__ == found.__name__ and name[0] != "_":
                fields = " ".join(str(field.type) for field in attrs.fields(kind))
                if any(word in fields for word in ("CertificateNumber", "Certificate", "Person", "RecheckStatus")):
                    classes.add(name)
    assert classes
    assert classes <= printed | {"DueDateCache"}


def _reading(tmp_path: Path) -> object:
    file = tmp_path / "staff.csv"
    file.write_text(
        "Staff ID,Name,Date of Birth,DBS Number,Issue Date,DBS Level\n"
        f"S1,{NAME},{BIRTH_DATE},{DIGITS}9,{NAME} says soon,{NAME}\n"
        f",{NAME},{BIRTH_DATE},{DIGITS},01/01/2014,\n"
        f"S2,{NAME},{BIRTH_DATE},{DIGITS},cert {DIGITS},\n",
        encoding="utf-8",
    )
    return read_register(file)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: parse_certificate_number(DIGITS + "9"),
        lambda: parse_certificate_number(DIGITS[:11]),
        lambda: CertificateNumber(DIGITS + "9"),
        lambda: Certificate(number=DIGITS),  # type: ignore[arg-type]
        lambda: StatusCheck(checked_on=ON, result=StatusCheckResult.NEW_INFO, number=DIGITS),  # type: ignore[arg-type]
        lambda: StatusCheck(checked_on=ON, result=DIGITS),  # type: ignore[arg-type]
        lambda: Subscription(number=DIGITS),  # type: ignore[arg-type]
        lambda: Certificate(level=DIGITS),  # type: ignore[arg-type]
        lambda: Post(required=DIGITS),  # type: ignore[arg-type]
        lambda: Certificate(number=NUMBER, issued_on=date(2001, 1, 1)),
        lambda: Certificate(number=NUMBER, issued_on=date(2014, 1, 2), seen_on=date(2014, 1, 1)),
        lambda: attrs.evolve(PEOPLE[0], starts_on=ON, left_on=date(2010, 1, 1)),
        lambda: attrs.evolve(PEOPLE[0], reference=" "),
        lambda: attrs.evolve(PEOPLE[0], risk_assessed_on=datetime(2017, 1, 1)),  # noqa: DTZ001 - refused for its time
        lambda: from_data({"reference": "S1", "certificates": [{"number": int(DIGITS)}]}, Person),
        lambda: from_data({"reference": "S1", "certificates": [{"number": DIGITS + "9"}]}, Person),
        lambda: from_data({"reference": "S1", "name": NAME, "certificates": [{"issued_on": "2001-01-01"}]}, Person),
        lambda: parse_level(DIGITS * 20),
        lambda: parse_level(f"Enhanced {DIGITS}"),
        lambda: parse_level(int(DIGITS)),  # type: ignore[arg-type]
    ],
)
def test_no_failure_repeats_what_it_was_given(attempt: Callable[[], object]) -> None:
    """The message, the repr, the attributes and the whole traceback of every refusal."""
    with pytest.raises(SafeguardingError) as caught:
        attempt()
    text = "".join(traceback.format_exception(caught.value))
    # the traceback prints the lines of this test; their text is not the value
    lines = [line for line in text.splitlines() if not line.startswith("    ")]
    check("\n".join(lines))
    check(f"{caught.value!r} {vars(caught.value)}")


def test_a_registers_problems_and_repr(tmp_path: Path) -> None:
    """Problems show masked numbers and leave the person's name out; a birth date is not read at all."""
    register = _reading(tmp_path)
    check(repr(register))
    check(str(problem_list(register.problems)))  # type: ignore[attr-defined]
    for problem in register.problems:  # type: ignore[attr-defined]
        check(f"{problem} {problem!r} {problem.within('staff.csv')}")
    assert register.problems  # type: ignore[attr-defined]
    check(due_calendar(audit(register.people, POLICY, as_at=ON)))  # type: ignore[attr-defined]


def test_a_file_as_it_stands(tmp_path: Path) -> None:
    """The rows of a file, and a table about to be written, print without their cells."""
    file = tmp_path / "staff.csv"
    file.write_text(f"Staff ID,Name,Issue Date\nS1,{NAME},{DIGITS}\n", encoding="utf-8")
    grid = read_csv_grid(file)
    for each in (grid, grid.rows, *grid.rows, grid.rows[1:], register_table(PEOPLE)):
        check(f"{each} {each!r}")


@pytest.mark.parametrize("between", ["", " ", "  ", "-", "/", ".", "_", " - ", "\u2013"])
def test_a_number_is_masked_whatever_stands_between_its_digits(between: str) -> None:
    """A certificate number that strayed into a cell is masked however it is spaced; a date of eight digits is shown."""
    for sizes in ((4, 8, 12), (2, 4, 8, 12), (2, 4, 6, 8, 10, 12), (3, 6, 9, 12), range(1, 13), (12,)):
        parts = [DIGITS[first:last] for first, last in itertools.pairwise((0, *sizes))]
        found = shown(f"cert {between.join(parts)}")
        assert sum(each.isdigit() for each in found) == 4, found
    for date_text in ("31-02-2020", "2020/02/31", "31.02.2020", "2020-02-31 00:00:00"):
        assert shown(f"on {date_text}") == f"on {date_text}"


def test_there_is_no_field_for_what_must_not_be_held() -> None:
    """No field for a birth date, or for what a certificate disclosed."""
    names = {field.name for kind in (Person, Certificate, StatusCheck) for field in attrs.fields(kind)}
    assert not [name for name in names if any(word in name for word in ("birth", "content", "offence", "disclos"))]
