"""Rules in bulk, equal to the ordinary form."""

import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.timescales.bulk import OUTCOMES, due_days, due_table, outcome_codes
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, Times
from safeguarding.timescales.words import TimescaleOutcome

FIRST, LAST = date(2018, 7, 1), date(2028, 12, 31)


def _is_plain(rule: Rule) -> bool:
    limit = rule.limits.entries[0].value
    return isinstance(limit, Schedule) and (limit.steps[0].until is None or isinstance(limit.steps[0].until, Times))


PLAIN = [rule for rule in RULES if _is_plain(rule)]


@pytest.mark.parametrize("rule", PLAIN, ids=lambda rule: rule.rule_id)
def test_every_start_day_as_in_the_ordinary_form(rule: Rule) -> None:
    """For each day of two years, and of the calendar's last, bulk and ordinary form agree."""
    span = [FIRST + timedelta(days=k) for k in range(730)]
    span += [date(2028, 6, 1) + timedelta(days=k) for k in range(214)]
    bulk = due_days(rule, np.array(span, dtype="datetime64[D]")).tolist()
    for day, due in zip(span, bulk, strict=True):
        (first, *_) = obligations([rule], Episode(started_on=day), as_at=day)
        assert due == first.due_on


def test_against_numpys_own_business_days() -> None:
    """An independent count: numpy's business days, given the same holidays."""
    holidays = np.array([day.on for day in england_and_wales().days_off], dtype="datetime64[D]")
    starts = np.arange("2013-04-15", "2028-06-01", dtype="datetime64[D]")
    for rule_id, count in (("single_assessment", 45), ("icpc", 15), ("referral_decision", 1)):
        # day 0 is the start, so a start that is not worked counts from the working day before it
        theirs = np.busday_offset(starts, count, roll="backward", holidays=holidays)
        assert np.array_equal(due_days(rule_named(rule_id), starts), theirs)


def test_the_end_of_a_case_on_its_due_day() -> None:
    """A case that ends on its due day lapses; a day later it was missed; done after its end counts for nothing."""
    due = np.array(["2017-05-04"] * 3, dtype="datetime64[D]")
    done = np.array(["NaT", "NaT", "2017-05-05"], dtype="datetime64[D]")
    ended = np.array(["2017-05-04", "2017-05-05", "2017-05-04"], dtype="datetime64[D]")
    codes = outcome_codes(due, done, ended_on=ended, as_at=date(2017, 6, 1))
    assert [OUTCOMES[code] for code in codes] == [
        TimescaleOutcome.LAPSED,
        TimescaleOutcome.MISSED,
        TimescaleOutcome.LAPSED,
    ]


def test_a_day_outside_the_table_is_refused() -> None:
    table = due_table(rule_named("iha"), first=date(2017, 4, 1), last=date(2017, 4, 30))
    assert table.last == date(2017, 4, 30)
    for outside in ("2017-03-31", "2017-05-01"):
        with pytest.raises(OutOfCoverageError, match="outside 2017-04-01 to 2017-04-30"):
            table.due_on(np.array([outside], dtype="datetime64[D]"))


def test_missing_days() -> None:
    """A case without a start has no due day, and its outcome cannot be told."""
    nothing = np.array(["NaT", "NaT"], dtype="datetime64[D]")
    assert np.isnat(due_days(rule_named("iha"), nothing)).all()
    some = np.array(["NaT", "2017-04-03"], dtype="datetime64[D]")
    due = due_days(rule_named("iha"), some)
    assert due.tolist() == [None, date(2017, 5, 4)]
    codes = outcome_codes(due, nothing, as_at=date(2017, 6, 1))
    assert [OUTCOMES[code].label for code in codes] == ["cannot be told from what is known", "overdue"]
    assert np.isnat(some[0])


def test_no_cases() -> None:
    assert due_days(rule_named("iha"), np.array([], dtype="datetime64[D]")).size == 0


def test_a_rule_that_asks_for_more_than_a_start_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="depends on more than its start day"):
        due_table(rule_named("rha_under5"), first=FIRST, last=LAST)
    with pytest.raises(InvalidRecordError, match="a table covers"):
        due_table(rule_named("iha"), first=LAST, last=FIRST)


def test_the_package_does_not_reach_numpy() -> None:
    """Numpy is imported by the bulk form alone."""
    code = (
        "import sys, safeguarding.timescales.following, safeguarding.timescales.timeliness_measures, "
        "safeguarding.timescales.courses, safeguarding.timescales.totals; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_of_a_time_its_day_counts() -> None:
    """Done at noon on the last day is done in time, and a start at noon is a start on that day."""
    due = due_days(rule_named("iha"), np.array(["2017-04-03T12:00"], dtype="datetime64[s]"))
    assert due.tolist() == [date(2017, 5, 4)]
    done = np.array(["2017-05-04T12:00"], dtype="datetime64[ns]")
    (code,) = outcome_codes(due, done, as_at=date(2017, 6, 1))
    assert OUTCOMES[code] is TimescaleOutcome.IN_TIME


@pytest.mark.parametrize("given_days", [["2017-04-03"], [1.5], [42911], [date(2017, 4, 3)]])
def test_anything_but_days_is_refused_in_our_own_words(given_days: list[object]) -> None:
    with pytest.raises(InvalidRecordError, match="array of datetime64"):
        due_days(rule_named("iha"), np.array(given_days))
    good = np.array(["2017-04-03"], dtype="datetime64[D]")
    with pytest.raises(InvalidRecordError, match="array of datetime64"):
        outcome_codes(good, np.array(given_days), as_at=date(2017, 6, 1))


def test_no_cases_have_no_due_days() -> None:
    """A table of no cases has no answers; of cases without a day each answer is without one."""
    table = due_table(rule_named("iha"), first=FIRST, last=LAST)
    none = table.due_on(np.array([], dtype="datetime64[D]"))
    one = table.due_on(np.array(["NaT", "2018-07-02"], dtype="datetime64[D]"))
    assert (none.shape, np.isnat(one).tolist()) == ((0,), [True, False])


def test_a_start_beyond_the_calendar_is_refused() -> None:
    """Days outside the years 1 to 9999 are no days of ours."""
    with pytest.raises(OutOfCoverageError, match="the years 1 to 9999"):
        due_days(rule_named("iha"), np.array(["-0001-01-01"], dtype="datetime64[D]"))


def test_days_all_of_which_are_known() -> None:
    """A day that is missing among them leaves its own due day missing, and no other's."""
    table = due_table(rule_named("icpc"), first=date(2018, 7, 1), last=date(2018, 7, 31))
    known = np.array(["2018-07-02", "2018-07-03"], dtype="datetime64[D]")
    some = np.array(["2018-07-02", "NaT", "2018-07-03"], dtype="datetime64[D]")
    assert table.due_on(known).tolist() == [date(2018, 7, 23), date(2018, 7, 24)]
    assert table.due_on(some).tolist() == [date(2018, 7, 23), None, date(2018, 7, 24)]


def test_a_table_that_begins_where_the_law_had_no_number() -> None:
    """From 24 April to 25 September 2020 a placement plan was due as soon as practicable: the law before gives no day."""
    table = due_table(rule_named("placement_plan"), first=date(2020, 9, 25), last=date(2020, 9, 26))
    assert table.due.tolist() == [None, date(2020, 10, 2)]


@pytest.mark.parametrize("started", [date(2017, 1, 1), date(2017, 1, 31), date(2017, 12, 31)])
def test_the_first_and_the_last_day_of_a_year(started: date) -> None:
    """Of cases of one year alone, each has its own last day, by the calendar of months."""
    months = {
        date(2017, 1, 1): date(2017, 4, 1),
        date(2017, 1, 31): date(2017, 4, 30),
        date(2017, 12, 31): date(2018, 3, 31),
    }
    found = due_days(rule_named("rcpc_first"), np.array([started], dtype="datetime64[D]"))
    assert found.tolist() == [months[started]]
