"""A register audited in pieces, each let go, has the counts of an audit of all of it."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audit_counts import audit_in_pieces
from safeguarding.dbs.audit_measures import days_overdue, measures
from safeguarding.dbs.audits import audit
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.errors import NoTruthValueError, OutOfCoverageError
from safeguarding.testing.strategies.dbs import days, policies, registers

AS_AT = date(2017, 9, 19)


@settings(max_examples=25)
@given(registers(most=9), policies(), days(), st.integers(1, 4), st.sampled_from([None, Period(days=60)]))
def test_what_is_counted_is_the_same(
    register: list[Person], policy: RecheckPolicy, as_at: date, size: int, window: Period | None
) -> None:
    """Whatever the register, the policy and the size of a piece: standings, measures, findings, forecast, breaches."""
    period = DateRange(min(date(2010, 1, 1), as_at), as_at)
    pieces = [register[start : start + size] for start in range(0, len(register), size)]
    seen: list[RecheckStatus] = []
    whole = audit(register, policy, as_at=as_at, window=window, breach_period=period)
    found = audit_in_pieces(
        pieces, policy, as_at=as_at, window=window, breach_period=period, on_piece=lambda each, _: seen.extend(each)
    )
    assert tuple(seen) == whole.statuses
    for name in ("counts", "base", "entry_counts", "is_clear", "breaches", "kinds", "as_at", "policy_name", "window"):
        assert getattr(found, name) == getattr(whole, name), name
    assert found.shared_certificates == whole.shared_certificates
    assert found.repeated_references == whole.repeated_references
    assert measures(found) == measures(whole)
    assert days_overdue(found) == days_overdue(whole)
    assert forecast(found) == forecast(whole)
    assert sum(count for _, count in whole.kinds) == len(register)


def test_whoever_can_share_nothing_need_not_be_kept() -> None:
    """Only those are looked at together of whom somebody says that they may share something."""
    twice = [Person(reference="S1"), Person(reference="S2"), Person(reference="S1")]
    pieces = [[each] for each in twice]
    assert audit_in_pieces(pieces, YORK_2017, as_at=AS_AT).repeated_references == ("S1",)
    kept = audit_in_pieces(pieces, YORK_2017, as_at=AS_AT, may_share=lambda person: person.reference != "S1")
    assert kept.repeated_references == ()


def test_a_day_without_a_rule_is_refused_before_anybody_is_read() -> None:
    """As an audit of the whole register refuses it."""
    with pytest.raises(OutOfCoverageError):
        audit_in_pieces(iter(()), YORK_2017, as_at=date(1990, 1, 1))


def test_counts_are_neither_true_nor_false() -> None:
    """They are looked at: ``counts``, or ``is_clear``."""
    with pytest.raises(NoTruthValueError, match="is_clear"):
        bool(audit_in_pieces([], YORK_2017, as_at=AS_AT))
