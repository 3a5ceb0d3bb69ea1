"""How results stand in a file: floats, None, places of tables, columns of bytes."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.disclosure.auditing import HiddenRange
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_data, to_json
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.statistics.trends import Trend
from safeguarding.surveys.measures import Measure, share_measure
from safeguarding.surveys.responses import Grouping

_TREND = Trend(z=1.5, p_value=0.13, slope_a_year=0.02, points=3, rises_every_time=True, falls_every_time=False)


class TestFloats:
    """A float is read from a float or a whole number, and is always finite."""

    @given(st.floats(allow_nan=False, allow_infinity=False))
    def test_every_finite_float_is_read_back_to_its_last_bit(self, value: float) -> None:
        read = from_json(to_json(value), float)
        assert (read, math.copysign(1, read)) == (value, math.copysign(1, value))

    def test_a_whole_number_will_do(self) -> None:
        data = to_data(_TREND) | {"z": 2}
        read = from_data(data, Trend).z
        assert (read, type(read)) == (2.0, float)

    def test_a_whole_number_in_a_float_field_is_written_as_a_float(self) -> None:
        assert to_json(ConfidenceInterval(0, 1, method="given"), indent=None) == (
            '{"lower": 0.0, "upper": 1.0, "method": "given"}'
        )

    @pytest.mark.parametrize("value", [True, "0.5", None, [0.5], math.nan, math.inf, -math.inf, 10**400])
    def test_anything_else_is_refused_with_its_place(self, value: object) -> None:
        with pytest.raises(FaultyInputError, match=r"\$\.z: .*expected a finite number"):
            from_data(to_data(_TREND) | {"z": value}, Trend)

    @pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999"])
    def test_json_beyond_the_standard_is_refused(self, text: str) -> None:
        with pytest.raises(FaultyInputError):
            from_json(f'{{"lower": 0, "upper": {text}, "method": "given"}}', ConfidenceInterval)

    @pytest.mark.parametrize("text", ["nan", "inf", "-inf"])
    def test_toml_without_an_end_is_refused(self, text: str) -> None:
        with pytest.raises(FaultyInputError):
            from_toml(f'lower = 0\nupper = {text}\nmethod = "given"', ConfidenceInterval)

    @pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
    def test_none_is_written_either(self, value: float) -> None:
        with pytest.raises(InvalidRecordError, match="cannot be written"):
            to_data(Measure(name="mean", base=3, estimate=Fraction(1), spread=value))


class TestNone:
    """Where None is an answer, it is the word "none"; a missing key is a fault and not an answer."""

    def test_nobody_in_the_base(self) -> None:
        missing = share_measure("yes", 0, 0)
        assert to_data(missing)["estimate"] == "none"
        assert from_json(to_json(missing), Measure) == missing

    def test_no_end(self) -> None:
        found = HiddenRange(place=("a",), lowest=0, highest=None, is_safe=True)
        assert to_data(found) == {"place": ["a"], "lowest": 0, "highest": "none", "is_safe": True}

    def test_a_missing_key(self) -> None:
        with pytest.raises(FaultyInputError, match="the key 'highest' is missing"):
            from_data({"place": ["a"], "lowest": 0, "is_safe": True}, HiddenRange)


class TestPlaces:
    """A place is a list of labels, with a table for the sum over an axis."""

    def test_a_sum_and_a_label_of_the_same_look(self) -> None:
        found = HiddenRange(place=(None, "sum", "none", ""), lowest=0, highest=4, is_safe=True)
        assert to_data(found)["place"] == [{"sum": True}, "sum", "none", ""]
        assert from_json(to_json(found), HiddenRange) == found

    def test_the_order_of_counts_does_not_matter(self) -> None:
        axis = Axis(name="Answer", labels=("yes", "no"))
        one, other = CountTable([axis], {("yes",): 1, ("no",): 2}), CountTable([axis], {("no",): 2, ("yes",): 1})
        assert to_json(one) == to_json(other)

    @pytest.mark.parametrize(
        "place", ["a", None, 3, [None], [{"sum": 1}], [{"sum": False}], [{"sum": True, "of": "b"}], [["a"]]]
    )
    def test_anything_else_is_refused(self, place: object) -> None:
        with pytest.raises(FaultyInputError):
            from_data({"place": place, "lowest": 0, "highest": 4, "is_safe": True}, HiddenRange)

    @pytest.mark.parametrize(
        "counts",
        [
            {"yes": 1},
            ["yes"],
            [{"place": ["yes"]}],
            [{"place": ["yes"], "value": 1, "note": ""}],
            [{"place": ["yes"], "value": "1"}],
            [{"place": ["yes"], "value": 1}, {"place": ["yes"], "value": 2}],
            [{"place": ["maybe"], "value": 1}],
            [{"place": [{"sum": True}], "value": 1}],
        ],
    )
    def test_counts_that_are_no_counts_by_place(self, counts: object) -> None:
        with pytest.raises(FaultyInputError):
            from_data({"axes": [{"name": "Answer", "labels": ["yes", "no"]}], "counts": counts}, CountTable)


class TestPublishedNumbers:
    """A published whole number stays one; a percentage keeps its decimal places."""

    def test_written(self) -> None:
        assert to_data(ProtectedNumber(12)) == {"value": 12}
        assert to_data(ProtectedNumber(symbol="c")) == {"symbol": "c"}

    @pytest.mark.parametrize("value", [True, 12.0, "12,0", ["12"]])
    def test_anything_else_is_refused(self, value: object) -> None:
        with pytest.raises(FaultyInputError):
            from_data({"value": value}, ProtectedNumber)


@pytest.mark.parametrize("column", ["0", "secret", "00 01", "0A", 1, None])
def test_columns_are_hexadecimal_and_never_quoted(column: object) -> None:
    """A column of answers that cannot be read is refused without its content."""
    with pytest.raises(FaultyInputError, match=r"\$\.members\[0\]: ") as refusal:
        from_data({"name": "Group", "labels": ["a"], "members": [column]}, Grouping)
    assert "secret" not in str(refusal.value)
