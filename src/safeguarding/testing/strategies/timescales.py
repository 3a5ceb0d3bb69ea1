"""Hypothesis strategies for timescales: schedules, rules, cases with their events, and stays."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.dates.due import EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import INVENTED_RULE
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.counting import Counting, WorkingDays
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode, Milestone
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    EachPeriod,
    HourLimit,
    Limit,
    PeriodKind,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.moved import OpenCase
from safeguarding.timescales.rules import OtherCount, Rule
from safeguarding.timescales.schedules import Anniversary, Birthday, Reached, Relaxed, Schedule, Step, Times, Until
from safeguarding.timescales.words import Area, Expects, RelaxedBy

_FIRST, _LAST = date(2011, 4, 1), date(2026, 6, 30)
_MONTHS = st.builds(Period, months=st.integers(1, 12))


def days(*, first: date = _FIRST, last: date = _LAST) -> st.SearchStrategy[date]:
    """Days within the span of every shipped rule and calendar."""
    return st.dates(first, last)


def intervals() -> st.SearchStrategy[Period]:
    """Periods as rules state them."""
    return st.one_of(
        st.builds(Period, working_days=st.integers(1, 70)),
        st.builds(Period, weeks=st.integers(1, 26)),
        st.builds(Period, days=st.integers(1, 60)),
        st.builds(Period, months=st.integers(1, 12)),
    )


def countings() -> st.SearchStrategy[Counting]:
    """Every way of counting days."""
    return st.builds(
        Counting,
        event_day=st.sampled_from(EventDay),
        month_end=st.sampled_from(MonthEnd),
        working_days=st.sampled_from(WorkingDays),
    )


def relaxations() -> st.SearchStrategy[Relaxed]:
    """What a law put in the place of an interval, or on what condition it held."""
    return st.builds(Relaxed, by=st.sampled_from(RelaxedBy), words=st.just("as soon as reasonably practicable"))


def steps(*, until: st.SearchStrategy[Until | None]) -> st.SearchStrategy[Step]:
    """Steps with a given kind of ending, some of which may be extended."""

    def step(interval: Period, until: Until | None, counting: Counting, *, extends: bool, from_start: bool) -> Step:
        longer = Period(
            months=2 * interval.total_months,
            days=2 * interval.total_days,
            working_days=2 * interval.working_days,
        )
        return Step(
            interval=interval,
            until=until,
            counting=counting,
            extended_to=longer if extends else None,
            from_start=from_start,
        )

    return st.builds(
        step, intervals(), until, countings(), extends=st.booleans(), from_start=st.sampled_from([False, False, True])
    )


def schedules() -> st.SearchStrategy[Schedule]:
    """Schedules of up to four steps: some counted in times, some ending on a day, perhaps a last without an end."""
    counted = st.lists(steps(until=st.builds(Times, st.integers(1, 3))), max_size=2)
    dated = st.lists(
        steps(
            until=st.one_of(
                st.just(Anniversary(Period(years=1))),
                st.builds(Birthday, st.integers(1, 17)),
                st.just(Reached("review")),
            )
        ),
        max_size=1,
    )
    endless = st.lists(steps(until=st.none()), min_size=1, max_size=1)
    return st.builds(
        lambda first, then, last, restarts, expects: Schedule(
            steps=[*first, *then, *last], restarts_on=restarts, expects=expects
        ),
        counted,
        dated,
        endless,
        st.sampled_from(["", "a new placement"]),
        st.sampled_from(Expects),
    )


def hour_limits() -> st.SearchStrategy[HourLimit]:
    """Limits in hours."""
    return st.builds(HourLimit, hours=st.integers(1, 200), expects=st.sampled_from(Expects))


def date_span_limits() -> st.SearchStrategy[DateSpanLimit]:
    """Limits of one stay in days."""
    return st.builds(DateSpanLimit, days=st.integers(1, 30))


def rolling_totals() -> st.SearchStrategy[RollingTotal]:
    """Limits of days within a window, rolling or of a year."""
    most_days = st.integers(1, 120)
    fixed = st.sampled_from([(4, 1), (9, 1)])
    return st.builds(RollingTotal, most_days=most_days, window=_MONTHS) | st.builds(
        RollingTotal, most_days=most_days, window=st.just(Period(months=12)), starts_each=fixed
    )


def cumulative_totals() -> st.SearchStrategy[CumulativeTotal]:
    """Limits of weeks between two ages."""
    weeks = st.builds(Period, weeks=st.integers(1, 26))
    return st.builds(CumulativeTotal, total=weeks, from_age=st.integers(10, 14), past_age=st.integers(14, 18))


def birthday_windows() -> st.SearchStrategy[BirthdayWindow]:
    """Windows around birthdays."""
    ages = st.lists(st.integers(16, 25), min_size=1, max_size=3, unique=True).map(sorted)
    return st.builds(BirthdayWindow, ages=ages, before=_MONTHS, after=_MONTHS)


def share_targets() -> st.SearchStrategy[ShareTarget]:
    """Shares of cases that must be in time."""
    return st.builds(
        ShareTarget,
        share=st.fractions(Fraction(1, 10), 1, max_denominator=20),
        schedule=schedules(),
        exceptions_allowed=st.booleans(),
    )


def each_periods() -> st.SearchStrategy[EachPeriod]:
    """Once in each month or term, plainly or on a condition."""
    return st.builds(EachPeriod, kind=st.sampled_from(PeriodKind), relaxed=st.none() | relaxations())


def average_targets() -> st.SearchStrategy[AverageTarget]:
    """Targets for an average of days."""
    return st.builds(AverageTarget, most_days=st.integers(1, 700), over=st.just("all of them"))


def limits() -> st.SearchStrategy[Limit]:
    """Limits of every shape."""
    return st.one_of(
        schedules(),
        hour_limits(),
        date_span_limits(),
        rolling_totals(),
        cumulative_totals(),
        birthday_windows(),
        share_targets(),
        each_periods(),
        average_targets(),
    )


def rules(*, limits: st.SearchStrategy[Limit] | None = None) -> st.SearchStrategy[Rule]:
    """Invented rules, in force from the first day used here."""
    shapes = schedules() if limits is None else limits

    def rule(limit: Limit, other: Limit | None, area: Area) -> Rule:
        return Rule(
            rule_id="invented_rule",
            area=area,
            requirement="the invented thing is done",
            trigger="the invented event",
            limits=Timeline(name="invented_rule", entries=[DatedValue[Limit](_FIRST, limit, INVENTED_RULE)]),
            other_counts=[] if other is None else [OtherCount(name="another", limit=other, source=INVENTED_RULE)],
        )

    return st.builds(rule, shapes, st.none() | shapes, st.sampled_from(Area))


@st.composite
def episodes(draw: st.DrawFn, *, max_events: int = 5) -> Episode:
    """Invented cases: a start, and some of everything else that can happen afterwards."""
    started_on = draw(days(last=date(2022, 12, 31)))
    later = st.integers(0, 900).map(lambda n: started_on + timedelta(days=n))
    restarted_on = draw(st.lists(later, max_size=2))
    latest_restart = max(restarted_on, default=started_on)
    ended_on = draw(st.none() | st.integers(0, 600).map(lambda n: latest_restart + timedelta(days=n)))
    return Episode(
        reference=draw(st.sampled_from(["", "case 1", "case 2"])),
        started_on=started_on,
        done_on=draw(st.lists(later, max_size=max_events)),
        restarted_on=restarted_on,
        ended_on=ended_on,
        extended_on=draw(st.none() | later),
        born_on=draw(st.none() | st.integers(0, 6000).map(lambda n: started_on - timedelta(days=n))),
        milestones=draw(st.lists(st.builds(Milestone, st.just("review"), later), max_size=1)),
    )


def stays(*, max_stays: int = 6) -> st.SearchStrategy[list[DateRange]]:
    """Invented stays of up to 40 days, which may overlap."""
    stay = st.builds(
        lambda first, length: DateRange(first, first + timedelta(days=length)),
        days(first=date(2016, 1, 1), last=date(2018, 12, 31)),
        st.integers(0, 39),
    )
    return st.lists(stay, max_size=max_stays)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Counting: countings(),
    Schedule: schedules(),
    Rule: rules(limits=limits()),
    Episode: episodes(),
    Obligation: record_of(Obligation, relaxed=st.none() | relaxations()),
    OpenCase: st.builds(OpenCase, rule=st.just("iha"), episode=episodes()),
    AgeRange: st.builds(AgeRange, from_age=st.integers(0, 9), to_age=st.none() | st.integers(10, 25)),
    Relaxed: relaxations(),
    Step: steps(until=st.none() | st.builds(Times, st.integers(1, 3))),
    Times: st.builds(Times, st.integers(1, 3)),
    Anniversary: st.just(Anniversary(Period(years=1))),
    Birthday: st.builds(Birthday, st.integers(1, 17)),
    Reached: st.just(Reached("review")),
    HourLimit: hour_limits(),
    DateSpanLimit: date_span_limits(),
    RollingTotal: rolling_totals(),
    CumulativeTotal: cumulative_totals(),
    BirthdayWindow: birthday_windows(),
    ShareTarget: share_targets(),
    EachPeriod: each_periods(),
    AverageTarget: average_targets(),
    OtherCount: st.builds(OtherCount, name=st.just("another"), limit=limits(), source=st.just(INVENTED_RULE)),
}
"""A strategy for each public record here."""
