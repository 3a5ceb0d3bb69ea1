"""Cells that span several rows of a workbook or a document: what they hold belongs to each row that they span."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.records import Record
from safeguarding.texts import shortened

_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*+)")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=[\"']([0-9]{1,7})[\"']")
_SPANNED = re.compile(rb"table:number-rows-spanned=[\"']([0-9]{1,7})[\"']")


@attrs.frozen(order=True)
class SpanningCell(Record):
    """A cell that goes on in the rows below its own.

    Attributes:
        column: The column in which it stands, from 0.
        first: The number of the row in which it stands.
        last: The number of the last row that it spans.
    """

    column: int
    first: int
    last: int


def spans_of_ranges(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[SpanningCell, ...]:
    """The spans among merged ranges, each from one cell to another as rows and columns from 0.

    Examples:
        >>> spans_of_ranges([((1, 2), (3, 2)), ((0, 0), (0, 5))])
        (SpanningCell(column=2, first=2, last=4),)
    """
    return tuple(SpanningCell(column, first + 1, last + 1) for (first, column), (last, _) in ranges if last > first)


def spans_of_open_document(sheet: bytes) -> tuple[SpanningCell, ...]:
    """The spans of a sheet of an .ods file, in which rows and cells say how often they stand there.

    Examples:
        >>> row = b'<table:table-row table:number-rows-repeated="4"/><table:table-row><table:covered-table-cell/>'
        >>> spans_of_open_document(row + b'<table:table-cell table:number-rows-spanned="3"/></table:table-row>')
        (SpanningCell(column=1, first=5, last=7),)
    """
    found: list[SpanningCell] = []
    row = column = 0
    repeated = 1
    for match in _TAG.finditer(sheet):
        is_end, kind, rest = match.groups()
        times = max((int(each) for each in _REPEATED.findall(rest)), default=1)
        if kind == b"table-row" and is_end:
            row += repeated
        elif kind == b"table-row":
            repeated, column = times, 0
            row += times if rest.endswith(b"/") else 0
        elif kind != b"table" and not is_end:
            spanned = _SPANNED.search(rest)
            if spanned and int(spanned[1]) > 1:
                found.append(SpanningCell(column, row + 1, row + int(spanned[1])))
            column += times
    return tuple(found)


def spans_of_rests(rests: Iterable[Iterable[int]]) -> tuple[SpanningCell, ...]:
    """The spans of a table, of each row of which is known in which columns the cell above goes on.

    Examples:
        >>> spans_of_rests([[], [0], [0, 1]])
        (SpanningCell(column=0, first=1, last=3), SpanningCell(column=1, first=2, last=3))
    """
    found: dict[int, SpanningCell] = {}
    ended: list[SpanningCell] = []
    for number, columns in enumerate(rests, start=1):
        for column in columns:
            span = found.get(column)
            if span is not None and span.last == number - 1:
                found[column] = attrs.evolve(span, last=number)
            else:
                ended += [span] if span else []
                found[column] = SpanningCell(column, number - 1, number)
    return tuple(sorted([*ended, *found.values()]))


def filled(
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    spans: Collection[SpanningCell],
    *,
    columns: Collection[int],
    carried: Collection[int] = (),
    named_by: Collection[int] = (),
) -> tuple[list[Sequence[str]], Mapping[int, list[int]]]:
    """Rows with what spans them in each, and the rows that were filled, by column.

    A row is filled where it has something of its own in a column that is read: what holds nothing but the rest of cells
    above it is no row of its own.

    Args:
        rows: The rows below the header.
        numbers: The number of each.
        spans: The spans of the whole table. One that begins at the header or above it is a title.
        columns: The columns that are read.
        carried: Those of them that the reader carries from row to row by itself; they are not filled.
        named_by: The columns of which a row must have one of its own; by default any that is read.

    Examples:
        >>> rows = [("S1", "Enhanced", "a"), ("S2", "", "b"), ("", "", "c"), ("S3", "", "d")]
        >>> again, where = filled(rows, [2, 3, 4, 5], [SpanningCell(1, 2, 4)], columns=[0, 1])
        >>> again, dict(where)
        ([('S1', 'Enhanced', 'a'), ('S2', 'Enhanced', 'b'), ('', '', 'c'), ('S3', '', 'd')], {1: [3]})
    """
    own = named_by or columns
    again, where = list(rows), defaultdict[int, list[int]](list)
    at = {number: k for k, number in enumerate(numbers)}
    for column, first, number in _rests((span for span in spans if span.column in columns), at):
        row = rows[at[number]]
        if column in carried or _cell(row, column) or not any(_cell(row, k) for k in own if k != column):
            continue
        value = _cell(rows[at[first]], column)
        if value:
            cells = [*again[at[number]], *[""] * (column + 1 - len(again[at[number]]))]
            cells[column] = value
            again[at[number]] = tuple(cells)
            where[column].append(number)
    return again, where


def _rests(spans: Iterable[SpanningCell], at: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """The column, the first row and each further row of every span below the header; no place twice, however they overlap."""
    reached: dict[int, int] = {}
    most = max(at, default=0)
    for span in sorted(spans):
        if span.first not in at:
            continue
        for number in range(max(span.first + 1, reached.get(span.column, 0) + 1), min(span.last, most) + 1):
            if number in at:
                yield span.column, span.first, number
        reached[span.column] = max(reached.get(span.column, 0), min(span.last, most))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) and row[column].strip() else ""


def spanning_fault(place: Place, titles: Mapping[str, Sequence[int]]) -> Fault:
    """That values were read in rows below the one in which they stand, by the titles of their columns.

    Examples:
        >>> spanning_fault(Place(file="staff.xlsx"), {"Level": [3, 4, 5, 9]}).problem
        "merged cells, whose value was read in each row that they span: 'Level' in rows 3 to 5 and 9"
    """
    named = (f"{shortened(title)!r} in {_ranges(numbers)}" for title, numbers in titles.items())
    return Fault(
        place=place,
        problem=f"merged cells, whose value was read in each row that they span: {', '.join(named)}",
        remedy="unmerge them, where a value is of the first row only",
        severity=Severity.WARNING,
    )


def _ranges(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [str(first) if first == last else f"{first} to {last}" for first, last in runs[:_SHOWN]]
    if len(runs) > _SHOWN:
        return f"{len(numbers)} rows, the first of them {words[0].partition(' ')[0]}"
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    return f"row{'s' * (len(numbers) > 1)} {listed}"


_SHOWN = 6
