import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.representativeness import representation


class TestRepresentation:
    """A group that answers more often than the others has a larger share of the responses than of the population."""

    @given(data=st.data(), sizes=st.lists(st.integers(0, 60), min_size=1, max_size=5))
    def test_laws(self, data: st.DataObject, sizes: list[int]) -> None:
        population = {f"group {k}": size for k, size in enumerate(sizes)}
        responses = {group: data.draw(st.integers(0, size)) for group, size in population.items()}
        if not sum(responses.values()):
            with pytest.raises(InvalidRecordError):
                representation(responses, population)
            return
        found = representation(responses, population)
        assert sum(each.difference for each in found) == 0
        for each in found:
            if each.response_rate is not None:
                assert (each.difference > 0) == (each.response_rate.fraction * sum(sizes) > sum(responses.values()))
            else:
                assert each.difference == 0

    def test_refusals(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'Foster care'"):
            representation({"Foster car": 1}, {"Foster care": 2})
        with pytest.raises(InvalidRecordError):
            representation({"a": 3}, {"a": 2})
        with pytest.raises(InvalidRecordError):
            representation({}, {"a": 2})
