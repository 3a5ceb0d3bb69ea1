import itertools
from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.lineages import (
    carried_forward,
    circle_from,
    first_target_on,
    lineage,
    not_carried_forward,
)
from safeguarding.recommendations.records import Action, CarriedFrom, Plan


class TestLineages:
    """Plans carry actions forward; slippage is then counted from the very first target."""

    FIRST = Plan(
        ref="2017", actions=[Action(ref="a1", target_on=date(2017, 9, 30)), Action(ref="a2"), Action(ref="a3")]
    )
    SECOND = Plan(
        ref="2018",
        carries_forward=["2017"],
        actions=[
            Action(ref="b1", target_on=date(2018, 9, 30), carried_from=CarriedFrom(plan="2017", action="a1")),
            Action(ref="b2"),
        ],
    )

    def test_back_to_the_first(self) -> None:
        assert [each.action.ref for each in lineage([self.FIRST, self.SECOND], "2018", "b1")] == ["b1", "a1"]
        assert first_target_on([self.FIRST, self.SECOND], "2018", "b1") == date(2017, 9, 30)
        assert first_target_on([self.FIRST, self.SECOND], "2018", "b2") is None

    def test_what_was_taken_over_and_what_was_left(self) -> None:
        assert [each.ref for each in carried_forward([self.FIRST, self.SECOND], "2018")] == ["b1"]
        left = not_carried_forward(self.FIRST, self.SECOND, on=date(2018, 1, 1))
        assert [each.ref for each in left] == ["a2", "a3"]

    def test_unknown_ends(self) -> None:
        with pytest.raises(UnknownNameError, match="unknown plan '2016'"):
            lineage([self.FIRST], "2016", "a1")
        with pytest.raises(UnknownNameError, match="unknown plan '2017'"):
            lineage([self.SECOND], "2018", "b1")
        with pytest.raises(UnknownNameError, match="unknown plan '2019'"):
            carried_forward([self.FIRST], "2019")

    def test_a_circle_is_an_error(self) -> None:
        circle = Plan(ref="p", actions=[Action(ref="a", carried_from=CarriedFrom(plan="p", action="a"))])
        with pytest.raises(InvalidRecordError, match="carries itself on"):
            lineage([circle], "p", "a")

    @given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
    def test_circles(self, followed: dict[str, list[str]]) -> None:
        """A circle goes from a key back to it along given ways; where none is found, the key cannot be reached."""
        for start in "abcdef":
            reached, waiting = set(), list(followed.get(start, []))
            while waiting:
                here = waiting.pop()
                if here not in reached:
                    reached.add(here)
                    waiting += followed.get(here, [])
            circle = circle_from(start, followed)
            assert bool(circle) == (start in reached)
            if circle:
                assert circle[0] == circle[-1] == start
                assert all(there in followed[here] for here, there in itertools.pairwise(circle))
