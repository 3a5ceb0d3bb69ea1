import itertools

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import ScaleMismatchError
from safeguarding.inspections.scales import (
    AreaSendOutcome,
    Grade,
    Pre2013Grade,
    ReportCardGrade,
    SafeguardingStandard,
    SccifGrade,
    SocialCareGrade,
    WrittenStatementOfAction,
)

SCALES: list[type[Grade]] = [
    SocialCareGrade,
    Pre2013Grade,
    SccifGrade,
    AreaSendOutcome,
    WrittenStatementOfAction,
    ReportCardGrade,
    SafeguardingStandard,
]
grades = st.sampled_from(SCALES).flatmap(st.sampled_from)


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_is_in_order_best_first(scale: type[Grade]) -> None:
    """Within a scale the order is total: every grade is better than all that stand after it, and equal to itself alone."""
    for better, worse in itertools.combinations(scale, 2):
        assert better > worse
        assert worse < better
        assert better >= worse
        assert worse <= better
        assert better != worse
        assert better.steps_above(worse) == -worse.steps_above(better) > 0
    for grade in scale:
        itself = scale[grade.name]
        assert grade <= itself
        assert grade >= itself
        assert not grade < itself
        assert grade.steps_above(grade) == 0
    assert sorted(scale, reverse=True) == list(scale)


def test_the_social_care_scale() -> None:
    """Outstanding is better than good, good than requires improvement, and that than inadequate."""
    assert [grade.label for grade in sorted(SocialCareGrade, reverse=True)] == [
        "Outstanding",
        "Good",
        "Requires improvement to be good",
        "Inadequate",
    ]


@given(grades, grades)
def test_grades_of_two_scales_have_no_order(one: Grade, other: Grade) -> None:
    """Across scales a comparison is refused, whatever the words; equality is simply false."""
    if type(one) is type(other):
        assert (one < other) + (one == other) + (one > other) == 1
        return
    assert one != other
    for compare in (one.__lt__, one.__le__, one.__gt__, one.__ge__, one.steps_above):
        with pytest.raises(ScaleMismatchError, match="grades of different scales and have no order"):
            compare(other)


def test_a_number_is_no_grade() -> None:
    """A grade is not compared with a number: public code numbers the same words in both directions."""
    with pytest.raises(ScaleMismatchError):
        _ = SocialCareGrade.GOOD > 2  # type: ignore[operator]
    with pytest.raises(ValueError, match="2 is not a valid"):
        SocialCareGrade(2)  # type: ignore[arg-type]
