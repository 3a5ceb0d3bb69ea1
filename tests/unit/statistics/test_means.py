import pytest
from scipy import stats

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.means import mean_interval, student_p_value


@pytest.mark.parametrize("values", [[1.0, 2.0], [3.0, 3.0, 4.0], [12.0, 9.5, 30.0, 41.0, 7.0], [0.0] * 40 + [1.0]])
def test_agrees_with_scipy(values: list[float]) -> None:
    """The interval and the test of a mean are scipy's."""
    mean, variance = sum(values) / len(values), float(stats.tvar(values))
    for confidence in (0.8, 0.95, 0.998):
        found = mean_interval(mean, variance, len(values), confidence=confidence)
        assert found is not None
        peer = stats.ttest_1samp(values, 0).confidence_interval(confidence)
        assert (found.lower, found.upper) == pytest.approx((peer.low, peer.high), rel=1e-9)
    for wanted in (-1.0, mean + 1.0, 10.0):
        t = (mean - wanted) / (variance / len(values)) ** 0.5
        assert student_p_value(t, len(values) - 1) == pytest.approx(stats.ttest_1samp(values, wanted).pvalue, abs=1e-10)


def test_none_can_be_given() -> None:
    """Equal values, or a single one, do not tell how far chance carries a mean; an interval of no width would be a lie."""
    assert mean_interval(3.0, 0.0, 50) is None
    assert mean_interval(3.0, 1.0, 1) is None
    with pytest.raises(InvalidRecordError, match="variance"):
        mean_interval(3.0, -1.0, 5)
