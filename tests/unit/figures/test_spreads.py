"""Sums of squares of whole numbers with a given sum, against plain enumeration."""

import itertools

import pytest

from safeguarding.figures.spreads import has_squares, some_squares_between


class TestSquares:
    """The sums of squares of n whole numbers with a given sum are known exactly."""

    @pytest.mark.parametrize(("n", "reach"), [(1, 30), (2, 14), (3, 9), (4, 6), (5, 4), (6, 3)])
    def test_every_set_of_numbers(self, n: int, reach: int) -> None:
        seen = {
            (sum(numbers), sum(each * each for each in numbers))
            for numbers in itertools.combinations_with_replacement(range(-reach, reach + 1), n)
        }
        # up to reach² no number outside the reach can take part
        for total, squares in itertools.product(range(-reach, reach + 1), range(reach * reach + 1)):
            assert has_squares(n, total, squares) is ((total, squares) in seen)

    @pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 9])
    def test_between_two_bounds(self, n: int) -> None:
        for total, lowest, length in itertools.product(range(-3, 9), range(0, 60, 7), range(-1, 12)):
            each = any(has_squares(n, total, squares) for squares in range(lowest, lowest + length + 1))
            assert some_squares_between(n, total, lowest, lowest + length) is each

    def test_far_from_zero(self) -> None:
        """Moving all numbers alike changes nothing."""
        for n, total, squares in itertools.product((2, 3, 4, 5), range(4), range(40)):
            moved = squares + 2 * 1_000_000 * total + n * 1_000_000**2
            assert has_squares(n, total + n * 1_000_000, moved) is has_squares(n, total, squares)


def test_a_spread_far_beyond_any_reports_is_taken_for_possible() -> None:
    """Three numbers with squares beyond what is looked through: nobody is accused of it."""
    assert has_squares(3, 0, 2 * 10**12)
