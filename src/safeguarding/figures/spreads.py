"""Which sums of squares n whole numbers with a given sum can have. GRIMMER rests on this.

The squares' sum has the parity of the sum, and it is least where the numbers are as equal as they can be. For five
numbers and more, every such value above the least occurs. Proof: an as-equal-as-possible set of n + 1 contains the
floor t of the mean, so taking t away leads from n + 1 numbers to n with room to spare; and for five numbers,
shifted so that their sum is 0, 1 or 2 (or the negatives), taking away a number of the other parity leaves four
with an odd sum, for which Legendre's three-square theorem always gives a solution. Two, three and four numbers
have gaps, and those are decided exactly as well.
"""

from __future__ import annotations

import math

_ALWAYS_FROM = 5


def least_squares(n: int, total: int) -> int:
    """The least sum of squares of n whole numbers with a given sum.

    Examples:
        >>> least_squares(3, 4)
        6
    """
    each, rest = divmod(total, n)
    return (n - rest) * each * each + rest * (each + 1) ** 2


def has_squares(n: int, total: int, squares: int) -> bool:
    """Whether n whole numbers have a given sum and a given sum of squares.

    Examples:
        >>> has_squares(2, 0, 8), has_squares(2, 0, 10)
        (True, False)
    """
    if (squares - total) % 2 or squares < least_squares(n, total):
        return False
    if n >= _ALWAYS_FROM:
        return True
    return _SMALL[n](total, squares)


def some_squares_between(n: int, total: int, lowest: int, highest: int) -> bool:
    """Whether n whole numbers with a given sum have a sum of squares within two bounds, both included.

    Examples:
        >>> some_squares_between(2, 0, 9, 17), some_squares_between(2, 0, 9, 18)
        (False, True)
    """
    lowest = max(lowest, least_squares(n, total))
    lowest += (lowest - total) % 2
    if lowest > highest:
        return False
    if n >= _ALWAYS_FROM:
        return True
    if n <= 2:  # noqa: PLR2004  one and two numbers are solved for, since their gaps are long
        return _some_of_two(total, lowest, highest) if n == 2 else lowest <= total * total <= highest  # noqa: PLR2004
    # the gaps of three and four numbers are short, so this ends soon
    return any(has_squares(n, total, squares) for squares in range(lowest, highest + 1, 2))


def _some_of_two(total: int, lowest: int, highest: int) -> bool:
    # two numbers with sum s and difference d have squares (s² + d²) / 2, where d has the parity of s
    furthest = math.isqrt(2 * highest - total * total)
    furthest -= (furthest - total) % 2
    return furthest >= 0 and furthest * furthest + total * total >= 2 * lowest


def _one(total: int, squares: int) -> bool:
    return squares == total * total


def _two(total: int, squares: int) -> bool:
    spread = 2 * squares - total * total
    return spread >= 0 and math.isqrt(spread) ** 2 == spread


def _three(total: int, squares: int) -> bool:
    # moving all three by one whole number changes nothing, and leaves a sum of 0, 1 or 2
    shift = total // 3
    squares += 3 * shift * shift - 2 * total * shift
    total -= 3 * shift
    reach = math.isqrt(squares)
    if reach > _FURTHEST:
        return True  # a spread far beyond any report's answers is not worth an accusation
    return any(_two(total - each, squares - each * each) for each in range(-reach, reach + 1))


def _four(total: int, squares: int) -> bool:
    if total % 2:
        return True
    rest = squares - (total // 2) ** 2
    while rest and rest % 4 == 0:
        rest //= 4
    return rest % 8 != 7  # noqa: PLR2004  Legendre's form 4^a(8b + 7)


_FURTHEST = 20_000
_SMALL = {1: _one, 2: _two, 3: _three, 4: _four}
