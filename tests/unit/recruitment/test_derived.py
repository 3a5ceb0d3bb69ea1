"""Facts that follow from the days of a record: known where the days are, and unknown where one is missing."""

from datetime import date
from typing import Any

import pytest
from tests.unit.recruitment.made_up import ON, START, done, record

from safeguarding.recruitment.checks import PreAppointmentCheck
from safeguarding.recruitment.derived import (
    derived_facts,
    first_day,
    is_recent_post,
    is_silent,
    was_done_by,
)
from safeguarding.recruitment.words import CheckKind

DBS, IDENTITY = CheckKind.ENHANCED_DBS, CheckKind.IDENTITY
HEADS = (CheckKind.REFERENCES, CheckKind.QUALIFICATIONS, CheckKind.EMPLOYMENT_HISTORY)
UNREADABLE: dict[str, Any] = {"is_known": False}
NOT_REQUIRED: dict[str, Any] = {"not_required_because": "not for this post"}
DATELESS: dict[str, Any] = {}
ASKED: dict[str, Any] = {"applied_on": date(2024, 8, 1)}


def fact(name: str, *checks: PreAppointmentCheck, on: date = ON, **other: object) -> bool | None:
    return derived_facts(record(*checks, **other), appointed_on=date(2024, 7, 1), on=on)[name]


@pytest.mark.parametrize(
    ("ended_on", "appointed_on", "is_recent"),
    [
        (date(2024, 6, 2), date(2024, 9, 2), True),
        (date(2024, 6, 1), date(2024, 9, 2), False),
        (date(2024, 9, 2), date(2024, 9, 2), True),
        (None, date(2024, 9, 2), None),
        (date(2024, 6, 2), None, None),
    ],
)
def test_a_recent_post_ended_three_months_before_at_most(
    ended_on: date | None,
    appointed_on: date | None,
    is_recent: bool | None,  # noqa: FBT001
) -> None:
    assert is_recent_post(ended_on, appointed_on=appointed_on) is is_recent


@pytest.mark.parametrize(
    ("said", "silent", "by_start"),
    [
        ([{"done_on": START}], False, True),
        ([{"done_on": date(2024, 9, 3)}], False, False),
        ([{"issued_on": START}], False, True),
        ([{"done_on": START, "issued_on": date(2024, 8, 1)}], False, True),
        ([DATELESS], True, None),
        ([UNREADABLE], True, None),
        ([NOT_REQUIRED], False, False),
        ([ASKED], False, False),
        # one that can be made out breaks the silence, but leaves open what the other says
        ([UNREADABLE, {"done_on": date(2024, 9, 3)}], False, None),
        ([UNREADABLE, {"done_on": START}], False, True),
        ([DATELESS, NOT_REQUIRED], False, None),
        ([UNREADABLE, DATELESS], True, None),
    ],
)
def test_what_was_done_by_the_start(said: list[dict[str, Any]], silent: bool, by_start: bool | None) -> None:  # noqa: FBT001
    """A check without a day may have been made in time, and one that cannot be read may be anything."""
    found = record(*(PreAppointmentCheck(kind=IDENTITY, **each) for each in said))
    assert is_silent(found, IDENTITY) is silent
    assert was_done_by(found, IDENTITY, START) is by_start


@pytest.mark.parametrize(("not_held", "silent", "by_start"), [((), False, False), ((IDENTITY,), True, None)])
def test_what_a_record_has_no_place_for(not_held: tuple[CheckKind, ...], silent: bool, by_start: bool | None) -> None:  # noqa: FBT001
    """An empty cell says that nothing was done; without a column nothing is said."""
    found = record(not_held=not_held)
    assert (is_silent(found, IDENTITY), was_done_by(found, IDENTITY, START)) == (silent, by_start)


def test_the_first_of_several_days_counts() -> None:
    """None after the day of the question."""
    found = record(done(IDENTITY, date(2024, 9, 3)), done(IDENTITY, START), done(DBS, date(2024, 1, 1)))
    days = [first_day(found, IDENTITY, on=on) for on in (date(2024, 9, 1), START, date(2024, 9, 3))]
    assert days == [None, START, START]


@pytest.mark.parametrize(
    ("checks", "on", "early"),
    [
        ([done(DBS, START)], ON, False),
        ([done(DBS, date(2024, 9, 3))], ON, True),
        ([], START, True),
        # nobody has begun before the first day
        ([], date(2024, 9, 1), False),
        ([PreAppointmentCheck(kind=DBS)], ON, None),
        ([PreAppointmentCheck(kind=DBS, not_required_because="volunteer")], ON, None),
    ],
)
def test_who_began_before_the_certificate(checks: list[PreAppointmentCheck], on: date, early: bool | None) -> None:  # noqa: FBT001
    assert fact("before_certificate", *checks, on=on) is early
    assert fact("before_certificate", *checks, on=on, starts_on=None) is None


def heads(without: CheckKind | None = None, late: CheckKind | None = None) -> list[PreAppointmentCheck]:
    return [done(kind, date(2024, 9, 3) if kind is late else START) for kind in HEADS if kind is not without]


@pytest.mark.parametrize(
    ("checks", "on", "outstanding"),
    [
        (heads(), ON, False),
        (heads(late=CheckKind.REFERENCES), ON, True),
        (heads(without=CheckKind.QUALIFICATIONS), START, True),
        (heads(without=CheckKind.QUALIFICATIONS), date(2024, 9, 1), False),
        ([*heads(without=HEADS[0]), PreAppointmentCheck(kind=HEADS[0])], ON, None),
        # what is surely missing outweighs what is not known
        ([PreAppointmentCheck(kind=HEADS[0])], ON, True),
        ([*heads(without=HEADS[1]), PreAppointmentCheck(kind=HEADS[1], not_required_because="none needed")], ON, False),
    ],
)
def test_what_was_outstanding_at_the_start(
    checks: list[PreAppointmentCheck],
    on: date,
    outstanding: bool | None,  # noqa: FBT001
) -> None:
    """References, qualifications and history; the reason for leaving only of whoever worked with children."""
    assert fact("outstanding_heads", *checks, on=on) is outstanding
    assert fact("outstanding_heads", *checks, on=on, starts_on=None) is None
    if outstanding is False and on == ON:
        assert fact("outstanding_heads", *checks, on=on, worked_with_children=True) is True
        reason = done(CheckKind.REASON_FOR_LEAVING, START)
        assert fact("outstanding_heads", *checks, reason, on=on, worked_with_children=True) is False


@pytest.mark.parametrize(
    ("issued", "supplied_on", "is_old"),
    [
        ([date(2024, 6, 2)], None, False),
        ([date(2024, 6, 1)], None, True),
        # the day of supply goes before the start
        ([date(2024, 6, 1)], date(2024, 9, 1), False),
        ([date(2024, 5, 31)], date(2024, 9, 1), True),
        # the newest of several
        ([date(2020, 1, 1), date(2024, 6, 2)], None, False),
        ([None], None, None),
        ([date(2024, 6, 2), None], None, None),
        ([], None, False),
    ],
)
def test_a_certificate_is_old_after_three_months(
    issued: list[date | None],
    supplied_on: date | None,
    is_old: bool | None,  # noqa: FBT001
) -> None:
    """Exactly three months old it is not."""
    checks = [PreAppointmentCheck(kind=DBS, issued_on=day, done_on=START) for day in issued]
    assert fact("old_certificate", *checks, supplied_on=supplied_on) is is_old
    if issued and None not in issued:
        assert fact("old_certificate", *checks, starts_on=None) is None


@pytest.mark.parametrize(
    ("checks", "unchecked"),
    [
        ([], True),
        ([done(CheckKind.BASIC_DBS, ON)], False),
        ([done(CheckKind.STANDARD_DBS, date(2024, 12, 3))], True),
        ([PreAppointmentCheck(kind=DBS)], None),
        ([PreAppointmentCheck(kind=DBS), done(CheckKind.BASIC_DBS, ON)], False),
    ],
)
def test_nobody_is_unchecked_of_whom_a_check_may_have_been_made(
    checks: list[PreAppointmentCheck],
    unchecked: bool | None,  # noqa: FBT001
) -> None:
    assert fact("unchecked", *checks) is unchecked


@pytest.mark.parametrize(
    ("ended_on", "checks", "rests"),
    [
        (date(2024, 4, 1), [], True),
        (date(2024, 3, 31), [], False),
        (date(2024, 4, 1), [done(DBS, START)], False),
        (date(2024, 4, 1), [PreAppointmentCheck(kind=DBS, applied_on=START)], False),
        (date(2024, 4, 1), [PreAppointmentCheck(kind=DBS)], None),
        (None, [], None),
    ],
)
def test_what_rests_on_a_recent_post(
    ended_on: date | None,
    checks: list[PreAppointmentCheck],
    rests: bool | None,  # noqa: FBT001
) -> None:
    """Only where no certificate is held or asked for; then nobody began before one."""
    assert fact("rests_on_recent_post", *checks, contact_post_ended_on=ended_on) is rests
    if rests:
        assert fact("before_certificate", *checks, contact_post_ended_on=ended_on) is False
