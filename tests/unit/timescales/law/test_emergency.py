"""Emergency protection orders."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import answers

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.answers import due_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.events import Events
from safeguarding.timescales.words import TimescaleOutcome


class TestEmergencyProtectionOrders:
    """Eight days; after police protection its first day counts; where the last is a holiday the court may name noon of the next."""

    def test_after_police_protection_the_first_day_counts(self) -> None:
        (plain,) = answers("epo", date(2017, 5, 1), on=date(2017, 5, 1))
        (after,) = answers("epo_after_police_protection", date(2017, 5, 1), on=date(2017, 5, 1))
        assert (plain.due, after.due) == (date(2017, 5, 9), date(2017, 5, 8))
        events = Events(moments={"police protection": (date(2017, 4, 29),)})
        (given,) = due_answers([rule_named("epo")], started=date(2017, 5, 1), events=events, on=date(2017, 5, 1))
        assert (given.due, given.counted_from) == (date(2017, 5, 6), date(2017, 4, 29))

    @pytest.mark.parametrize(
        ("ended", "outcome"),
        [
            (date(2017, 4, 16), TimescaleOutcome.IN_TIME),
            (date(2017, 4, 18), TimescaleOutcome.CANNOT_TELL),
            (date(2017, 4, 19), TimescaleOutcome.LATE),
        ],
    )
    def test_the_plain_limit_stands_and_the_possibility_is_named(self, ended: date, outcome: TimescaleOutcome) -> None:
        """From 8 April 2017 the eighth day is Easter Sunday; the first later day that is no holiday is the Tuesday."""
        (answer,) = answers("epo", date(2017, 4, 8), on=date(2017, 5, 1), ended=ended)
        assert (answer.due, answer.outcome) == (date(2017, 4, 16), outcome)
        assert any("noon on 18 April 2017" in note for note in answer.notes)

    @pytest.mark.parametrize(
        ("stated", "due", "outcome"),
        [
            (date(2017, 4, 18), date(2017, 4, 18), TimescaleOutcome.IN_TIME),
            (date(2017, 4, 14), date(2017, 4, 14), TimescaleOutcome.LATE),
            (date(2017, 4, 19), date(2017, 4, 16), TimescaleOutcome.LATE),
        ],
    )
    def test_the_stated_end(self, stated: date, due: date, outcome: TimescaleOutcome) -> None:
        """An end that the order states counts where the law allows it, and not where it does not."""
        (answer,) = answers("epo", date(2017, 4, 8), on=date(2017, 5, 1), ended=date(2017, 4, 18), stated=stated)
        assert (answer.due, answer.outcome) == (due, outcome)

    def test_no_holiday_no_possibility(self) -> None:
        (answer,) = answers("epo", date(2017, 5, 1), on=date(2017, 6, 1), ended=date(2017, 5, 10))
        assert answer.outcome is TimescaleOutcome.LATE
        assert not any("named noon" in note for note in answer.notes)

    def test_a_stated_end_is_only_for_orders(self) -> None:
        with pytest.raises(UnknownNameError, match="does not look at 'stated'"):
            answers("iha", date(2017, 5, 1), on=date(2017, 5, 1), stated=date(2017, 5, 2))
