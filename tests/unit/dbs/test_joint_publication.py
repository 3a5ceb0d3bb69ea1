"""No small number can be worked out from all that is published of an audit together."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.joint_publication import (
    BREACHES,
    FINDINGS,
    FORECAST,
    MEASURES,
    STANDINGS,
    _Guard,
    published_audit,
)
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE

ON = date(2017, 9, 19)


def audited(*groups: tuple[int, int]) -> Audit:
    """Groups of people: how many, and how many days until their recheck is due."""
    people = [
        Person(
            reference=f"S{place}-{k}",
            starts_on=date(2014, 1, 1),
            certificates=[Certificate(issued_on=date(2014, 9, 19) + timedelta(days=days))],
        )
        for place, (count, days) in enumerate(groups)
        for k in range(count)
    ]
    return audit(people, YORK_2017, as_at=ON, window=Period(days=60))


def numbers(found: Audit) -> dict[tuple[str, str], int | None]:
    return {(each.part, each.label): each.number.value for each in published_audit(found, FEWER_THAN_FIVE)}  # type: ignore[misc]


def test_a_measure_does_not_print_what_the_partition_hides() -> None:
    shown = numbers(audited((3, -10), (40, 400)))
    assert shown[STANDINGS, "overdue"] is None
    assert shown[MEASURES, "recheck overdue, in progress or not"] is None
    assert shown[MEASURES, "a check in place and not past its date"] is None


def test_a_window_does_not_give_away_the_next() -> None:
    """27 within 60 days beside 29 within 90 would tell of two."""
    shown = numbers(audited((27, 40), (2, 70), (50, 400)))
    pair = shown.get((MEASURES, "recheck due within 60 days")), shown.get((MEASURES, "recheck due within 90 days"))
    assert pair == (27, None)


def test_nothing_small_nothing_hidden() -> None:
    shown = numbers(audited((30, -10), (20, 10), (50, 400)))
    assert None not in shown.values()
    assert shown[STANDINGS, "register"] == 100


@pytest.mark.parametrize("count", [4, 5])
def test_both_sides_of_the_threshold(count: int) -> None:
    shown = numbers(audited((count, -10), (20, 10), (50, 400)))
    assert shown[STANDINGS, "overdue"] == (None if count < 5 else 5)


@given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from([-400, -100, -40, -5, 0, 10, 50, 80, 300])), max_size=6))
def test_no_shown_counts_differ_by_a_small_number_of_people_within(groups: list[tuple[int, int]]) -> None:
    """No shown count is small, and none of two of which one holds the other leaves a small number; by brute force."""
    found = audited(*groups)
    days = [day for count, day in groups for _ in range(count)]
    windows = {f"recheck due within {n} days": sum(0 <= day <= n for day in days) for n in (30, 60, 90)}
    windows |= {"recheck overdue, in progress or not": sum(day < 0 for day in days)}
    shown = numbers(found)
    assert all(value is None or value == 0 or value >= 5 for value in shown.values())
    seen = [shown[MEASURES, name] for name, count in windows.items() if count and not name.startswith("recheck over")]
    known = sorted(value for value in seen if value is not None)
    assert all(later - earlier == 0 or later - earlier >= 5 for earlier, later in itertools.pairwise(known))
    for name, count in windows.items():
        value = shown.get((MEASURES, name))
        assert value in (None, count)
        if value is not None and shown.get((STANDINGS, "who need a check")) is not None:
            assert not 0 < len(days) - count < 5


def test_the_forecast_does_not_print_what_the_partition_hides() -> None:
    """Three overdue are hidden, and so is the month that would leave them over of the register."""
    found = audited((3, -10), (40, 400), (20, 60))
    shown = numbers(found)
    assert shown[FORECAST, "past the due date already"] is None
    assert (shown[FORECAST, "1 – 30 November 2017"], shown[FORECAST, "later"]) == (None, 40)


def test_the_forecast_of_many_is_shown() -> None:
    shown = numbers(audited((6, -10), (40, 400), (20, 60)))
    assert (shown[FORECAST, "past the due date already"], shown[FORECAST, "later"]) == (6, 40)


PERIOD = DateRange(date(2017, 1, 1), ON)


def with_breaches(not_made: int, late: int, on_time: int) -> Audit:
    made = [
        *((date(2014, 1, 1), date(2017, 1, 9)) for _ in range(late)),
        *((date(2014, 3, 1), date(2017, 2, 9)) for _ in range(on_time)),
    ]
    issued: list[tuple[date, ...]] = [*made, *((date(2014, 5, 1),) for _ in range(not_made))]
    people = [
        Person(reference=f"S{k}", starts_on=date(2013, 1, 1), certificates=[Certificate(issued_on=day) for day in days])
        for k, days in enumerate(issued)
    ]
    return audit(people, YORK_2017, as_at=ON, breach_period=PERIOD)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((6, 7, 30), (6, 7, 30)),
        ((3, 7, 30), (None, 7, 30)),
        # how many were made in all is not printed, so 30 on time leave nothing over
        ((6, 3, 30), (6, None, 30)),
        ((6, 0, 30), (6, None, 30)),
    ],
)
def test_breaches(counts: tuple[int, int, int], expected: tuple[int | None, ...]) -> None:
    """Who is overdue is hidden in the breaches as in the partition, and few that were made late are hidden as well."""
    shown = numbers(with_breaches(*counts))
    labels = "rechecks not made", "rechecks made late", "rechecks made on time"
    assert tuple(shown.get((BREACHES, label)) for label in labels) == expected
    assert (shown[STANDINGS, "overdue"] is None) is (counts[0] < 5)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from([-400, -40, -5, 0, 10, 50, 80, 120, 700])), max_size=7))
def test_no_small_count_follows_from_those_that_are_shown(groups: list[tuple[int, int]]) -> None:
    """By rank: no hidden month or standing is a sum of the counts that are shown, of whatever tables."""
    found = audited(*groups)
    people = {label: _members(groups, label) for part, label in numbers(found) if part in (STANDINGS, FORECAST)}
    shown = [people[label] for (part, label), value in numbers(found).items() if value is not None and label in people]
    rank = np.linalg.matrix_rank(np.array(shown)) if shown else 0
    for vector in people.values():
        if 0 < sum(count for (count, _), inside in zip(groups, vector, strict=True) if inside) < 5:
            assert np.linalg.matrix_rank(np.array([*shown, vector])) > rank


def _members(groups: list[tuple[int, int]], label: str) -> list[int]:
    """Which groups a label counts, by the words of the label alone."""
    days = [ON + timedelta(days=days) for _, days in groups]
    months = {str(DateRange(first, last)): (first, last) for first, last in _months()}
    inside = {
        "in date": lambda day: day > ON + timedelta(days=60),
        "due within the window": lambda day: ON < day <= ON + timedelta(days=60),
        "due": lambda day: day == ON,
        "overdue": lambda day: day < ON,
        "past the due date already": lambda day: day < ON,
        "later": lambda day: day > date(2018, 8, 31),
    }
    if label in months:
        first, last = months[label]
        return [int(first <= day <= last) for day in days]
    return [int(inside[label](day)) if label in inside else 1 for day in days]


def _months() -> Iterator[tuple[date, date]]:
    firsts = [ON, *(date(2017 + (8 + k) // 12, (8 + k) % 12 + 1, 1) for k in range(1, 13))]
    yield from ((first, then - timedelta(days=1)) for first, then in itertools.pairwise(firsts))


def test_findings_are_counts_of_their_own() -> None:
    """What was found of the checks is published beside where they stand."""
    looked = StatusCheck(checked_on=date(2017, 1, 10), result=StatusCheckResult.NO_MATCH_FOUND)
    issued = Certificate(issued_on=date(2016, 9, 19))
    register = [Person(reference=f"S{k}", certificates=[issued], status_checks=[looked]) for k in range(9)]
    found = published_audit(audit(register, YORK_2017, as_at=ON), FEWER_THAN_FIVE)
    assert any(each.part == FINDINGS for each in found)


def test_what_lies_between_two_counts_is_guarded_too() -> None:
    """Of 20 and of 18 among them both could be shown; together they tell of two, and the second is not."""
    twenty, eighteen, forty = frozenset(range(20)), frozenset(range(18)), frozenset(range(40))
    guard = _Guard([forty, twenty, eighteen], forty, FEWER_THAN_FIVE)
    assert [guard.shows(each) for each in (forty, twenty, eighteen)] == [True, True, False]


def test_three_pairs_of_groups_tell_of_each() -> None:
    """Of 30, 23 and 13 in the pairs of three groups the half of all, less 30, is 3: the third pair is not shown."""
    one, other, few = frozenset(range(20)), frozenset(range(20, 30)), frozenset(range(30, 33))
    counts = [one | other, one | few, other | few, few]
    guard = _Guard(counts, one | other | few, FEWER_THAN_FIVE)
    assert [guard.shows(each) for each in counts] == [True, True, False, False]


def test_what_was_shown_before_counts_with_whoever_it_leaves_out() -> None:
    """Of 17, of 22 and of 19 that hold the 17, the last less the first would tell of two: it is not shown."""
    two, ten, others, seven = (frozenset(range(*ends)) for ends in ((0, 2), (2, 12), (12, 22), (22, 29)))
    counts = [ten | seven, two | ten | others, two | ten | seven]
    guard = _Guard(counts, two | ten | others | seven, FEWER_THAN_FIVE)
    assert [guard.shows(each) for each in counts] == [True, True, False]


@pytest.mark.parametrize(("due_on", "label"), [(date(2018, 8, 31), "1 – 31 August 2018"), (date(2018, 9, 1), "later")])
def test_later_begins_after_the_last_month_of_the_forecast(due_on: date, label: str) -> None:
    """Whose recheck falls due on the last day of the last month is counted in that month alone."""
    shown = numbers(audited((20, (due_on - ON).days)))
    assert {name: count for (part, name), count in shown.items() if part == FORECAST and count} == {label: 20}
