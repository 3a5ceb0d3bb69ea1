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
