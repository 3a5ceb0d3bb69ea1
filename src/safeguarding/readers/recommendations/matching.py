"""Which column of a tracker is which, where a header alone does not say: "Progress", "Completion date"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.recommendations.cells import PERCENT
from safeguarding.readers.recommendations.fields import COLUMNS, COLUMNS_WITHOUT_ACTIONS
from safeguarding.readers.recommendations.words import CLOSED, DELIVERIES, DERIVED, NO, NOT_DUE, YES
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Header, find_header
from safeguarding.tables.titles import folded, readings
from safeguarding.tables.words import plain_words

_EITHER = frozenset({"completion date", "completion"})
_STATES = DELIVERIES.keys() | CLOSED | DERIVED | NOT_DUE


def tracker_header(grid: Grid) -> Header:
    """The header of a tracker.

    Raises:
        FaultyInputError: where no row names a column of actions.

    Examples:
        >>> from safeguarding.tables.grids import Row
        >>> rows = (Row(1, ("Task Name", "Progress")), Row(2, ("Train staff", "Not started")))
        >>> tracker_header(Grid(name="plan.csv", rows=rows)).positions
        {'action': 0, 'delivery': 1}
    """
    header = find_header(grid, COLUMNS)
    if not header.is_complete:
        weaker = find_header(grid, COLUMNS_WITHOUT_ACTIONS)
        if not weaker.is_complete:
            raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
        header = weaker
    return _one_state(grid, _target_or_completion(grid, _yes_or_no(grid, _progress(grid, header))))


def _progress(grid: Grid, header: Header) -> Header:
    """A column "Progress" holds per cents, or states, or an account in words: its cells show which."""
    positions = dict(header.positions)
    shared = [field for field in ("percent", "note") if plain_words(header.title(field)) == "progress"]
    if not shared:
        return header
    position = positions[shared[0]]
    held = _held(list(_cells(grid, header, position)), is_named="%" in header.title(shared[0]))
    if held == "delivery" and held in positions:
        held = "note"
    for field in shared:
        del positions[field]
    faults = header.faults
    if held == "note" and any(plain_words(cell) in _STATES for cell in _cells(grid, header, position)):
        place, remedy = grid.place(header.row, header.title(shared[0])), "put states into a column 'Status'"
        problem = "states among words; read as words, so no state is taken from it"
        faults = (*faults, Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING))
    positions.setdefault(held, position)
    return attrs.evolve(header, positions=positions, faults=faults)


def _held(cells: Sequence[str], *, is_named: bool) -> str:
    if is_named or (cells and all(PERCENT.fullmatch(cell) for cell in cells)):
        return "percent"
    return "delivery" if sum(plain_words(cell) in _STATES for cell in cells) * 2 > len(cells) else "note"


def _yes_or_no(grid: Grid, header: Header) -> Header:
    """A column "Completed" or "Complete" of yes and no says whether the work is done, and not when, nor how much of it."""
    positions = dict(header.positions)
    for field in ("completed", "percent"):
        if field not in positions or "done" in positions:
            continue
        cells = list(_cells(grid, header, positions[field]))
        said = sum((plain_words(cell) or cell) in YES | NO for cell in cells)
        if said * 2 > len(cells) and not all(map(PERCENT.fullmatch, cells)):
            positions["done"] = positions.pop(field)
    return attrs.evolve(header, positions=positions)


_OF_STATE = ("delivery", "rating", "percent", "completed", "signed_off", "done")


def _one_state(grid: Grid, header: Header) -> Header:
    """Of two columns of states that differ, nobody knows which says how things stand now: neither is read."""
    positions, faults = dict(header.positions), list(header.faults)
    for column in header.columns:
        own = positions.get(column.field)
        if column.field not in _OF_STATE or own is None:
            continue
        known, taken = frozenset(map(folded, column.headers)), frozenset(positions.values())
        titles = enumerate(header.row.cells)
        others = [k for k, title in titles if k not in taken and not known.isdisjoint(readings(title))]
        differing = [header.row.cells[k].strip() for k in others if _differ(grid, header, own, k)]
        if differing:
            del positions[column.field]
            problem = (
                f"columns that say different things: {header.title(column.field)!r}, {', '.join(map(repr, differing))}"
            )
            remedy = "none of them was read: leave the one that holds now, or head each with its month"
            faults = [each for each in faults if each.place.column not in differing]
            faults.append(Fault(place=grid.place(header.row), problem=problem, remedy=remedy))
    return attrs.evolve(header, positions=positions, faults=tuple(faults))


def _differ(grid: Grid, header: Header, one: int, other: int) -> bool:
    rows = (row.cells for row in grid.rows if row.number > header.row.number)
    pairs = ((cells[one : one + 1], cells[other : other + 1]) for cells in rows)
    return any(
        [plain_words(cell) for cell in first] != [plain_words(cell) for cell in second] for first, second in pairs
    )


def _target_or_completion(grid: Grid, header: Header) -> Header:
    """A "Completion date" beside no target is the target: nobody is taken to have finished for having a deadline."""
    title = header.title("completed")
    if plain_words(title) not in _EITHER or "target" in header.positions:
        return header
    positions = dict(header.positions)
    positions["target"] = positions.pop("completed")
    fault = Fault(
        place=grid.place(header.row, title),
        problem="may be a target or a day of completion; read as the target, which no other column has",
        remedy="call it 'Target date', or 'Date completed'",
        severity=Severity.WARNING,
    )
    return attrs.evolve(header, positions=positions, faults=(*header.faults, fault))


def _cells(grid: Grid, header: Header, position: int) -> Iterator[str]:
    for row in grid.rows:
        if row.number > header.row.number and position < len(row.cells) and row.cells[position].strip():
            yield row.cells[position].strip()
