"""Reviews of children looked after, and short breaks."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import ends_on, judged

from safeguarding.dates.ranges import DateRange
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.limits import RollingTotal
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.totals import rolling_answer


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("cla_review_first", "2017-04-03", "2017-05-04"),
        ("cla_review_second", "2016-11-30", "2017-02-28"),
        ("cla_review_subsequent", "2016-08-31", "2017-02-28"),
        # seventeen nights
        ("short_break_single", "2017-04-03", "2017-04-20"),
    ],
)
def test_last_days(rule: str, start: str, last: str) -> None:
    """Twenty working days, three months, then six; a single short break of seventeen days."""
    ends_on(rule, start, last)


def test_a_short_break_with_both_days_counted() -> None:
    """Where local tools count the first day too, the break ends a day sooner."""
    other = counted_as(rule_named("short_break_single"), "first and last day both counted")
    assert judged(other, date(2017, 4, 3), None, as_at=date(2017, 4, 3)).due_on == date(2017, 4, 19)


def test_short_breaks_of_a_year() -> None:
    """Seventy-five days in any twelve months are kept, the next is not; the return counts each year from 1 April."""
    rule = rule_named("short_break_year")
    limit, by_year = rule.limits.entries[-1].value, rule.other_counts[0].limit
    assert isinstance(limit, RollingTotal)
    assert isinstance(by_year, RollingTotal)
    kept, over = (DateRange(date(2017, 2, 1), date(2017, 4, last)) for last in (16, 17))
    assert (kept.days, over.days) == (75, 76)
    as_at = date(2018, 1, 1)
    assert rolling_answer(limit, [kept], as_at=as_at).is_kept
    assert rolling_answer(limit, [over], as_at=as_at).first_over_on == date(2017, 4, 17)
    assert rolling_answer(by_year, [over], as_at=as_at).is_kept
