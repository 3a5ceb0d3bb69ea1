from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.apportionment import largest_remainder

counts = st.lists(st.integers(min_value=0, max_value=1_000), min_size=1, max_size=12)


def test_the_update_sums_to_100_when_asked_to() -> None:
    """2, 39, 63 and 35 of 139 round to 1, 28, 45 and 25, which is 99; the largest remainder raises the 2."""
    assert [int(part) for part in largest_remainder([2, 39, 63, 35])] == [2, 28, 45, 25]


def test_seats_of_a_published_example() -> None:
    """Hamilton's method on the example of Balinski and Young's exposition: 10 seats by 1, 3 and 6 of 10 stay 1, 3, 6."""
    assert [int(part) for part in largest_remainder([10, 30, 60], total=10)] == [1, 3, 6]


@given(counts, st.integers(min_value=0, max_value=2))
def test_parts_sum_to_the_total_and_stay_within_a_unit(several: list[int], places: int) -> None:
    """The parts sum exactly to the total, and each is its exact value cut off or raised by less than one unit."""
    assume(sum(several) > 0)
    parts = largest_remainder(several, places=places)
    assert sum(parts) == 100
    for count, part in zip(several, parts, strict=True):
        assert abs(Fraction(part) - Fraction(100 * count, sum(several))) < Fraction(1, 10) ** places
        assert part.as_tuple().exponent == -places


@given(counts)
def test_a_larger_count_never_gets_less(several: list[int]) -> None:
    """Of two counts the larger never gets the smaller part, and a count of 0 gets nothing."""
    assume(sum(several) > 0)
    parts = largest_remainder(several)
    for count, part in zip(several, parts, strict=True):
        assert part == 0 if count == 0 else True
        for other, other_part in zip(several, parts, strict=True):
            assert count >= other or part <= other_part


@pytest.mark.parametrize(
    ("several", "total"), [([], 100), ([0, 0], 100), ([1, -1], 100), ([1, 2], Decimal("99.5")), ([1, 2], -100)]
)
def test_an_impossible_apportionment_is_refused(several: list[int], total: Decimal) -> None:
    """Nothing, negative counts and a total that cannot be printed have no parts."""
    with pytest.raises(InvalidRecordError):
        largest_remainder(several, total=total)


def test_a_total_of_nought_has_parts_of_nought() -> None:
    """0 is a total that can be printed; less is not."""
    assert [str(part) for part in largest_remainder([1, 2], total=0)] == ["0", "0"]
    with pytest.raises(InvalidRecordError):
        largest_remainder([1, 2], total=-1)


def test_of_equal_remainders_the_larger_part_gets_the_unit() -> None:
    """And of equal parts the first: half of one and a half of three, to a sum of two."""
    assert [int(part) for part in largest_remainder([1, 3], total=2)] == [0, 2]
    assert [int(part) for part in largest_remainder([3, 1], total=2)] == [2, 0]
    assert [int(part) for part in largest_remainder([1, 1], total=3)] == [2, 1]
