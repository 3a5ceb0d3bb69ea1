"""What is due under a rule of any shape, as typed answers."""

from datetime import date, datetime

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError, UnknownNameError
from safeguarding.timescales.answers import Conventions, DueAnswer, due_answers
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.events import Events, last_moment
from safeguarding.timescales.words import StepChange, TimescaleOutcome, TotalOutcome

STARTED = date(2017, 4, 3)


def answer(
    rule: str, events: Events | None = None, *, on: date | None = None, born_on: date | None = None
) -> DueAnswer:
    given = due_answers(
        [rule_named(rule)], started=STARTED, events=events or Events(moments={}), on=on, born_on=born_on
    )
    return given[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_every_rule_answers_with_its_source(rule: object) -> None:
    """A rule of any shape gives answers that cite it."""
    for each in due_answers(
        [rule],  # type: ignore[list-item]
        started=date(2019, 4, 3),
        events=Events(moments={}),
        born_on=date(2003, 6, 1),
        on=date(2019, 4, 3),
    ):
        assert each.source.title
        assert each.is_breach is each.outcome.is_breach


def test_days_for_one_case() -> None:
    """A rule that is counted in days gives the whole obligation."""
    found = answer("iha", Events(moments={"done": (date(2017, 5, 5),)}))
    assert (found.due, found.outcome, found.is_breach) == (date(2017, 5, 4), TimescaleOutcome.LATE, True)
    assert found.obligation is not None
    assert found.obligation.days_late == 1


def test_hours_from_a_day_have_no_time_to_end_at() -> None:
    """Where only the day is known, no time is made up."""
    assert answer("police_protection", on=date(2017, 4, 4)).due is None
    (timed,) = due_answers(
        [rule_named("police_protection")], started=datetime.fromisoformat("2017-05-01T22:30"), events=Events(moments={})
    )
    assert timed.due == datetime.fromisoformat("2017-05-04T22:30")


def test_totals() -> None:
    """A total says when it was passed, or when a status was reached."""
    kept = answer("short_break_year", Events(moments={}, stays=(DateRange(STARTED, date(2017, 4, 9)),)))
    assert (kept.outcome, kept.due, kept.is_breach) == (TotalOutcome.KEPT, None, False)
    passed = answer("short_break_year", Events(moments={}, stays=(DateRange(STARTED, date(2017, 8, 9)),)))
    assert (passed.outcome, passed.is_breach) == (TotalOutcome.NOT_KEPT, True)
    assert isinstance(passed.due, date)
    reached = answer("eligible_child_test", born_on=date(2001, 6, 1), on=date(2018, 1, 1))
    assert (reached.outcome, reached.due) == (TotalOutcome.NOT_REACHED, None)


def test_what_cannot_be_asked() -> None:
    """An event that the rule does not look at, a second end, a birthday that is wanted and not given."""
    with pytest.raises(UnknownNameError, match="it looks at done, ended"):
        answer("iha", Events(moments={"doen": (STARTED,)}))
    with pytest.raises(InvalidRecordError, match="a case is ended once, not 2 times"):
        answer("iha", Events(moments={"ended": (STARTED, STARTED)}))
    with pytest.raises(InvalidRecordError, match="about a birthday"):
        answer("eligible_child_test")


def test_the_last_day_named() -> None:
    """Without a day to judge by, the last one named counts, stays included."""
    events = Events(moments={"done": (date(2017, 5, 1),)}, stays=(DateRange(STARTED, date(2017, 6, 1)),))
    assert last_moment(STARTED, events) == date(2017, 6, 1)


@pytest.mark.parametrize(
    ("moments", "on", "done"),
    [
        # 72 hours from 22:30 on 1 May end at 22:30 on the 4th
        ({"ended": ("2017-05-04T22:30",)}, "2017-05-06T00:00", "2017-05-04T22:30"),
        ({"ended": ("2017-05-04T22:31",)}, "2017-05-06T00:00", "2017-05-04T22:31"),
        ({}, "2017-05-03T00:00", None),
        ({}, "2017-05-06T00:00", None),
    ],
)
def test_what_was_done_stands_beside_an_answer_that_rests_on_it(
    moments: dict[str, tuple[str, ...]], on: str, done: str | None
) -> None:
    """In time or late; what is still to be done has no day."""
    events = Events(moments={kind: tuple(map(datetime.fromisoformat, times)) for kind, times in moments.items()})
    (found,) = due_answers(
        [rule_named("police_protection")],
        started=datetime.fromisoformat("2017-05-01T22:30"),
        events=events,
        on=datetime.fromisoformat(on),
    )
    assert found.done == (None if done is None else datetime.fromisoformat(done))


@pytest.mark.parametrize(
    ("name", "began", "since"),
    [
        ("pep_review_termly", date(1990, 6, 1), date(2010, 3, 1)),
        ("pep_review_termly", date(2018, 2, 25), date(2010, 3, 1)),
        ("pep_review_termly", date(2018, 2, 26), date(2018, 2, 26)),
        ("childrens_home_visit", date(2014, 6, 1), date(2015, 4, 1)),
        ("childrens_home_visit", date(2020, 5, 1), date(2020, 4, 24)),
    ],
)
def test_what_is_asked_in_each_period_is_asked_by_the_law_of_its_beginning(name: str, began: date, since: date) -> None:
    """What began before its law is asked under it from its first day; later law does not reach back."""
    rule = rule_named(name)
    first, *_ = due_answers([rule], started=began, events=Events(moments={}), on=date(2021, 3, 31))
    entry = rule.limits.entry_on(since)
    assert (first.entry_from, first.limit, first.source) == (entry.starts_on, entry.value, entry.source)


def test_which_interval_counts_may_be_said_in_the_question() -> None:
    """Six weeks after the last visit of the first year, or twelve where the next falls into the second one."""
    rules = [rule_named(f"private_fostering_{name}") for name in ("first_visit", "y1", "y2")]
    events = Events(moments={"done": (date(2017, 4, 5), date(2018, 3, 1))})
    due = [
        due_answers(rules, started=STARTED, events=events, on=date(2018, 4, 10), step_change=way)[-1].due
        for way in (None, StepChange.BY_LAST_TIME, StepChange.BY_DUE_DAY, StepChange.BY_DAY_ASKED)
    ]
    assert due == [date(2018, 4, 12), date(2018, 4, 12), date(2018, 5, 24), date(2018, 5, 24)]


def test_a_case_older_than_the_law_as_it_is_known() -> None:
    """Nothing is answered by the law of its day; by the law of another day it is, and where later times are known."""
    began, on, nothing = date(2009, 1, 5), date(2019, 1, 1), Events(moments={})
    rules = [rule_named("cla_review_subsequent")]
    with pytest.raises(OutOfCoverageError, match="the first value starts on"):
        due_answers(rules, started=began, events=nothing, on=on)
    by_law = Conventions(law_on=date(2018, 1, 1))
    (answered,) = due_answers(rules, started=began, events=nothing, on=on, conventions=by_law)
    assert (answered.due, answered.outcome) == (date(2009, 7, 5), TimescaleOutcome.OVERDUE)
    done = Events(moments={"done": (date(2018, 3, 1),)})
    found = due_answers(rules, started=began, events=done, on=on)
    assert [(each.due, each.outcome) for each in found] == [
        (None, TimescaleOutcome.CANNOT_TELL),
        (date(2018, 9, 1), TimescaleOutcome.OVERDUE),
    ]


def test_the_limit_is_that_of_the_law_that_was_counted() -> None:
    """Sixteen weeks for a temporary approval, twenty-four of one that was given in the summer of 2020."""
    approvals = {date(2019, 4, 1): 16, date(2020, 6, 1): 24, date(2020, 9, 26): 16}
    for started, weeks in approvals.items():
        (found,) = due_answers(
            [rule_named("temporary_approval")], started=started, events=Events(moments={}), on=started
        )
        assert str(found.limit).startswith(f"within {weeks} weeks")


@pytest.mark.parametrize(
    ("as_at", "outcome"),
    [(date(2018, 3, 9), TimescaleOutcome.OVERDUE), (date(2018, 3, 10), TimescaleOutcome.MISSED)],
)
def test_a_term_without_a_plan_until_the_eighteenth_birthday(as_at: date, outcome: TimescaleOutcome) -> None:
    """Still owed on the day before it; on the day itself nobody owes it any more."""
    (found,) = due_answers(
        [rule_named("termly PEP")],
        started=date(2018, 1, 1),
        events=Events(moments={}),
        born_on=date(2000, 3, 10),
        on=as_at,
        conventions=Conventions(terms=[DateRange(date(2018, 1, 8), date(2018, 2, 20))]),
    )
    assert found.outcome is outcome
