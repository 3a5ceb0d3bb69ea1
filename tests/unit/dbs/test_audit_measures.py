"""What an audit measures: counts and shares, and how late the overdue are."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from tests.unit.dbs.made_up import AS_AT, audited, person

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audit_measures import DaysOverdue, days_overdue, measures
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import recheck_due_on
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.testing.strategies.dbs import days, policies, registers


class TestMeasures:
    """Each measure is a count of a base and says who is left out."""

    def test_by_hand(self) -> None:
        period = DateRange(date(2017, 1, 1), AS_AT)
        found = {each.name: (each.count, each.base) for each in measures(audited(breach_period=period))}
        assert found["a check in place and not past its date"] == (3, 7)
        assert found["recheck due within 30 days"] == (2, 7)
        assert found["recheck overdue, in progress or not"] == (2, 7)
        assert found["recheck overdue 1 to 30 days"] == (1, 7)
        assert found["recheck overdue 31 to 90 days"] == (1, 7)
        assert found["recheck overdue with an application under way"] == (1, 7)
        assert found["no check on record"] == (1, 7)
        assert found["date unknown"] == (1, 7)
        assert found["rechecks made on time, 1 January – 19 September 2017"] == (0, 0)

    @pytest.mark.parametrize(
        ("days_late", "band"),
        [
            (1, "1 to 30 days"),
            (30, "1 to 30 days"),
            (31, "31 to 90 days"),
            (90, "31 to 90 days"),
            (91, "91 to 365 days"),
            (365, "91 to 365 days"),
            (366, "366 days or more"),
        ],
    )
    def test_each_band_includes_both_its_ends(self, days_late: int, band: str) -> None:
        due = recheck_due_on(date(2013, 3, 1), Period(years=3))
        found = audit([person("S1", date(2013, 3, 1))], YORK_2017, as_at=due + timedelta(days=days_late))
        bands = [each.name for each in measures(found) if each.name.startswith("recheck overdue ") and each.count]
        assert bands == [f"recheck overdue {band}"]

    def test_of_nobody_there_is_no_share(self) -> None:
        assert all(each.share is None for each in measures(audit([], YORK_2017, as_at=AS_AT)))

    def test_days_overdue_are_of_the_overdue_only(self) -> None:
        assert days_overdue(audited()) == DaysOverdue(count=2, shortest=1, median=Fraction(50, 2), longest=49)
        assert days_overdue(audit([], YORK_2017, as_at=AS_AT)) is None

    @given(registers(), policies(), days())
    def test_overdue_bands_sum_to_the_overdue(self, register: list[Person], policy: RecheckPolicy, as_at: date) -> None:
        found = measures(audit(register, policy, as_at=as_at))
        overdue = next(each.count for each in found if each.name == "recheck overdue, in progress or not")
        bands = [each.count for each in found if re.match(r"recheck overdue [0-9]", each.name)]
        assert bands
        assert sum(bands) == overdue


@pytest.mark.parametrize(
    ("held", "required", "name"),
    [
        (Level(tier=Tier.ENHANCED), Level(tier=Tier.STANDARD), "check above the level that the post allows"),
        (Level(tier=Tier.BASIC), Level(tier=Tier.STANDARD), "wrong level"),
        (None, Level(tier=Tier.STANDARD), "level unknown"),
    ],
)
def test_over_under_and_unknown_level_are_measured(held: Level | None, required: Level, name: str) -> None:
    """A check above, below or of no known level for its post is each a measure of its own."""
    several = [
        Person(reference=f"S{k}", posts=[Post(required=each)], certificates=[Certificate(issued_on=AS_AT, level=level)])
        for k, (level, each) in enumerate([(held, required), (required, required)])
    ]
    counted = {measure.name: measure.count for measure in measures(audit(several, YORK_2017, as_at=AS_AT))}
    levels = ("check above the level that the post allows", "wrong level", "level unknown")
    assert {each: counted[each] for each in levels} == {each: int(each == name) for each in levels}


@pytest.mark.parametrize(
    ("late", "median"), [([7], 7), ([1, 10], Fraction(11, 2)), ([40, 1, 10], 10), ([1, 2, 5, 40], Fraction(7, 2))]
)
def test_the_middle_of_the_days_overdue(late: list[int], median: Fraction) -> None:
    """Half a day where two lie in the middle."""
    people = [person(f"S{days}", date(2014, 9, 19) - timedelta(days=days)) for days in late]
    found = days_overdue(audit(people, YORK_2017, as_at=AS_AT))
    assert found is not None
    assert (found.count, found.shortest, found.median, found.longest) == (len(late), min(late), median, max(late))


@pytest.mark.parametrize("days_ahead", [30, 60, 90])
@pytest.mark.parametrize(("off", "count"), [(-1, 1), (0, 1), (1, 0)])
def test_a_look_ahead_includes_its_last_day(days_ahead: int, off: int, count: int) -> None:
    """Due within 30 days is due by the thirtieth day after the audit's."""
    due = recheck_due_on(date(2015, 3, 1), Period(years=3))
    found = audit([person("S1", date(2015, 3, 1))], YORK_2017, as_at=due - timedelta(days=days_ahead + off))
    assert {each.name: each.count for each in measures(found)}[f"recheck due within {days_ahead} days"] == count


@pytest.mark.parametrize(("as_at", "count"), [(date(2018, 3, 1), 1), (date(2018, 3, 2), 0)])
def test_a_look_ahead_begins_with_the_day_of_the_audit(as_at: date, count: int) -> None:
    """What is overdue does not fall due within any days."""
    found = audit([person("S1", date(2015, 3, 1))], YORK_2017, as_at=as_at)
    assert {each.name: each.count for each in measures(found)}["recheck due within 30 days"] == count


def test_each_entry_check_is_a_measure() -> None:
    """How many began with a check is told of everybody who needs one."""
    found = {
        each.name: (each.count, each.base) for each in measures(audited()) if each.name.startswith("entry check: ")
    }
    assert found == {f"entry check: {entry.label}": (count, 7) for entry, count in audited().entry_counts.items()}
    assert sum(count for count, _ in found.values()) == 7
