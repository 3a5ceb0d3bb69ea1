"""The people of a register, made when they are first asked for: making them takes most of the time of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from safeguarding.dbs.people import Person
from safeguarding.tables.collecting import without_collecting

PersonRows = tuple[Person, tuple[int, ...]]
"""A person, and the lines of their rows."""

_Made = tuple[tuple[Person, ...], tuple[tuple[int, ...], ...]]


class RegisterPeople:
    """The people of a register and the lines of their rows, in order of the first row.

    Two are equal where their people and rows are.

    Args:
        make: Makes them. Whatever could be wrong with a person was found before, so that it raises nothing.
        may_share: Gives the test of whether somebody else may have a person's reference or certificate number; where
            there is none, everybody may.

    Examples:
        >>> made = RegisterPeople(lambda: [(Person(reference="S1"), (2, 5))])
        >>> len(made.people), made.rows
        (1, ((2, 5),))
    """

    __slots__ = ("_made", "_make", "_may_share")

    def __init__(
        self,
        make: Callable[[], Iterable[PersonRows]],
        may_share: Callable[[], Callable[[Person], bool]] | None = None,
    ) -> None:
        self._make: Callable[[], Iterable[PersonRows]] | None = make
        self._may_share = may_share
        self._made: _Made = ((), ())

    @property
    def people(self) -> tuple[Person, ...]:
        """The people."""
        return self._all()[0]

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The lines of each person's rows."""
        return self._all()[1]

    def pieces(self, size: int) -> Iterator[tuple[Person, ...]]:
        """The people, some at a time; unless all were asked for before, none is kept."""
        make = self._make
        each = iter(self._made[0]) if make is None else (person for person, _ in make())
        while piece := tuple(islice(each, size)):
            yield piece

    @property
    def may_share(self) -> Callable[[Person], bool] | None:
        """Whether somebody else may have a person's reference or certificate number; None where everybody may."""
        return None if self._may_share is None else self._may_share()

    def _all(self) -> _Made:
        make = self._make
        if make is not None:
            people, rows = [], []
            with without_collecting():
                for person, lines in make():
                    people.append(person)
                    rows.append(lines)
                self._made = tuple(people), tuple(rows)
            # what they were made from is let go; a second thread may have made them too, and made the same
            self._make = None
        return self._made

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, RegisterPeople) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())
