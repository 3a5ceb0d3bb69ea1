import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import chi2_contingency

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.statistics.several_shares import chi_squared


class TestChiSquared:
    """Pearson's test as scipy has it; no answer where everybody is alike."""

    @settings(max_examples=20)
    @given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=6))
    def test_beside_scipy(self, pairs: list[tuple[int, int]]) -> None:
        counts = [(having, others) for having, others in pairs if having + others]
        if len(counts) < 2:
            return
        found = chi_squared([Share(having, having + others) for having, others in counts])
        if not sum(having for having, _ in counts) or not sum(others for _, others in counts):
            assert found is None
            return
        expected = chi2_contingency(counts, correction=False)
        assert found is not None
        assert found.statistic == pytest.approx(expected.statistic)
        assert found.degrees == expected.dof
        assert found.p_value == pytest.approx(expected.pvalue, abs=1e-9)
        few = (expected.expected_freq < 5).sum()
        assert found.is_reliable is bool(expected.expected_freq.min() >= 1 and few * 5 <= 2 * len(counts))

    def test_one_group(self) -> None:
        with pytest.raises(InvalidRecordError):
            chi_squared([Share(1, 2)])


@pytest.mark.parametrize(
    ("shares", "is_reliable"),
    [
        # half of everybody have it: one is expected of two people, in two of ten cells
        ([Share(10, 20)] * 4 + [Share(1, 2)], True),
        ([Share(10, 20)] * 3 + [Share(9, 19), Share(1, 1)], False),
        # in two of eight cells, and in four of ten
        ([Share(10, 20)] * 3 + [Share(1, 2)], False),
        ([Share(10, 20)] * 3 + [Share(4, 8)] * 2, False),
        ([Share(10, 20)] * 3 + [Share(5, 10)] * 2, True),
    ],
)
def test_cochrans_rule(shares: list[Share], is_reliable: bool) -> None:  # noqa: FBT001
    """At least one is expected everywhere, and fewer than five in a fifth of the cells at most."""
    found = chi_squared(shares)
    assert found is not None
    assert found.is_reliable is is_reliable


@pytest.mark.parametrize("shares", [[Share(0, 3), Share(0, 5)], [Share(3, 3), Share(5, 5)]])
def test_where_all_or_none_have_it_nothing_is_tested(shares: list[Share]) -> None:
    assert chi_squared(shares) is None
