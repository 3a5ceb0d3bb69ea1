"""No small number can be worked out from all that is published of an audit together."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.joint_publication import MEASURES, STANDINGS, published_audit
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
