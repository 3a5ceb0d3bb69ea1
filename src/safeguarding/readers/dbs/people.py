"""The people of a register, made when they are first asked for: making them takes most of the time of reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from safeguarding.dbs.people import Person
from safeguarding.tables.collecting import without_collecting

T = TypeVar("T")

PersonRows = tuple[Person, tuple[int, ...]]
"""A person, and the lines of their rows."""

Lines = tuple[tuple[int, ...], ...]


class RegisterPeople:
    """The people of a register and the lines of their rows, in order of the first row.

    Two are equal where their people and rows are.

    Args:
        make: Makes them. Whatever could be wrong with a person was found before, so that it raises nothing.
        rows: Gives the lines of each person's rows.
        may_share: Gives the test of whether somebody else may have a person's reference or certificate number; where
            there is none, everybody may.

    Examples:
        >>> made = RegisterPeople(lambda: [Person(reference="S1")], lambda: [(2, 5)])
        >>> len(made.people), made.rows
        (1, ((2, 5),))
    """

    __slots__ = ("_make", "_may_share", "_people", "_rows")

    def __init__(
        self,
        make: Callable[[], Iterable[Person]],
        rows: Callable[[], Iterable[tuple[int, ...]]],
        may_share: Callable[[], Callable[[Person], bool]] | None = None,
    ) -> None:
        self._make: Callable[[], Iterable[Person]] | None = make
        self._may_share = may_share
        self._people: tuple[Person, ...] = ()
        self._rows: Lines | Callable[[], Iterable[tuple[int, ...]]] = rows

    @property
    def people(self) -> tuple[Person, ...]:
        """The people."""
        make = self._make
        if make is not None:
            with without_collecting():
                self._people = tuple(make())
            # what they were made from is let go; a second thread may have made them too, and made the same
            self._make = None
        return self._people

    @property
    def rows(self) -> Lines:
        """The lines of each person's rows."""
        rows = self._rows
        if not isinstance(rows, tuple):
            with without_collecting():
                self._rows = rows = tuple(rows())
        return rows

    def pieces(self, size: int) -> Iterator[tuple[Person, ...]]:
        """The people, some at a time; unless all were asked for before, none is kept."""
        make = self._make
        each = iter(self._people if make is None else make())
        while piece := tuple(islice(each, size)):
            yield piece

    @property
    def may_share(self) -> Callable[[Person], bool] | None:
        """Whether somebody else may have a person's reference or certificate number; None where everybody may."""
        return None if self._may_share is None else self._may_share()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RegisterPeople):
            return NotImplemented
        return self.people == other.people and self.rows == other.rows

    def __hash__(self) -> int:
        return hash((self.people, self.rows))


def in_order(sure: Iterable[T], lines: Sequence[int], doubtful: Mapping[int, T]) -> Iterator[T]:
    """What was read by column and what was read row by row, in order of the line on which each begins.

    Examples:
        >>> list(in_order(["S1", "S3"], [2, 5], {4: "S2", 6: "S4"}))
        ['S1', 'S2', 'S3', 'S4']
    """
    sure, done = iter(sure), 0
    for line, each in doubtful.items():
        before = bisect_left(lines, line)
        yield from islice(sure, before - done)
        yield each
        done = before
    yield from sure
