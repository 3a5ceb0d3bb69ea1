"""Positions: they hold until the next change, and sum to the register."""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Application, Certificate, Moment
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import AbsenceTreatment, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.positions import Position, change_days, is_in_flight, positions
from safeguarding.dbs.recheck_cycles import position_periods
from safeguarding.dbs.standings import Standing
from safeguarding.testing.strategies.dbs import INVENTED, days, people, periods, policies, registers
from safeguarding.timelines import DatedValue, Timeline

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


YEARS = RecheckRule(certificate_interval=Period(years=3))
ISSUED, DUE = date(2014, 9, 19), date(2017, 9, 19)
HELD = Certificate(issued_on=ISSUED)


def _places(on: date, rule: RecheckRule = YEARS, **fields: Any) -> tuple[Position, ...]:  # noqa: ANN401 - any field
    policy = steady_policy("invented", rule, source=INVENTED)
    return positions(Person(**{"reference": "S1", "certificates": [HELD], **fields}), DueDateCache(policy), on=on)


class TestApplicationsUnderWay:
    """An application is under way until the day of a certificate that follows it."""

    def test_it_ends_on_the_day_of_the_certificate(self) -> None:
        made, issued = Application(submitted_on=date(2017, 9, 1)), date(2017, 10, 2)
        person = Person(reference="S1", certificates=[Certificate(issued_on=issued)])
        days = (issued - timedelta(days=1), issued)
        assert [is_in_flight(made, person, YEARS, on=on) for on in days] == [True, False]

    def test_one_is_known_by_the_certificate_that_came_of_it(self) -> None:
        """Nothing else need be recorded of it; a certificate that is issued is none, though nobody has seen it."""
        to_come = Certificate(issued_on=date(2017, 10, 2), submitted_on=date(2017, 9, 1), seen_on=date(2017, 10, 9))
        seen = attrs.evolve(YEARS, done_when=Moment.SEEN)
        days = (date(2017, 8, 31), date(2017, 9, 1), date(2017, 10, 1), date(2017, 10, 2))
        found = [_places(on, seen, certificates=[to_come])[0].is_in_flight for on in days]
        assert found == [False, True, True, False]

    def test_a_certificate_without_a_day_is_none_under_way(self) -> None:
        undated = Certificate(issued_on=None, submitted_on=date(2017, 9, 1))
        (found,) = _places(DUE, certificates=[undated])
        assert (found.is_in_flight, found.standing) == (False, Standing.UNKNOWN_DATE)


class TestPostsThatEndedOverdue:
    """Somebody who has not left and holds no post is shown with what was overdue when a post ended."""

    def test_whatever_other_posts_there_were(self) -> None:
        posts = [
            Post(role="Clerk", requires_check=False, ends_on=date(2017, 12, 1)),
            Post(role="Cook", ends_on=date(2017, 12, 1)),
        ]
        for several in (posts, posts[::-1]):
            (found,) = _places(date(2018, 1, 1), posts=several)
            assert (found.post, found.due_on) == (posts[1], DUE)
            assert found.adjustments[-1] == "the post ended on 1 December 2017, overdue"

    def test_only_where_the_grace_had_ended(self) -> None:
        for ends_on, standing in ((DUE, Standing.LEFT), (DUE + timedelta(days=1), None)):
            (found,) = _places(date(2018, 1, 1), posts=[Post(ends_on=ends_on)])
            assert found.standing is standing


class TestDeferredDates:
    """A due date within an absence moves to the first day back, whichever absence it is."""

    RULE = attrs.evolve(YEARS, absence=AbsenceTreatment.DEFERRED)
    EARLY = LongAbsence(starts_on=date(2015, 1, 1), ends_on=date(2015, 6, 1))
    AWAY = LongAbsence(starts_on=date(2017, 9, 1), ends_on=date(2017, 10, 15))

    def test_an_earlier_absence_changes_nothing(self) -> None:
        for several in ([self.EARLY, self.AWAY], [self.AWAY, self.EARLY]):
            (found,) = _places(date(2017, 10, 20), self.RULE, absences=several)
            assert (found.due_on, found.adjustments) == (
                date(2017, 10, 16),
                ("2017-09-19 deferred to 2017-10-16, the first day back",),
            )

    def test_what_moved_a_date_is_told_while_there_is_one(self) -> None:
        """Of somebody whose return is not known no date is told, and nothing that moved it; an application is."""
        gone = LongAbsence(starts_on=date(2017, 9, 1))
        applied = [Application(submitted_on=date(2017, 9, 5))]
        (found,) = _places(date(2017, 10, 20), self.RULE, absences=[gone], applications=applied)
        assert (found.standing, found.due_on, found.adjustments) == (
            Standing.ABSENT,
            None,
            ("applied for on 5 September 2017",),
        )


class TestDaysOfChange:
    """Every day on which something changes lies between the policy's first and its last."""

    def _days(self, person: Person, *starts: date, ends_on: date | None = None) -> list[date]:
        entries = [DatedValue(day, YEARS, INVENTED) for day in starts]
        versions = Timeline(name="invented", entries=entries, ends_on=ends_on)
        return change_days(person, DueDateCache(RecheckPolicy(name="invented", versions=versions)))

    def test_from_the_first_version_to_the_last_day(self) -> None:
        starts, last = (date(2010, 1, 1), date(2016, 4, 1)), date(2017, 9, 30)
        checks = [date(2009, 6, 1), date(2015, 6, 1), last, last + timedelta(days=1)]
        person = Person(reference="S1", certificates=[Certificate(issued_on=each) for each in checks])
        assert self._days(person, *starts, ends_on=last) == [starts[0], date(2015, 6, 1), starts[1], last]

    def test_nothing_follows_the_last_day_of_all(self) -> None:
        for ends_on, last in ((date.max, date(2010, 1, 1)), (date.max - timedelta(days=1), date.max)):
            person = Person(reference="S1", absences=[LongAbsence(starts_on=date(2010, 1, 1), ends_on=ends_on)])
            assert self._days(person, date(2010, 1, 1))[-1] == last
