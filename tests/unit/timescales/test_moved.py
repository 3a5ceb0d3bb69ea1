"""Which open deadlines move when a holiday is added, or an entry of the law."""

from datetime import date

import attrs
import pytest

from safeguarding.dates.calendars import DayOff
from safeguarding.dates.periods import Period
from safeguarding.timelines import Timeline
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.moved import OpenCase, moved_deadlines
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, Step, once
from safeguarding.timescales.words import TimescaleOutcome

STARTED, AS_AT = date(2027, 5, 4), date(2027, 5, 10)


def days(
    rule: str, *off: date, as_at: date = AS_AT, done_on: date | None = None
) -> list[tuple[date | None, date | None]]:
    """The last day before and after holidays are added, of a case that began on 4 May 2027, a Tuesday."""
    case = OpenCase(rule=rule, episode=Episode(started_on=STARTED, done_on=[done_on] if done_on else []))
    found = moved_deadlines([case], as_at=as_at, days_off=[DayOff(day, "invented") for day in off])
    return [(each.due_before, each.due_after) for each in found]


@pytest.mark.parametrize(
    ("rule", "off", "moved"),
    [
        # twenty working days, with the bank holiday of 31 May, end on 2 June
        ("iha", date(2027, 5, 14), [(date(2027, 6, 2), date(2027, 6, 3))]),
        ("iha", date(2027, 6, 2), [(date(2027, 6, 2), date(2027, 6, 3))]),
        ("iha", date(2027, 6, 3), []),
        # a Saturday, and a bank holiday that is one already
        ("iha", date(2027, 5, 15), []),
        ("iha", date(2027, 5, 31), []),
        # counted in months
        ("lado_80", date(2027, 5, 14), []),
    ],
)
def test_a_holiday_within_the_working_days_moves_the_end(
    rule: str, off: date, moved: list[tuple[date | None, date | None]]
) -> None:
    assert days(rule, off) == moved


def test_what_is_done_is_not_open() -> None:
    assert days("iha", date(2027, 5, 14), done_on=date(2027, 5, 7)) == []


def changed(rule_id: str, interval: Period) -> Rule:
    """A rule with another interval for all its time."""
    rule = rule_named(rule_id)
    entries = [attrs.evolve(entry, value=once(interval)) for entry in rule.limits.entries[-1:]]
    return attrs.evolve(rule, limits=Timeline(name=rule_id, entries=entries))


@pytest.mark.parametrize(
    ("interval", "after", "outcome"),
    [
        (Period(days=5), date(2027, 5, 9), TimescaleOutcome.OVERDUE),
        (Period(days=6), date(2027, 5, 10), TimescaleOutcome.NOT_YET_DUE),
    ],
)
def test_another_interval(interval: Period, after: date, outcome: TimescaleOutcome) -> None:
    """The outcome counts as well as the day."""
    case = OpenCase(rule="iha", episode=Episode(started_on=STARTED, reference="child 7"))
    (found,) = moved_deadlines([case], as_at=AS_AT, rules_after=[changed("iha", interval)])
    assert (found.due_before, found.due_after, found.outcome_after) == (date(2027, 6, 2), after, outcome)
    assert (found.reference, found.counted_from, found.rule_id) == ("child 7", STARTED, "iha")
    assert str(found).startswith("iha from 4 May 2027: 2 June 2027, now ")


def test_nothing_changes_by_itself() -> None:
    case = OpenCase(rule="iha", episode=Episode(started_on=STARTED))
    assert moved_deadlines([case], as_at=AS_AT) == ()
    assert moved_deadlines([case], as_at=AS_AT, rules_after=RULES) == ()


def test_what_is_open_under_one_of_the_two_laws_only() -> None:
    """Nobody has a day that moved where nothing is to be done under the rules of before, or of after."""
    case = OpenCase(rule="iha", episode=Episode(started_on=STARTED, done_on=[date(2027, 5, 7)]))
    rule = rule_named("iha")
    again = [
        attrs.evolve(entry, value=Schedule(steps=[Step(interval=Period(days=30))])) for entry in rule.limits.entries
    ]
    recurring = attrs.evolve(rule, limits=Timeline(name="iha", entries=again))
    assert moved_deadlines([case], as_at=AS_AT, rules_after=[recurring]) == ()
    assert moved_deadlines([case], as_at=AS_AT, rules=[recurring], rules_after=[rule]) == ()
