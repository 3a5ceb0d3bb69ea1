"""How far a hidden number can move: held to another solver, and to every table of whole numbers."""

import itertools
import random
from fractions import Fraction

import numpy as np
from hypothesis import given, settings, strategies as st
from scipy.optimize import linprog

from safeguarding.disclosure.bounds import MovementTableau, Reach

# two rows of two with their totals: each equation says that the parts less the total are 0
EQUATIONS = [{0: 1, 1: 1, 2: -1}, {3: 1, 4: 1, 5: -1}, {0: 1, 3: 1, 6: -1}, {1: 1, 4: 1, 7: -1}, {2: 1, 5: 1, 8: -1}]
LIMITS = st.sampled_from([(0, 0), (0, 0), (3, None), (2, 5), (0, 4), (7, None)])


def furthest(down: list[int], up: list[int | None], target: int, direction: int) -> float | None:
    """The end by scipy's solver; None where there is none."""
    rows = np.array([[each.get(k, 0) for k in range(len(down))] for each in EQUATIONS])
    aim = np.zeros(len(down))
    aim[target] = -direction
    bounds = [(-fall, rise) for fall, rise in zip(down, up, strict=True)]
    found = linprog(aim, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds)
    assert found.status in (0, 3), found.message
    return None if found.status == 3 else -float(found.fun)


@settings(max_examples=25)
@given(st.lists(LIMITS, min_size=9, max_size=9), st.integers(0, 8), st.sampled_from([1, -1]))
def test_the_end_is_that_of_another_solver(limits: list[tuple[int, int | None]], target: int, direction: int) -> None:
    """Exactly so far and no further, whichever numbers are shown; asked for less, it may stop where that is reached."""
    down, up = [each[0] for each in limits], [each[1] for each in limits]
    expected = furthest(down, up, target, direction)
    found = MovementTableau(EQUATIONS, down, up).reach(target, direction, enough=1000)
    if expected is None:
        assert found == Reach(furthest=None, attained=None, blocking=frozenset())
        return
    assert found.furthest is not None
    assert abs(float(found.furthest) - expected) < 1e-6
    # a table in two ways has whole ends
    assert found.attained == found.furthest
    enough = MovementTableau(EQUATIONS, down, up).reach(target, direction, enough=2)
    assert found.attained is not None
    assert enough.attained is None or min(2, enough.attained) == min(2, found.attained)


@settings(max_examples=25)
@given(st.lists(LIMITS, min_size=9, max_size=9), st.integers(0, 8), st.sampled_from([1, -1]))
def test_one_of_the_blocking_numbers_must_be_hidden_too(
    limits: list[tuple[int, int | None]], target: int, direction: int
) -> None:
    """While all of them stay as they are, hiding every other number moves the end no further."""
    down, up = [each[0] for each in limits], [each[1] for each in limits]
    tableau = MovementTableau(EQUATIONS, down, up)
    found = tableau.reach(target, direction, enough=1000)
    if found.furthest is None:
        return
    others = [k for k in range(9) if tableau.is_fixed(k) and k not in found.blocking and k != target]
    for k in others:
        down[k], up[k] = 50, None
    assert MovementTableau(EQUATIONS, down, up).reach(target, direction, enough=1000).furthest == found.furthest


def test_half_a_person_is_not_attained() -> None:
    """Three numbers that sum to even pairs: the programme ends between two tables of whole numbers."""
    # x + y, y + z and x + z are shown up to one unit each; x alone reaches 3/2 and no whole table beyond 1
    equations = [{0: 1, 1: 1, 3: -1}, {1: 1, 2: 1, 4: -1}, {0: 1, 2: 1, 5: -1}]
    down, up = [9, 9, 9, 1, 1, 1], [9, 9, 9, 1, 1, 1]
    whole = max(
        x for x, y, z in itertools.product(range(-9, 10), repeat=3) if max(abs(x + y), abs(y + z), abs(x + z)) <= 1
    )
    found = MovementTableau(equations, down, up).reach(0, 1, enough=1000)
    assert found.furthest == Fraction(3, 2)
    # seen on the way, so never more than there is
    assert found.attained is not None
    assert 0 <= found.attained <= whole == 1


def test_what_was_seen_counts_both_ways() -> None:
    """A number that rose by 2 on one question and fell by 3 on another was seen to range over 5; a shown one over 0."""
    tableau = MovementTableau([{0: 1, 1: -1}], [3, 5, 0], [4, 2, 0])
    assert [tableau.is_fixed(k) for k in range(3)] == [False, False, True]
    assert tableau.reach(0, 1, enough=100).attained == 2
    assert (tableau.seen(0), tableau.seen(1)) == (2, 2)
    assert tableau.reach(1, -1, enough=100).attained == 3
    assert [tableau.seen(k) for k in range(3)] == [5, 5, 0]
    assert MovementTableau([{0: 1, 1: -1}], [0, 5], [1, 2]).is_fixed(0) is False
    assert MovementTableau([{0: 1, 1: -1}], [1, 5], [0, 2]).is_fixed(0) is False


def test_any_equations_in_whole_numbers() -> None:
    """Forty programmes drawn at random, whose ends are seldom whole: beside scipy's solver, upward and downward."""
    chance = random.Random(20261126)  # noqa: S311 - no secret
    fractions = 0
    for _ in range(40):
        equations = [{k: by for k in range(6) if (by := chance.randint(-2, 2))} for _ in range(3)]
        down, up = ([chance.choice([0, 1, 3, 4, 7]) for _ in range(6)] for _ in range(2))
        rows = np.array([[each.get(k, 0) for k in range(6)] for each in equations])
        for direction in (1, -1):
            aim = np.array([-direction, 0, 0, 0, 0, 0])
            bounds = [(-fall, rise) for fall, rise in zip(down, up, strict=True)]
            expected = -float(linprog(aim, A_eq=rows, b_eq=np.zeros(3), bounds=bounds).fun)
            found = MovementTableau(equations, down, up).reach(0, direction, enough=1000)
            assert found.furthest is not None
            assert abs(float(found.furthest) - expected) < 1e-7
            assert found.attained is not None
            assert 0 <= found.attained <= found.furthest
            fractions += found.furthest.denominator > 1
    assert fractions > 5


def test_what_holds_a_number_is_every_other_that_stands_in_its_way() -> None:
    """Of two parts of a shown total, one rises as far as the other can fall: the other and the total hold it."""
    tableau = MovementTableau([{0: 1, 1: 1, 2: -1}], [2, 3, 0], [None, None, 0])
    assert tableau.reach(0, 1, enough=100) == Reach(furthest=Fraction(3), attained=3, blocking=frozenset({1, 2}))
    assert tableau.reach(1, 1, enough=100) == Reach(furthest=Fraction(2), attained=2, blocking=frozenset({0, 2}))


def test_nothing_is_worked_out_where_nothing_sums() -> None:
    """A number by itself moves as far as it may, without a step of work."""
    tableau = MovementTableau([], [2], [None])
    assert tableau.reach(0, -1, enough=100).furthest == 2
    assert tableau.reach(0, 1, enough=100).furthest is None
    assert tableau.work == 0
