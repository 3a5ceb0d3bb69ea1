"""Movements of people in one table: each leaves every sum true and moves the number that it is asked for."""

import itertools

from safeguarding.disclosure.auditing import sums_of
from safeguarding.disclosure.movements import UNENDING, TableMovements, without_end
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable, one_way_table


def test_every_sum_stays_true() -> None:
    """In two ways, with groups that share labels: all that move a place, and none twice."""
    rows = Axis(name="row", labels=("a", "b", "c"), groups={"ab": ("a", "b"), "bc": ("b", "c")})
    columns = Axis(name="column", labels=("x", "y"))
    counts: dict[tuple[str, ...], int] = dict.fromkeys(itertools.product(rows.labels, columns.labels), 7)
    table = CountTable((rows, columns), counts)
    index = {place: k for k, place in enumerate(table.places())}
    movements = TableMovements(table, index)
    for place, k in index.items():
        found = list(movements.through(place))
        assert found
        assert len({frozenset(each.items()) for each in found}) == len(found)
        for each in found:
            assert each[k]
            assert set(each.values()) <= {1, -1}
            for total, parts in sums_of(table):
                assert each.get(index[total], 0) == sum(each.get(index[part], 0) for part in parts)


def test_those_that_leave_the_total_alone_come_first() -> None:
    """From one label to each other label, in order; then one more in the label and in the total."""
    table = one_way_table("Answer", {"yes": 30, "no": 12, "other": 2})
    index: dict[CellPlace, int] = {("no",): 0, ("other",): 1, ("yes",): 2, (None,): 3}
    movements = TableMovements(table, index)
    assert list(movements.through(("no",))) == [{0: 1, 1: -1}, {0: 1, 2: -1}, {0: 1, 3: 1}]
    assert list(movements.through((None,))) == [{0: 1, 3: 1}, {1: 1, 3: 1}, {2: 1, 3: 1}]
    assert without_end() == (UNENDING, UNENDING)
    assert UNENDING > 70_000_000  # more than there are people
