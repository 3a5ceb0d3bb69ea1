import itertools

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
