"""What a file leaves out may have been any number of times: nobody is late for it, and nobody is safer."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import HEALTH_ASSESSMENTS, LOOKED_AFTER_REVIEWS, REVIEW_CONFERENCES
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.unknown_times import as_one_of_several, times_in
from safeguarding.timescales.words import TimescaleOutcome as Outcome

YEAR_BEGINS, BEGAN, KNOWN = date(2018, 4, 1), date(2017, 9, 16), date(2018, 7, 13)


def second(done_on: date | None, *, as_at: date) -> Obligation:
    """The time after the first review that the year's file holds: the second of the case, or a later one."""
    done = [KNOWN] if done_on is None else [KNOWN, done_on]
    case = Episode(started_on=BEGAN, done_on=done, known_from=YEAR_BEGINS)
    return obligations(LOOKED_AFTER_REVIEWS, case, as_at=as_at)[1]


class TestAReview:
    """After 13 July 2018 the second review is due by 13 October, and a later one by 13 January 2019."""

    @pytest.mark.parametrize(
        ("done_on", "outcome", "due_on"),
        [
            (date(2018, 10, 13), Outcome.IN_TIME, date(2018, 10, 13)),
            (date(2018, 10, 14), Outcome.CANNOT_TELL, date(2018, 10, 13)),
            (date(2019, 1, 13), Outcome.CANNOT_TELL, date(2018, 10, 13)),
            (date(2019, 1, 14), Outcome.LATE, date(2019, 1, 13)),
        ],
    )
    def test_done(self, done_on: date, outcome: Outcome, due_on: date) -> None:
        found = second(done_on, as_at=date(2019, 3, 31))
        assert (found.outcome, found.due_on, found.number) == (outcome, due_on, 2)
        assert {found.due_on, *found.other_due_days} == {date(2018, 10, 13), date(2019, 1, 13)}
        assert "It may have been due by 13" in found.explanation

    @pytest.mark.parametrize(
        ("as_at", "outcome"),
        [
            (date(2018, 10, 13), Outcome.NOT_YET_DUE),
            (date(2018, 10, 14), Outcome.CANNOT_TELL),
            (date(2019, 1, 13), Outcome.CANNOT_TELL),
            (date(2019, 1, 14), Outcome.OVERDUE),
        ],
    )
    def test_open(self, as_at: date, outcome: Outcome) -> None:
        assert second(None, as_at=as_at).outcome is outcome

    def test_the_one_after_is_a_later_one_for_sure(self) -> None:
        case = Episode(started_on=BEGAN, done_on=[KNOWN, date(2018, 12, 1)], known_from=YEAR_BEGINS)
        third = obligations(LOOKED_AFTER_REVIEWS, case, as_at=date(2019, 3, 31))[2]
        assert (third.outcome, third.due_on, third.other_due_days) == (Outcome.NOT_YET_DUE, date(2019, 6, 1), ())

    def test_where_all_is_known_nothing_is_doubted(self) -> None:
        case = Episode(
            started_on=date(2018, 4, 1), done_on=[date(2018, 4, 30), date(2018, 9, 1)], known_from=YEAR_BEGINS
        )
        assert obligations(LOOKED_AFTER_REVIEWS, case, as_at=date(2019, 3, 31))[1].outcome is Outcome.LATE


@pytest.mark.parametrize("rules", [REVIEW_CONFERENCES, HEALTH_ASSESSMENTS, (rule_named("cla_review_subsequent"),)])
def test_where_every_later_time_has_one_interval_it_is_that(rules: tuple) -> None:  # type: ignore[type-arg]  # any course
    """After a first time of its own, all later ones are alike: nothing hangs on how many came before."""
    case = Episode(started_on=BEGAN, done_on=[KNOWN], born_on=date(2008, 1, 1), known_from=YEAR_BEGINS)
    found = obligations(rules, case, as_at=date(2018, 8, 1))[-1]
    assert found.outcome is Outcome.NOT_YET_DUE
    assert found.other_due_days == ()


def test_times_that_come_to_an_end() -> None:
    """Where it may have been the last time, it may not have been due again."""
    counted = second(None, as_at=date(2019, 1, 14))
    found = as_one_of_several(counted, [None], known_from=YEAR_BEGINS)
    assert found.outcome is Outcome.CANNOT_TELL
    assert "how often it was done before 1 April 2018 is not known" in found.explanation


def test_how_many_times_have_an_interval_of_their_own() -> None:
    assert [times_in(rules) for rules in (LOOKED_AFTER_REVIEWS, REVIEW_CONFERENCES)] == [2, 1]


def test_where_there_is_no_last_day_whichever_it_is() -> None:
    """Words in the place of a number are the answer of each time that it may be."""
    counted = attrs.evolve(second(None, as_at=date(2019, 1, 14)), due_on=None, found=Outcome.NO_FIXED_TIME)
    assert as_one_of_several(counted, [counted, counted], known_from=YEAR_BEGINS) == counted


def test_a_last_day_is_said_only_where_each_time_has_one() -> None:
    """Where one of the times would have had words in the place of a number, no day is the day."""
    counted = attrs.evolve(second(None, as_at=date(2019, 1, 14)), found=Outcome.NO_FIXED_TIME)
    found = as_one_of_several(counted, [attrs.evolve(counted, due_on=None)], known_from=YEAR_BEGINS)
    assert found.outcome is Outcome.CANNOT_TELL
