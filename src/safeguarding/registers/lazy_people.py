"""The people of a register, each made when asked for: most of the time of reading was spent on making them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload

from safeguarding.dbs.people import Person


class LazyPeople(Sequence[Person]):
    """People in order, as a tuple would hold them: of fixed length, never changed, equal to a tuple of the same.

    Whatever could be wrong with a person was found before, so making one raises nothing. A person who was made is
    kept, so the same place always holds the same object. A copy, or what is pickled, is a plain tuple.

    Args:
        keys: What each person is made from, in order; no key comes twice.
        known: The people who are made already, by key.
        make: Makes the person of any other key.

    Examples:
        >>> people = LazyPeople([1, 2], {}, lambda key: Person(reference=f"S{key}"))
        >>> people, people[-1].reference, people == (Person(reference="S1"), Person(reference="S2"))
        (<2 people>, 'S2', True)
    """

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Sequence[int], known: Mapping[int, Person], make: Callable[[int], Person]) -> None:
        self._keys = tuple(keys)
        self._made = dict(known)
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Person: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Person, ...]: ...
    def __getitem__(self, index: int | slice) -> Person | tuple[Person, ...]:
        keys = self._keys[index]
        return tuple(map(self._person, keys)) if isinstance(keys, tuple) else self._person(keys)

    def __iter__(self) -> Iterator[Person]:
        return map(self._person, self._keys)

    def _person(self, key: int) -> Person:
        made = self._made.get(key)
        # two threads may both make the person; both then get the one that was kept first
        return self._made.setdefault(key, self._make(key)) if made is None else made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | LazyPeople):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)

    def __repr__(self) -> str:
        return f"<{len(self)} people>"
