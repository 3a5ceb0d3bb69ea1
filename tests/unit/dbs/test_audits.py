"""The audit, its measures, its forecast and what a bare count can mean."""

from datetime import date, timedelta

import pytest
from tests.unit.dbs.made_up import AS_AT, REGISTER, audited, person

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audit_measures import measures
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.errors import FaultyInputError, OutOfCoverageError
from safeguarding.serialization.documents import from_data, to_data


class TestThePartition:
    """Everybody in exactly one part; the base is the required population."""

    def test_by_hand(self) -> None:
        found = audited(window=Period(days=30))
        assert {standing: count for standing, count in found.counts.items() if count} == {
            Standing.IN_DATE: 1,
            Standing.DUE_SOON: 1,
            Standing.DUE: 1,
            Standing.OVERDUE: 1,
            Standing.IN_PROGRESS: 1,
            Standing.NO_CHECK: 1,
            Standing.UNKNOWN_DATE: 1,
            Standing.LEFT: 1,
        }
        assert found.base == 7

    def test_parts_and_findings_can_be_listed(self) -> None:
        found = audited()
        assert [each.reference for each in found.having(Standing.DUE, Standing.OVERDUE)] == ["today", "late"]
        assert [each.reference for each in found.with_finding(CheckFinding.OVERDUE_IN_PROGRESS)] == ["later"]

    def test_progress_is_told(self) -> None:
        told: list[int] = []
        audit([REGISTER[0]] * 2500, YORK_2017, as_at=AS_AT, on_progress=told.append)
        assert told == [1000, 2000, 2500]


def test_a_day_near_the_end_of_the_calendar() -> None:
    """Measures look ahead to the calendar's last day and no further; a forecast past it is refused by name."""
    found = audit(
        [Person(reference="S1", certificates=[Certificate(issued_on=AS_AT)])], YORK_2017, as_at=date(9999, 12, 15)
    )
    assert {measure.base for measure in measures(found)} == {1}
    with pytest.raises(OutOfCoverageError, match="9999"):
        forecast(found)


def test_a_window_of_no_length_is_no_look_ahead() -> None:
    """A person due tomorrow is in date where no window is asked for."""
    tomorrow = person("S1", AS_AT.replace(year=2014) + timedelta(days=1))
    assert audit([tomorrow], YORK_2017, as_at=AS_AT).counts[Standing.IN_DATE] == 1


class TestAnAuditPutTogether:
    """What a file says of each person is said of everybody, or the audit is refused."""

    @pytest.mark.parametrize(
        "other", [{"entry_checks": ()}, {"registers": ("North",)}, {"registers": ("North", "South", "North")}]
    )
    def test_other_lengths_are_refused(self, other: dict[str, tuple[str, ...]]) -> None:
        people = [Person(reference=each) for each in ("a", "b")]
        data = to_data(audit(people, YORK_2017, as_at=AS_AT))
        assert from_data({**data, "registers": ["North", "South"]}, Audit).entry_counts
        with pytest.raises(FaultyInputError, match="are not of one length"):
            from_data({**data, **{field: [*each] for field, each in other.items()}}, Audit)


class TestIsClear:
    """An audit is clear only where nobody is overdue, nobody lacks a check that counts, and none was made late."""

    FINE = person("fine", date(2016, 1, 1))

    @pytest.mark.parametrize(
        ("other", "is_clear"),
        [
            (person("due", date(2014, 9, 19)), True),
            (person("left", None, left_on=date(2017, 9, 1)), True),
            (person("overdue", date(2014, 9, 18)), False),
            (person("none"), False),
            (person("undated", None), False),
        ],
    )
    def test_one_is_enough(self, other: Person, *, is_clear: bool) -> None:
        """Each of the two alone: overdue though a check counts, or without one though nothing is overdue."""
        assert audit([self.FINE, other], YORK_2017, as_at=AS_AT).is_clear is is_clear

    def test_a_recheck_made_late(self) -> None:
        late = person("late", date(2014, 1, 1), date(2017, 1, 2), starts_on=date(2014, 1, 1))
        period = DateRange(date(2017, 1, 1), date(2017, 6, 30))
        assert audit([late], YORK_2017, as_at=AS_AT).is_clear
        assert not audit([late], YORK_2017, as_at=AS_AT, breach_period=period).is_clear
