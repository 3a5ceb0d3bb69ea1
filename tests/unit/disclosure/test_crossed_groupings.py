import itertools
import math
import random
from typing import ClassVar

import attrs
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from safeguarding.disclosure.crossed_groupings import _flow, _reach, tells_of_few
from safeguarding.disclosure.linked_counts import LinkedCounts, PartAnswers
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.tables import Axis
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.sources import Certainty, Source

OF_THREE = DisclosureRule(
    name="1 and 2 hidden",
    threshold=3,
    source=Source(title="An example", certainty=Certainty.UNVERIFIED),
    whole_groups=WholeGroupRule(smallest_shown=1),
)
Inside = dict[tuple[str, str], tuple[int, int]]


def crossed(inside: Inside) -> LinkedCounts:
    """Two groupings, of which each combination has so many who answered so, and otherwise."""
    axes = [
        Axis(
            name=name,
            labels=sorted({part[k] for part in inside}),
            groups={part[k].upper(): [part[k]] for part in inside},
            prints_labels=False,
        )
        for k, name in enumerate(("Age", "School"))
    ]
    answers: dict[tuple[str, ...], PartAnswers] = {
        part: PartAnswers(having=yes, others=no) for part, (yes, no) in inside.items() if yes or no
    }
    return LinkedCounts(groupings=axes, answers={"safe": answers}, printed={"Age": ["safe"], "School": ["safe"]})


def tells(inside: Inside, rule: DisclosureRule = FEWER_THAN_FIVE, *, is_first: bool = False) -> bool:
    return tells_of_few(crossed(inside), ("Age", "School"), "safe", rule, is_first_edition=is_first)


class TestNestedGroups:
    """A group of one grouping within a group of another, but for a few: the difference is the few."""

    NESTED: ClassVar[Inside] = {("a", "primary"): (20, 12), ("b", "primary"): (2, 1), ("b", "secondary"): (30, 20)}

    def test_a_part_of_nobody(self) -> None:
        """A combination that the counts name, and in which nobody is, is as one that they do not name."""
        told, untold = crossed(self.NESTED), crossed({**self.NESTED, ("b", "primary"): (7, 6)})
        nobody: dict[tuple[str, ...], PartAnswers] = {("a", "secondary"): PartAnswers(having=0, others=0)}
        for counts, is_told in ((told, True), (untold, False)):
            more = attrs.evolve(counts, answers={"safe": {**counts.answers["safe"], **nobody}})
            assert tells_of_few(more, ("Age", "School"), "safe", FEWER_THAN_FIVE) is is_told

    def test_a_few_more(self) -> None:
        assert tells(self.NESTED)
        assert not tells({**self.NESTED, ("b", "primary"): (7, 6)})

    def test_somebody_in_the_last_combination(self) -> None:
        """Nobody can subtract any more: how many are there nobody knows."""
        assert not tells({**self.NESTED, ("a", "secondary"): (9, 8)})
        assert not tells({**self.NESTED, ("a", "secondary"): (1, 1)})

    def test_all_of_a_few(self) -> None:
        """Six who are told to have answered alike are six answers that are known."""
        assert tells({**self.NESTED, ("b", "primary"): (6, 0)})
        assert not tells({**self.NESTED, ("b", "primary"): (12, 0)})

    def test_the_only_combination_of_a_group(self) -> None:
        """Such a number is the group's own, which is protected as it is printed."""
        assert not tells({("a", "primary"): (2, 1), ("b", "secondary"): (30, 20)})

    @pytest.mark.parametrize(("few", "said"), [(3, True), (5, False)])
    def test_numbers_of_people(self, few: int, *, said: bool) -> None:
        counts = crossed({("a", "primary"): (20, 12), ("b", "primary"): (few, 0), ("b", "secondary"): (30, 20)})
        assert tells_of_few(counts, ("Age", "School"), "", FEWER_THAN_FIVE) is said


@settings(max_examples=20, deadline=None)
@given(numbers=st.lists(st.integers(0, 6), min_size=6, max_size=6))
def test_by_every_table_with_these_margins(numbers: list[int]) -> None:
    """Of all tables with the margins that are shown and nobody where nobody is, a small number inside differs by the threshold."""
    places = list(itertools.product("ab", "xyz"))
    there = {place: number for place, number in zip(places, numbers, strict=True) if number}
    margins = {node: sum(n for place, n in there.items() if node in place) for node in "abxyz"}
    # the second row follows from the first and the columns
    firsts = [range(min(margins["a"], margins[q]) + 1) if ("a", q) in there else range(1) for q in "xyz"]
    fits = [
        {("a", q): n for q, n in zip("xyz", each, strict=True)}
        | {("b", q): margins[q] - n for q, n in zip("xyz", each, strict=True)}
        for each in itertools.product(*firsts)
        if sum(each) == margins["a"]
    ]
    fits = [each for each in fits if all(place in there or not n for place, n in each.items())]
    told = any(
        OF_THREE.is_small(number)
        and not any(OF_THREE.is_small(margins[node]) for node in place)
        and all(sum(node in other for other in there) > 1 for node in place)
        and max(each[place] for each in fits) - min(each[place] for each in fits) < OF_THREE.threshold
        for place, number in there.items()
    )
    inside = {place: (number, 0) for place, number in there.items()}
    if inside:
        assert tells(inside, OF_THREE) is told


def is_few(number: int, base: int) -> bool:
    return OF_THREE.is_small(number) or (number != base and OF_THREE.whole_groups.tells_all(number, base))


class TestHiddenShares:
    """Of two groups of which one is few both shares are hidden: what nobody reads keeps no number inside in its place."""

    SMALL: ClassVar[Inside] = {("a", "x"): (11, 3), ("a", "y"): (9, 3), ("b", "x"): (10, 2), ("b", "y"): (8, 2)}

    def test_a_small_wave(self) -> None:
        """Four of b answered otherwise, so that its share and a's are hidden; if they were printed before, they are known."""
        assert tells(self.SMALL)
        assert not tells(self.SMALL, is_first=True)

    def test_shown_shares_are_known(self) -> None:
        assert tells({("a", "x"): (20, 12), ("b", "x"): (2, 1), ("b", "y"): (30, 20)}, is_first=True)

    @settings(max_examples=15, deadline=None)
    @given(
        answers=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=6, max_size=6),
        columns=st.sampled_from(["xy", "xyz"]),
    )
    def test_by_a_solver(self, answers: list[tuple[int, int]], columns: str) -> None:
        """Where nothing is told, a solver that has all that is printed finds the threshold between the ends of each small number."""
        found = zip(itertools.product("ab", columns), answers, strict=False)
        inside = {place: each for place, each in found if sum(each)}
        if len({row for row, _ in inside}) < 2 or tells(inside, OF_THREE, is_first=True):
            return
        places = list(inside)
        of_node = {node: [each for each in places if node in each] for node in {*"ab", *columns}}
        sums = {
            node: tuple(sum(inside[each][k] for each in those) for k in (0, 1))
            for node, those in of_node.items()
            if those
        }
        printed = self._printed(places, inside, sums)
        for at, place in enumerate(places):
            base = sum(inside[place])
            for k, number in enumerate(inside[place]):
                known = [is_few(sums[node][k], sum(sums[node])) or len(of_node[node]) < 2 for node in place]
                if is_few(number, base) and not any(known):
                    aim = np.zeros(2 * len(places))
                    aim[2 * at + k] = 1
                    ends = [
                        milp(sign * aim, constraints=printed, integrality=np.ones(len(aim))).fun for sign in (1, -1)
                    ]
                    assert -ends[1] - ends[0] >= OF_THREE.threshold

    def _printed(
        self, places: list[tuple[str, str]], inside: Inside, sums: dict[str, tuple[int, ...]]
    ) -> LinearConstraint:
        """Every base, everybody's answers, and the answers of the groups whose shares are shown."""
        rows: list[np.ndarray] = []
        values: list[int] = []
        for axis in ({row for row, _ in places}, {column for _, column in places}):
            is_hidden = len(axis) == 2 and any(is_few(each, sum(sums[node])) for node in axis for each in sums[node])
            for node in axis:
                there = np.array([float(node in place) for place in places])
                of_answers = [np.kron(there, answer) for answer in np.eye(2)]
                rows.append(np.kron(there, np.ones(2)))
                values.append(sum(sums[node]))
                if not is_hidden:
                    rows += of_answers
                    values += sums[node]
        rows += [np.kron(np.ones(len(places)), answer) for answer in np.eye(2)]
        values += [sum(each[k] for each in inside.values()) for k in (0, 1)]
        return LinearConstraint(np.array(rows), values, values)


def ends_of(numbers: npt.NDArray[np.int64], k: int) -> tuple[float, float]:
    """The least and the most that a number can be while all sums and noughts stay as they are: by scipy's solver."""
    flat, size = numbers.ravel(), numbers.shape[0]
    sums = [[each // size == row for each in range(flat.size)] for row in range(size)]
    sums += [[each % size == column for each in range(flat.size)] for column in range(size)]
    known = {
        "A_eq": np.array(sums, float),
        "b_eq": np.array(sums) @ flat,
        "bounds": [(0, None if n else 0) for n in flat],
    }
    lowest, highest = (float(linprog(sign * np.eye(flat.size)[k], **known).fun) for sign in (1, -1))
    return lowest, -highest


def test_by_a_solver_of_larger_tables() -> None:
    """Of four groups by four, most combinations without anybody: what moves, moves through several of the others."""
    chance, found = random.Random(7), []  # noqa: S311 - no secret
    for _ in range(12):
        cells = [
            [0 if (i - j) % 4 > 1 and chance.random() < 0.8 else chance.choice([1, 2, 3, 6, 9]) for j in range(4)]
            for i in range(4)
        ]
        numbers = np.array(cells)
        sums, combinations = [[*each.sum(0), *each.sum(1)] for each in (numbers, numbers > 0)]
        if min(sums) < 5 or min(combinations) < 2:
            # a group that is small itself, or has one combination only, is protected already
            continue
        there = {((0, f"r{i}"), (1, f"c{j}")): int(n) for (i, j), n in np.ndenumerate(numbers) if n}
        widths = []
        for (row, column), number in there.items():
            lowest, highest = ends_of(numbers, 4 * int(row[1][1]) + int(column[1][1]))
            assert _reach((row, column), there, 7, {}) == min(7, round(highest) - number) + min(
                7, number - round(lowest)
            )
            widths += [highest - lowest] if number < 5 else []
        inside = {(row[1], column[1]): (number, 0) for (row, column), number in there.items()}
        found.append(tells_of_few(crossed(inside), ("Age", "School"), "", FEWER_THAN_FIVE))
        assert found[-1] is bool(min(widths, default=math.inf) < 4.5)
    assert {True, False} == set(found)


def test_how_much_can_be_handed_round() -> None:
    """As much as flows through a network of these rooms: scipy's maximum flow."""
    chance = random.Random(9)  # noqa: S311 - no secret
    nodes = [(0, f"r{k}") for k in range(5)] + [(1, f"c{k}") for k in range(5)]
    for _ in range(200):
        room = {
            (row, column): (chance.randint(0, 1), chance.randint(0, 1))
            for row, column in itertools.product(nodes[:5], nodes[5:])
            if chance.random() < 0.6 and (row, column) != (nodes[0], nodes[5])
        }
        capacity = np.zeros((10, 10), np.int32)
        for (row, column), (forth, back) in room.items():
            one, other = nodes.index(row), nodes.index(column)
            capacity[one, other], capacity[other, one] = forth, back
        expected = int(maximum_flow(csr_array(capacity), 5, 0).flow_value)
        assert _flow((nodes[0], nodes[5]), room, 5, {}) == min(5, expected)


def test_the_first_way_round_may_be_given_up_for_two() -> None:
    """From c0 to r0 the shortest way, by r1 and c1, takes what the way by r3, c3 and r2 needs; by c2 it takes nothing."""
    one_way = {
        ("r0", "c1"): (0, 1),
        ("r0", "c2"): (0, 1),
        ("r1", "c0"): (0, 1),
        ("r1", "c1"): (1, 0),
        ("r1", "c2"): (1, 0),
    }
    one_way |= {("r3", "c0"): (0, 1), ("r3", "c3"): (1, 0), ("r2", "c3"): (0, 1), ("r2", "c1"): (1, 0)}
    room = {((0, row), (1, column)): each for (row, column), each in one_way.items()}
    assert _flow(((0, "r0"), (1, "c0")), room, 5, {}) == 2


def test_what_was_given_up_is_given_up_once() -> None:
    """The one that went by r2 and c1 may go by c4, so that another takes c1; of the two that c4 can take no more come."""
    by_column = {("r2", "c0"): 1, ("r4", "c0"): 2, ("r0", "c1"): 1, ("r0", "c4"): 2}
    by_row = {("r2", "c1"): 1, ("r2", "c4"): 2, ("r4", "c1"): 2}
    room = {((0, row), (1, column)): (0, most) for (row, column), most in by_column.items()}
    room |= {((0, row), (1, column)): (most, 0) for (row, column), most in by_row.items()}
    assert _flow(((0, "r0"), (1, "c0")), room, 5, {}) == 2
