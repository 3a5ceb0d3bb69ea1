"""Lines of a key: when each applies, does not, or may."""

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.recommendations.published_rating_rules import (
    COUNCIL_EXAMPLE,
)
from safeguarding.recommendations.rating_lines import Applies, RatingLine, line_applies
from safeguarding.recommendations.ratings import RatingRule, rating_by, rating_check
from safeguarding.recommendations.records import Action
from safeguarding.recommendations.states import ActionState
from safeguarding.recommendations.words import Delivery, Impact, Rating, Target
from safeguarding.sources import Certainty, Source

TARGET = date(2024, 1, 31)

INVENTED = Source(title="An invented key", certainty=Certainty.UNVERIFIED)


def state(on: date, delivery: Delivery = Delivery.IN_PROGRESS, **more: object) -> ActionState:
    made = ActionState(action=Action(ref="a1"), on=on, delivery=delivery, targets=(TARGET,))
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


class TestLines:
    """A line applies, does not, or cannot be told; what cannot be told leaves its colour possible."""

    @pytest.mark.parametrize(
        ("fields", "percents"),
        [
            ({"at_least": 26}, {25: "no", 26: "yes", None: "cannot say"}),
            ({"above": 25}, {25: "no", 26: "yes", None: "cannot say"}),
            ({"at_most": 75}, {75: "yes", 76: "no", None: "cannot say"}),
            ({"below": 50}, {49: "yes", 50: "no", None: "cannot say"}),
        ],
    )
    def test_progress(self, fields: dict[str, int], percents: dict[int | None, str]) -> None:
        line = RatingLine(rating=Rating.RED, text="x", **fields)  # type: ignore[arg-type]
        assert {each: line_applies(line, state(TARGET, percent=each)).label for each in percents} == percents

    @pytest.mark.parametrize(
        ("fields", "yes", "no"),
        [
            ({"is_past_target": True}, TARGET + timedelta(days=1), TARGET),
            ({"is_past_target": False}, TARGET, TARGET + timedelta(days=1)),
            ({"past_more_than": Period(weeks=2)}, date(2024, 2, 15), date(2024, 2, 14)),
            ({"past_at_most": Period(weeks=2)}, date(2024, 2, 14), date(2024, 2, 15)),
            ({"past_at_most": Period(weeks=2)}, date(2024, 2, 1), TARGET),
            ({"due_within": Period(weeks=4)}, date(2024, 1, 3), date(2024, 1, 2)),
            ({"due_within": Period(weeks=4)}, TARGET, TARGET + timedelta(days=1)),
        ],
    )
    def test_time(self, fields: dict[str, object], yes: date, no: date) -> None:
        line = RatingLine(rating=Rating.RED, text="x", **fields)  # type: ignore[arg-type]
        assert [line_applies(line, state(day)) for day in (yes, no)] == [Applies.YES, Applies.NO]
        assert line_applies(line, state(yes, targets=())) is Applies.CANNOT_SAY

    def test_the_original_target(self) -> None:
        line = RatingLine(rating=Rating.RED, text="x", is_past_target=True, target=Target.ORIGINAL)
        moved = state(date(2024, 2, 1), targets=(TARGET, date(2024, 6, 30)))
        assert line_applies(line, moved) is Applies.YES
        assert line_applies(attrs.evolve(line, target=Target.CURRENT), moved) is Applies.NO

    def test_done_work_is_past_its_target_where_it_was_done_after_it(self) -> None:
        line = RatingLine(rating=Rating.AMBER, text="late", deliveries=[Delivery.IMPLEMENTED], is_past_target=True)
        for done, expected in ((TARGET, Applies.NO), (date(2024, 2, 1), Applies.YES), (None, Applies.CANNOT_SAY)):
            found = line_applies(line, state(date(2024, 6, 1), Delivery.IMPLEMENTED, completed_on=done))
            assert found is expected

    def test_what_may_apply_before_what_does(self) -> None:
        """Signed off and not measured: blue or green; red is excluded."""
        key = RatingRule(
            name="a key",
            lines=[
                RatingLine(
                    rating=Rating.BLUE, text="embedded", deliveries=[Delivery.IMPLEMENTED], impacts=[Impact.MOVED]
                ),
                RatingLine(rating=Rating.GREEN, text="not embedded", deliveries=[Delivery.IMPLEMENTED]),
            ],
            source=INVENTED,
        )
        done = state(TARGET, Delivery.IMPLEMENTED)
        assert rating_by(key, done).possible == (Rating.BLUE, Rating.GREEN)
        assert rating_by(key, done, impact=Impact.MOVED).rating is Rating.BLUE
        assert rating_by(key, done, impact=Impact.NO_SIGN_OF_CHANGE).rating is Rating.GREEN
        for stated, verdict in ((Rating.GREEN, "unverifiable"), (Rating.RED, "inconsistent")):
            assert rating_check(key, attrs.evolve(done, rating=stated)).verdict.label == verdict

    def test_lines_before_bands(self) -> None:
        """A key may add one line to a rule by progress; where the line cannot be told, both colours stay open."""
        line = RatingLine(rating=Rating.RED, text="at risk", by_judgement=True)
        rule = attrs.evolve(COUNCIL_EXAMPLE, lines=[line])
        assert rating_by(rule, state(TARGET, percent=80)).possible == (Rating.RED, Rating.GREEN)
        assert set(rating_by(rule, state(TARGET)).possible) == {Rating.RED, Rating.AMBER, Rating.GREEN}

    @pytest.mark.parametrize(("is_revised", "answers"), [(True, ["no", "yes"]), (False, ["yes", "no"])])
    def test_a_target_that_was_revised(self, is_revised: bool, answers: list[str]) -> None:  # noqa: FBT001
        """It is where there is a second target."""
        line = RatingLine(rating=Rating.AMBER, text="x", is_revised=is_revised)
        of_one, of_two = state(TARGET), state(TARGET, targets=(TARGET, TARGET + timedelta(days=1)))
        assert [line_applies(line, each).label for each in (of_one, of_two)] == answers
