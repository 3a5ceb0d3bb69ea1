import pytest
from hypothesis import given, settings, strategies as st
from statsmodels.stats.multitest import multipletests

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.multiplicity import holm_adjusted


@settings(max_examples=20)  # the peer is slow
@given(p_values=st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm(p_values: list[float]) -> None:
    """Adjusted p-values agree with statsmodels to 1e-12."""
    assert holm_adjusted(p_values) == pytest.approx(multipletests(p_values, method="holm")[1], abs=1e-12)


def test_refusals() -> None:
    with pytest.raises(InvalidRecordError):
        holm_adjusted([1.5])
    assert holm_adjusted([]) == ()
