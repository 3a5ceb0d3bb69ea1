"""Small tables for tests, damaged in ways that leave a trace, and written as files."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st

Rows = list[list[str]]

JUNK = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=127), min_size=6, max_size=12)


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)
    return path


def rename(rows: Rows, column: int, _: int, junk: str) -> None:
    """Give a column a title of no meaning."""
    rows[0][column] = junk


def repeat(rows: Rows, column: int, _: int, __: str) -> None:
    """Put a column there twice."""
    for row in rows:
        row.append(row[column])


def drop(rows: Rows, column: int, _: int, __: str) -> None:
    """Leave a column out."""
    for row in rows:
        del row[column]


def shift(rows: Rows, column: int, line: int, junk: str) -> None:
    """Move the cells of a row, as a comma does that is not quoted."""
    rows[line].insert(column, junk)


def lengthen(rows: Rows, _: int, line: int, junk: str) -> None:
    """Put a cell behind a row."""
    rows[line].append(junk)


def note(rows: Rows, _: int, line: int, junk: str) -> None:
    """Put a note between the rows."""
    rows.insert(line, [f"{junk} seen by the board"])


def total(rows: Rows, _: int, __: int, ___: str) -> None:
    """Put a total below the rows."""
    rows.append(["Total", "", "3"])


def header_again(rows: Rows, _: int, line: int, __: str) -> None:
    """Put the header between the rows."""
    rows.insert(line, list(rows[0]))


WAYS: dict[str, Callable[[Rows, int, int, str], None]] = {
    each.__name__: each for each in (rename, repeat, drop, shift, lengthen, note, total, header_again)
}


@st.composite
def damaged(
    draw: st.DrawFn,
    sound: Sequence[Sequence[str]],
    *,
    coded: Sequence[int],
    without: Sequence[str] = (),
) -> Rows:
    """A table that is read rightly, with damage that leaves a trace.

    A row that is gone, a cell that is blanked and two columns of one kind exchanged leave none: no reader knows.

    Args:
        draw: Draws the kind of damage, and where.
        sound: The table.
        coded: The columns whose cells have meanings that are known.
        without: Kinds of damage that leave no trace in this table.
    """
    rows = [list(row) for row in sound]
    column, line = draw(st.integers(0, len(sound[0]) - 1)), draw(st.integers(1, len(sound) - 1))
    way = draw(st.sampled_from(sorted({"junk", *WAYS} - set(without))))
    words = f"{draw(JUNK)} x"
    if way == "junk":
        rows[line][draw(st.sampled_from(list(coded)))] = words
    else:
        WAYS[way](rows, column, line, words)
    return rows
