import itertools

import pytest
from hypothesis import given, strategies as st

from safeguarding.disclosure.covers import bits, lightest_cover

_DEMANDS = st.lists(st.integers(1, 2**7 - 1), min_size=1, max_size=6)


class TestLightestCover:
    """No set that answers every demand weighs less."""

    @given(demands=_DEMANDS, weights=st.lists(st.integers(1, 9), min_size=7, max_size=7), data=st.data())
    def test_against_trying_everything(self, demands: list[int], weights: list[int], data: st.DataObject) -> None:
        raised = data.draw(st.lists(st.sampled_from([0, *range(1, 2**7)]), min_size=7, max_size=7))
        raises = [[each & ~(1 << k)] if each & ~(1 << k) else [] for k, each in enumerate(raised)]

        def answers(chosen: int) -> bool:
            own = [demand for k in bits(chosen) for demand in raises[k]]
            return all(chosen & demand for demand in itertools.chain(demands, own))

        lightest = min(sum(weights[k] for k in bits(chosen)) for chosen in range(2**7) if answers(chosen))
        cover = lightest_cover(demands, weights=weights, raises=raises, steps=10_000)
        assert cover.is_lightest
        assert answers(cover.items)
        assert sum(weights[k] for k in bits(cover.items)) == lightest

    def test_cut_short_it_still_answers(self) -> None:
        demands = [0b000111, 0b111000, 0b010010]
        cover = lightest_cover(demands, weights=[1] * 6, raises=[[]] * 6, steps=1)
        assert all(cover.items & demand for demand in demands)

    @given(demands=_DEMANDS, weights=st.lists(st.integers(1, 9), min_size=7, max_size=7))
    def test_it_is_said_to_be_the_lightest_only_where_it_is(self, demands: list[int], weights: list[int]) -> None:
        """However soon the search is cut short."""
        found = [lightest_cover(demands, weights=weights, raises=[[]] * 7, steps=steps) for steps in range(9)]
        lightest = lightest_cover(demands, weights=weights, raises=[[]] * 7, steps=10_000)
        least = sum(weights[k] for k in bits(lightest.items))
        assert all(sum(weights[k] for k in bits(each.items)) == least for each in found if each.is_lightest)

    def test_as_many_steps_as_it_takes(self) -> None:
        """Two demands that share nothing take two branchings: with one fewer nothing is proven."""
        proven = [
            lightest_cover([0b0011, 0b1100], weights=[1] * 4, raises=[[]] * 4, steps=k).is_lightest for k in range(4)
        ]
        assert proven == [False, False, True, True]

    @pytest.mark.parametrize("steps", range(5))
    def test_at_the_very_last_step_the_lighter_one_is_still_found(self, steps: int) -> None:
        """One item of three answers all three demands; two of one each would weigh four."""
        cover = lightest_cover([0b1001, 0b1010, 0b1100], weights=[1, 1, 4, 3], raises=[[]] * 4, steps=steps)
        assert not cover.is_lightest or cover.items == 0b1000
        assert cover.is_lightest is (steps >= 2)
