import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import Share
from safeguarding.surveys.representativeness import representation, representation_note


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


@pytest.mark.parametrize(
    ("responses", "population"),
    [({"a": 0}, {"a": 5}), ({}, {"a": 0}), ({}, {}), ({"a": 0}, {"a": 1})],
)
def test_where_nobody_answered_nobody_is_represented(responses: dict[str, int], population: dict[str, int]) -> None:
    with pytest.raises(InvalidRecordError, match="nobody answered"):
        representation(responses, population)


def test_a_group_that_is_left_out_did_not_answer() -> None:
    """And one person is a population."""
    found = representation({"a": 1}, {"a": 1, "b": 3, "c": 0})
    assert [each.response_rate for each in found] == [Share(1, 1), Share(0, 3), None]
    assert representation({"a": 1}, {"a": 1})[0].difference == 0


@pytest.mark.parametrize(
    ("confidence", "begins"), [(0.95, "Some groups answered more"), (0.999, "No group clearly answered more")]
)
def test_what_is_said_depends_on_how_sure_one_wants_to_be(confidence: float, begins: str) -> None:
    """P is 0.0058 there."""
    found = representation({"Foster": 60, "Residential": 10}, {"Foster": 120, "Residential": 40})
    assert representation_note(found, confidence=confidence).startswith(begins)
    assert representation_note(found).startswith("Some groups")
    # p is 0.27
    alike = representation({"Foster": 60, "Residential": 16}, {"Foster": 120, "Residential": 40})
    assert representation_note(alike).startswith("No group clearly")


def test_nothing_to_compare() -> None:
    assert representation_note(representation({"a": 3}, {"a": 9})).startswith("There is one group only")
    assert representation_note(representation({"a": 3, "b": 2}, {"a": 3, "b": 2})).startswith("Everybody answered")


def test_a_group_of_whom_nobody_answered() -> None:
    """It need not be named to be counted as none."""
    found = representation({"Foster": 60}, {"Foster": 120, "Residential": 40})
    assert [(str(each.of_responses), str(each.response_rate)) for each in found] == [
        ("60 of 60", "60 of 120"),
        ("0 of 60", "0 of 40"),
    ]
    with pytest.raises(InvalidRecordError, match="nobody answered"):
        representation({}, {"Foster": 0})
