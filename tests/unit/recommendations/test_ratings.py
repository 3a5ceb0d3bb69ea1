from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
from safeguarding.recommendations.rating_lines import RatingLine
from safeguarding.recommendations.ratings import (
    PastTarget,
    RatingBand,
    RatingRule,
    RatingVerdict,
    rating_by,
    rating_check,
)
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, state_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Rating, Target
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.recommendations import rating_rules

TOLD = Source(title="An invented rule", certainty=Certainty.UNVERIFIED)


def rated(percent: int | None, on: date, *, done: bool = False, stated: Rating | None = None) -> ActionState:
    log = [Update(action="a1", on=date(2017, 7, 1), percent=percent, rating=stated)]
    if done:
        log.append(Update(action="a1", on=date(2017, 7, 2), completed_on=date(2017, 7, 2)))
    return state_on(Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log), "a1", on=on)


class TestRatings:
    """A quarter or less red, over three quarters green, amber between; under half and past the target red."""

    BEFORE, AFTER = date(2017, 9, 30), date(2017, 10, 1)

    @pytest.mark.parametrize(
        ("percent", "before", "after"),
        [
            (0, Rating.RED, Rating.RED),
            (25, Rating.RED, Rating.RED),
            (26, Rating.AMBER, Rating.RED),
            (49, Rating.AMBER, Rating.RED),
            (50, Rating.AMBER, Rating.AMBER),
            (75, Rating.AMBER, Rating.AMBER),
            (76, Rating.GREEN, Rating.GREEN),
            (100, Rating.GREEN, Rating.GREEN),
        ],
    )
    def test_the_published_example(self, percent: int, before: Rating, after: Rating) -> None:
        assert rating_by(COUNCIL_EXAMPLE, rated(percent, self.BEFORE)).rating is before
        assert rating_by(COUNCIL_EXAMPLE, rated(percent, self.AFTER)).rating is after

    def test_done_work(self) -> None:
        """Done is 100% by that rule; a BRAG rule may make it blue."""
        done = rated(40, self.AFTER, done=True)
        assert rating_by(COUNCIL_EXAMPLE, done).rating is Rating.GREEN
        brag = RatingRule(name="brag", bands=COUNCIL_EXAMPLE.bands, when_done=Rating.BLUE, source=TOLD)
        assert rating_by(brag, done).rating is Rating.BLUE

    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [
            (Rating.AMBER, RatingVerdict.INCONSISTENT),
            (Rating.RED, RatingVerdict.CONSISTENT),
            (None, RatingVerdict.UNVERIFIABLE),
        ],
    )
    def test_stated_ratings_are_checked(self, stated: Rating | None, verdict: RatingVerdict) -> None:
        check = rating_check(COUNCIL_EXAMPLE, rated(40, self.AFTER, stated=stated))
        assert check.verdict is verdict
        assert check.explanation.endswith(verdict.label)

    def test_without_progress_nothing_is_said(self) -> None:
        """A rating without progress is unverifiable, never wrong."""
        check = rating_check(COUNCIL_EXAMPLE, rated(None, self.AFTER, stated=Rating.GREEN))
        assert check.verdict is RatingVerdict.UNVERIFIABLE
        assert "no progress is stated" in check.explanation

    def test_a_value_in_no_band_has_no_colour(self) -> None:
        """The published words leave 25.5% without a colour; the rule as data does too."""
        assert not any(band.covers(Fraction(51, 2)) for band in COUNCIL_EXAMPLE.bands)
        gap = RatingRule(name="gap", bands=[RatingBand(rating=Rating.RED, at_most=20)], source=TOLD)
        assert rating_by(gap, rated(21, self.BEFORE)).rating is None

    def test_past_the_original_target(self) -> None:
        """A rule may look at the original target: a revision then changes nothing."""
        log = [Update(action="a1", on=date(2017, 9, 1), percent=40, target_on=date(2018, 3, 31))]
        plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log)
        state = state_on(plan, "a1", on=self.AFTER)
        by_original = RatingRule(
            name="by the original",
            bands=COUNCIL_EXAMPLE.bands,
            past_target=[PastTarget(rating=Rating.RED, below=50, target=Target.ORIGINAL)],
            source=TOLD,
        )
        assert rating_by(COUNCIL_EXAMPLE, state).rating is Rating.AMBER
        assert rating_by(by_original, state).rating is Rating.RED

    def test_overlapping_bands_are_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="two bands cover 25%"):
            RatingRule(
                name="x",
                bands=[RatingBand(rating=Rating.RED, at_most=25), RatingBand(rating=Rating.AMBER, at_least=25)],
                source=TOLD,
            )
        with pytest.raises(InvalidRecordError, match="at least one band"):
            RatingRule(name="x", bands=[], source=TOLD)

    @given(rating_rules(), st.integers(0, 100), st.integers(0, 100), st.sampled_from([BEFORE, AFTER]))
    def test_more_progress_never_rates_worse(self, rule: RatingRule, one: int, other: int, on: date) -> None:
        order = [Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE]
        ranks = []
        for percent in sorted((one, other)):
            rating = rating_by(rule, rated(percent, on)).rating
            assert rating is not None
            ranks.append(order.index(rating))
        assert ranks == sorted(ranks)


def test_work_that_is_not_done_and_not_open_is_not_rated() -> None:
    """What was withdrawn has no colour by its progress."""
    log = [Update(action="a1", on=date(2017, 7, 1), percent=40, delivery=Delivery.NO_LONGER_APPLICABLE)]
    state = state_on(
        Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log), "a1", on=date(2017, 9, 1)
    )
    found = rating_by(COUNCIL_EXAMPLE, state)
    assert (found.rating, str(found)) == (None, f"no rating: not rated: {Delivery.NO_LONGER_APPLICABLE.label}")


@pytest.mark.parametrize("shared", [1, 50, 51, 75, 99, 100])
def test_two_bands_that_overlap_anywhere(shared: int) -> None:
    """One whole per cent is enough, and beside one another they do not."""
    low = RatingBand(rating=Rating.RED, at_most=shared)
    with pytest.raises(InvalidRecordError, match=f"two bands cover {shared}%"):
        RatingRule(name="x", bands=[low, RatingBand(rating=Rating.GREEN, at_least=shared)], source=TOLD)
    assert RatingRule(name="x", bands=[low, RatingBand(rating=Rating.GREEN, above=shared)], source=TOLD).bands


@pytest.mark.parametrize("first", [Rating.AMBER, Rating.RED])
def test_of_lines_of_one_colour_the_reason_is_the_one_that_applies(first: Rating) -> None:
    """A person may judge it to be "at risk"; that it is late is known, and is the reason. Of two colours neither is known."""
    lines = [
        RatingLine(rating=first, text="at risk", by_judgement=True),
        RatingLine(rating=Rating.AMBER, text="late", is_past_target=True),
    ]
    found = rating_by(RatingRule(name="a key", lines=lines, source=TOLD), rated(40, date(2017, 10, 1)))
    if first is Rating.AMBER:
        assert (found.rating, found.reason, found.line) == (Rating.AMBER, "late", str(lines[1]))
    else:
        assert (found.rating, found.possible) == (None, (Rating.RED, Rating.AMBER))
