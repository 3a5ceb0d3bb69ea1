"""Young people who leave care: assessment, review, the adviser's visits, eligibility and the return's window."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import answers, ends_on

from safeguarding.dates.ranges import DateRange
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import CumulativeTotal
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.totals import eligible_on


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("pathway_needs_assessment", "2016-11-30", "2017-02-28"),
        ("pathway_review", "2016-08-31", "2017-02-28"),
        ("pa_contact", "2017-04-03", "2017-04-10"),
    ],
)
def test_last_days(rule: str, start: str, last: str) -> None:
    """Three months to assess, six to review, a first visit within seven days."""
    ends_on(rule, start, last)


@pytest.mark.parametrize(
    ("count", "due"),
    [
        (None, date(2017, 6, 10)),
        ("a visit by day 28 too", date(2017, 5, 1)),
    ],
)
def test_the_advisers_second_visit(count: str | None, due: date) -> None:
    """Two months after the first; by one way of counting also by the 28th day of the accommodation."""
    rule = rule_named("pa_contact")
    case = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 10)])
    asked = obligations([counted_as(rule, count) if count else rule], case, as_at=date(2017, 4, 20))
    assert asked[-1].due_on == due


def test_eligible_after_thirteen_weeks() -> None:
    """Ninety-one days from the fourteenth birthday on, of which one at sixteen or later."""
    limit, born = rule_named("eligible_child_test").limits.entries[-1].value, date(2001, 6, 10)
    assert isinstance(limit, CumulativeTotal)
    sixteen, after = date(2017, 6, 10), date(2018, 1, 1)
    stay = DateRange(date(2017, 3, 12), sixteen)
    assert stay.days == 91
    assert eligible_on(limit, [stay], born_on=born, as_at=after) == sixteen
    assert eligible_on(limit, [DateRange(date(2017, 3, 13), sixteen)], born_on=born, as_at=after) is None


def test_the_window_of_the_return() -> None:
    """From three months before each birthday to a month after it, from the 17th to the 21st."""
    found = answers("care_leaver_903_window", date(2016, 4, 1), on=date(2022, 1, 1), born_on=date(2000, 9, 19))
    assert (found[0].due, found[-1].due) == (
        DateRange(date(2017, 6, 19), date(2017, 10, 19)),
        DateRange(date(2021, 6, 19), date(2021, 10, 19)),
    )
    assert len(found) == 5
