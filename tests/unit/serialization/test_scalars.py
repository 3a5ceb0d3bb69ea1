import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_data, to_json
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.statistics.trends import Trend
from safeguarding.surveys.measures import Measure
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


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (bytes, "00ff", ["0", "0g", "0F", 7]),
        (Fraction, "47/2", ["1e3", "1/0", "x", "1" * 201, 0.5, None]),
        (Decimal, "24.0", ["1e3", "NaN", " 1", "1" * 201, 24, 0.5]),
        (date, "2016-12-08", ["2016-02-30", "2016-12-8", "2016-12-08T00:00", 20161208, True]),
        (str | int, 3, [0.5, None, True]),
    ],
)
def test_what_is_no_such_value_is_refused(kind: Any, good: object, bad: list[object]) -> None:  # noqa: ANN401 - any type
    """Nothing is bent to fit: no exponent, no capital, no other type that would do."""
    assert from_data(good, kind) is not None
    for each in bad:
        with pytest.raises(FaultyInputError):
            from_data(each, kind)


def test_half_a_sign_is_no_text() -> None:
    """It could not be written as UTF-8, and is shown as what it is."""
    with pytest.raises(FaultyInputError, match="ud800"):
        from_data("\ud800", str)
