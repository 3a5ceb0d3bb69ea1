"""Positions: they hold until the next change, and sum to the register."""

from datetime import date

from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Application, Certificate, Moment
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.positions import positions
from safeguarding.dbs.recheck_cycles import position_periods
from safeguarding.testing.strategies.dbs import INVENTED, days, people, periods, policies, registers

windows = st.none() | periods()


@given(registers(), policies(), days(), windows)
def test_the_partition_sums_to_the_register(
    register: list[Person], policy: RecheckPolicy, as_at: date, window: Period | None
) -> None:
    """Everybody stands in exactly one part, and the parts sum to the register, the required ones to the base."""
    found = audit(register, policy, as_at=as_at, window=window)
    assert sum(found.counts.values()) == len(register) == len(found.statuses)
    assert sum(count for standing, count in found.counts.items() if standing.is_required) == found.base
    assert sum(found.entry_counts.values()) == found.base
    assert [status.reference for status in found.statuses] == [each.reference for each in register]


@given(people(), policies(), days())
def test_a_position_holds_until_the_next_change(person: Person, policy: RecheckPolicy, on: date) -> None:
    """Between two days of change nothing changes: the position worked out on any day is that of its period."""
    cache = DueDateCache(policy)
    period = next(each for each in position_periods(person, cache) if on in each.days)
    assert period.position == positions(person, cache, on=on)[0]


def test_what_was_applied_for_twice_is_pending_since_the_first_time() -> None:
    """Where applying is what counts, the first application does."""
    rule = RecheckRule(certificate_interval=Period(years=3), done_when=Moment.SUBMITTED)
    applications = [Application(submitted_on=date(2017, 9, day)) for day in (5, 1)]
    person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 19))], applications=applications)
    cache = DueDateCache(steady_policy("invented", rule, source=INVENTED))
    assert positions(person, cache, on=date(2017, 9, 10))[0].pending_on == date(2017, 9, 1)
