"""Published rating rules on both sides of each boundary."""

from datetime import date

import attrs
import pytest

from safeguarding.recommendations.published_rating_rules import (
    ISSUES_AND_RISKS,
    MONTHS_BEHIND,
    PUBLISHED_RATING_RULES,
)
from safeguarding.recommendations.ratings import RatingVerdict, rating_by, rating_check
from safeguarding.recommendations.records import Action
from safeguarding.recommendations.states import ActionState
from safeguarding.recommendations.words import Delivery, Rating

TARGET = date(2024, 1, 31)


def state(on: date, delivery: Delivery = Delivery.IN_PROGRESS, **more: object) -> ActionState:
    made = ActionState(action=Action(ref="a1"), on=on, delivery=delivery, targets=(TARGET,))
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


class TestPublishedRules:
    """Each rule cites where it was published; each boundary is on the side that the words say."""

    def test_sources(self) -> None:
        assert len({rule.source.title for rule in PUBLISHED_RATING_RULES}) == 3
        assert all(rule.source.published_at and rule.source.checked_on for rule in PUBLISHED_RATING_RULES)

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2024, 1, 1), Rating.GREEN),
            (date(2024, 1, 31), Rating.GREEN),
            (date(2024, 2, 1), Rating.AMBER),
            (date(2024, 2, 29), Rating.AMBER),  # one month after 31 January of a leap year
            (date(2024, 3, 1), Rating.RED),
        ],
    )
    def test_months_behind(self, on: date, expected: Rating) -> None:
        answer = rating_by(MONTHS_BEHIND, state(on))
        assert answer.rating is expected
        assert answer.line.startswith(f"{expected.label}: ")

    def test_months_behind_says_nothing_of_done_work(self) -> None:
        answer = rating_by(MONTHS_BEHIND, state(date(2024, 3, 1), Delivery.IMPLEMENTED, completed_on=TARGET))
        assert (answer.rating, answer.possible) == (None, ())

    @pytest.mark.parametrize("stated", list(Rating))
    def test_judgement_excludes_only_what_the_key_has_not(self, stated: Rating) -> None:
        """Red, amber and green are all a person's to give; blue is no colour of that key."""
        check = rating_check(ISSUES_AND_RISKS, state(date(2024, 3, 1), rating=stated))
        expected = RatingVerdict.INCONSISTENT if stated is Rating.BLUE else RatingVerdict.UNVERIFIABLE
        assert check.verdict is expected

    def test_what_is_not_known_accuses_nobody(self) -> None:
        """Of work in a state that is not known any colour may be right, also one that the key has only for done work."""
        for rule in (MONTHS_BEHIND, ISSUES_AND_RISKS):
            check = rating_check(rule, state(date(2024, 3, 1), Delivery.NOT_KNOWN, rating=Rating.BLUE))
            assert check.verdict is RatingVerdict.UNVERIFIABLE

    def test_a_far_target(self) -> None:
        """The last day of the calendar stands for "no date" in some sheets; it breaks nothing."""
        assert rating_by(MONTHS_BEHIND, state(date(2024, 3, 1), targets=(date.max,))).rating is Rating.GREEN
