"""Whether a measure moved: more than chance, no sign of it, or it cannot be said."""

from datetime import date

import attrs
import pytest
from hypothesis import given, strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.unit.recommendations.made_up import ASKED, START, of_numbers, of_shares

from safeguarding.numbers.shares import Share
from safeguarding.recommendations.impact_judgements import impact_answer, impacts_on
from safeguarding.recommendations.impact_measures import ImpactMeasure
from safeguarding.recommendations.recommendation_states import recommendation_states_on
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Impact
from safeguarding.testing.strategies.recommendations import days, measures


def found(measure: ImpactMeasure, on: date = ASKED) -> Impact:
    return impact_answer(measure, on=on).impact


class TestShares:
    """A share moved where the interval of the difference leaves nought; the wrong way is not the right one."""

    @given(st.integers(1, 60), st.integers(1, 60), st.data())
    def test_by_another_library(self, base: int, other_base: int, data: st.DataObject) -> None:
        """Newcombe's interval as statsmodels gives it, for any two shares."""
        before = Share(data.draw(st.integers(0, base)), base)
        after = Share(data.draw(st.integers(0, other_base)), other_base)
        low, high = confint_proportions_2indep(
            after.count, after.base, before.count, before.base, method="newcomb", compare="diff"
        )
        expected = Impact.MOVED if low > 1e-12 else Impact.MOVED_AWAY if high < -1e-12 else Impact.NO_SIGN_OF_CHANGE
        assert found(of_shares(before, after)) is expected

    def test_the_polarity_says_which_way_is_right(self) -> None:
        rose = (Share(20, 100), Share(80, 100))
        assert found(of_shares(*rose)) is Impact.MOVED
        assert found(of_shares(*rose, lower=True)) is Impact.MOVED_AWAY
        assert found(of_shares(*reversed(rose), lower=True)) is Impact.MOVED

    @pytest.mark.parametrize(("target", "expected"), [(60, "cannot say"), (90, "no sign of change")])
    def test_too_few_to_tell(self, target: int, expected: str) -> None:
        """Where no change and the target are both within chance, nothing can be said; else there is no sign of change."""
        measure = of_shares(Share(10, 20), Share(11, 20), target=target)
        assert found(measure).label == expected

    @pytest.mark.parametrize(("on", "expected"), [(date(2024, 10, 7), "cannot say"), (date(2024, 10, 8), "moved")])
    def test_a_reading_counts_from_the_day_it_became_known(self, on: date, expected: str) -> None:
        assert found(of_shares(Share(20, 100), Share(80, 100)), on).label == expected

    def test_without_a_baseline(self) -> None:
        measure = attrs.evolve(of_shares(Share(20, 100), Share(80, 100)), baseline=None)
        answer = impact_answer(measure, on=ASKED)
        assert (answer.impact, answer.reason) == (Impact.CANNOT_SAY, "no baseline")


class TestNumbers:
    """A number without a base is held against the limits of those before it, where there are six or more."""

    SIX = ("10", "12", "9", "11", "10", "12")

    def test_limits_counted_by_hand(self) -> None:
        """Mean 64/6; moving ranges 2, 3, 2, 1, 2, of mean 2; 2.66 of it is 5.32: from 5.35 to 15.99."""
        for latest, expected in (("15.98", "no sign of change"), ("15.99", "moved"), ("5.34", "moved the wrong way")):
            assert found(of_numbers(*self.SIX, latest)).label == expected
        assert found(of_numbers(*self.SIX, "5.34", lower=True)) is Impact.MOVED

    def test_on_the_limit_is_within_it(self) -> None:
        """Mean 11 and moving ranges of 2: the upper limit is 16.32 exactly."""
        level = ("10", "12", "10", "12", "10", "12")
        assert [found(of_numbers(*level, each)).label for each in ("16.32", "16.33")] == ["no sign of change", "moved"]

    def test_too_few(self) -> None:
        assert found(of_numbers(*self.SIX[:5], "99")) is Impact.CANNOT_SAY

    def test_limits_of_no_width(self) -> None:
        assert found(of_numbers(*["10"] * 6, "99")) is Impact.CANNOT_SAY


class TestFourStates:
    """Response, delivery, sign-off and impact say nothing of one another."""

    def test_signed_off_is_not_effective(self) -> None:
        plan = Plan(
            recommendations=[Recommendation(ref="r1"), Recommendation(ref="r2")],
            actions=[Action(ref="a1", serves=["r1"])],
            updates=[Update(action="a1", on=START, completed_on=START, signed_off_on=START)],
            measures=[of_shares(Share(50, 100), Share(51, 100))],
        )
        first, second = recommendation_states_on(plan, on=ASKED)
        assert [str(each) for each in (first.response, first.answered, first.sign_off, first.impact)] == [
            "pending",
            "all done",
            "signed off",
            "no sign of change",
        ]
        assert first.actions[0].is_not_embedded
        assert [str(each) for each in (second.answered, second.sign_off, second.impact)] == [
            "no action",
            "not done yet",
            "not measured",
        ]

    def test_of_several_measures_the_least_good_counts(self) -> None:
        moved = of_shares(Share(20, 100), Share(80, 100))
        still = attrs.evolve(of_shares(Share(50, 100), Share(51, 100)), ref="m2")
        assert impacts_on(Plan(measures=[moved, still]), on=ASKED) == {"a1": Impact.NO_SIGN_OF_CHANGE}

    @given(measures(), days())
    def test_what_became_known_later_changes_nothing(self, measure: ImpactMeasure, on: date) -> None:
        known = attrs.evolve(measure, readings=[each for each in measure.readings if each.is_known(on=on)])
        assert found(known, on) is found(measure, on)


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ("766", "no sign of change"),
        ("766.01", "moved"),
        ("234", "no sign of change"),
        ("233.99", "moved the wrong way"),
    ],
)
def test_a_value_at_the_very_limit_is_within_chance(latest: str, expected: str) -> None:
    """Values of 450 and 550 in turn go by chance from 234 to 766, both included."""
    measure = of_numbers(*["450", "550"] * 3, latest)
    assert found(measure, date(2025, 6, 1)).label == expected


@pytest.mark.parametrize(
    ("earlier", "words"), [(1, "there is 1 value"), (2, "there are 2 values"), (5, "there are 5 values")]
)
def test_how_many_values_there_are_too_few(earlier: int, words: str) -> None:
    """The reason says how many there are before the latest."""
    answer = impact_answer(of_numbers(*map(str, range(earlier + 1))), on=date(2025, 6, 1))
    assert (answer.impact, answer.reason.endswith(words)) == (Impact.CANNOT_SAY, True)
