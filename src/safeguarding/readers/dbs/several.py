"""Several registers read as one: the sheets of a workbook, or files, that hold staff, governors and volunteers.

Whoever stands in two of them by one reference and one name is one person, with the posts and the checks of both. Where
only the reference or only the name is the same nobody is given another's check, and somebody is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.people import Person
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.dbs.by_row import OWN_FIELDS
from safeguarding.readers.dbs.masking import shown
from safeguarding.readers.dbs.people import RegisterPeople
from safeguarding.readers.dbs.registers import DbsRegister, read_register, register_match, register_of
from safeguarding.readers.references import alike
from safeguarding.tables.reading import table_of
from safeguarding.tables.several import name_of_several, placed, read_several
from safeguarding.tables.spreadsheet_dates import DateSystem

_RECORDS = ("posts", "certificates", "status_checks", "subscriptions", "applications", "absences", "breaks")


def read_registers(
    paths: Iterable[Path],
    *,
    columns: Mapping[str, str] | None = None,
    date_system: DateSystem | None = None,
    sheets: Collection[str] = (),
    every_sheet: bool = False,
    expiry_interval: Period | None = None,
) -> DbsRegister:
    r"""Read files, or sheets of workbooks, as one register.

    Args:
        paths: The files, of any kind that :func:`~safeguarding.readers.dbs.registers.read_register` reads.
        columns: The header of each field that they call by a name of their own.
        date_system: The system of bare day numbers; by default that of each workbook, in other files from 1900.
        sheets: The sheets that are meant, of the workbooks that have them.
        every_sheet: Whether every sheet that is shown and holds a register is meant.
        expiry_interval: How long before they expire checks were issued, for registers without issue dates.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one that is named twice.
        FaultyInputError: where a table lacks a needed column.
        UnknownNameError: for a declared field that no register has, or a sheet that no file has.
        MissingExtraError: where the extra that reads a file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     files = [Path(folder, name) for name in ("staff.csv", "governors.csv")]
        ...     for file, role in zip(files, ("Cook", "Governor")):
        ...         text = f"Staff ID,Name,Role,Issue date\nS1,Invented Person,{role},19/09/2014\n"
        ...         _ = file.write_text(text, encoding="utf-8")
        ...     register = read_registers(files)
        >>> [post.role for post in register.people[0].posts], [str(place) for place in register.places[0]]
        (['Cook', 'Governor'], ['staff.csv, row 2', 'governors.csv, row 2'])
        >>> print(register.problems[-1])
        governors.csv, row 2: stands in staff.csv, row 2 too, found 'S1'; read as one person, with the posts and checks of both
    """
    match = register_match(columns or {}, expiry_interval=expiry_interval)
    parts, left_out = read_several(
        paths,
        read=partial(read_register, columns=columns, date_system=date_system, expiry_interval=expiry_interval),
        make=lambda grid: register_of(table_of(grid, match), date_system=date_system),
        sheets=sheets,
        every_sheet=every_sheet,
    )
    if len(parts) == 1:
        return attrs.evolve(parts[0], faults=(*left_out, *parts[0].faults)) if left_out else parts[0]
    return joined(parts, left_out)


def joined(parts: Iterable[DbsRegister], faults: Iterable[Fault] = ()) -> DbsRegister:
    """Registers as one. The place of each row and of each fault names its file and sheet.

    Args:
        parts: The registers.
        faults: What is to be said of them besides.

    Examples:
        >>> parts = [DbsRegister.of([Person(reference=each)], name=f"{each}.csv") for each in ("S1", "S2")]
        >>> [person.reference for person in joined(parts).people], joined(parts).name
        (['S1', 'S2'], 'S1.csv, S2.csv')
    """
    several = tuple(parts)
    people = _Joined()
    for part in several:
        people.add(part)
    made, places = people.made()
    return DbsRegister(
        name=name_of_several((part.name, part.sheet) for part in several),
        unread=tuple(line for part in several for line in part.unread),
        row_count=sum(part.row_count for part in several),
        problems=(*_placed(several, lambda part: part.problems), *people.faults()),
        faults=(*faults, *_placed(several, lambda part: part.faults)),
        absent=tuple(dict.fromkeys(_absent(several))),
        parts=several,
        made=RegisterPeople(lambda: made, lambda: (tuple(place.row or 0 for place in each) for each in places)),
        joined_places=places,
    )


def _absent(parts: Sequence[DbsRegister]) -> Iterator[str]:
    """Columns that none has, then those that some lack, each with its table."""
    yield from (title for title in parts[0].absent if all(title in part.absent for part in parts))
    for part in parts:
        for title in part.absent:
            if not all(title in other.absent for other in parts):
                yield f"{title} ({part.sheet or part.name})"


def _placed(parts: Iterable[DbsRegister], faults: Callable[[DbsRegister], Iterable[Fault]]) -> Iterator[Fault]:
    return (placed(fault, file=part.name, sheet=part.sheet) for part in parts for fault in faults(part))


class _Joined:
    """The people of registers, one after the other; whoever stands in two of them is found by the reference."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._places: list[tuple[Place, ...]] = []
        self._by_reference: dict[str, list[int]] = {}
        self._by_name: dict[str, int] = {}
        self._faults: list[Fault] = []
        self._alike: list[tuple[frozenset[str], Place]] = []

    def add(self, part: DbsRegister) -> None:
        """Add a register's people to those of the registers before it."""
        earlier = len(self._people)
        self._alike.append((frozenset(person.reference for person in part.people), Place(file=part.name)))
        for person, places in zip(part.people, part.places, strict=True):
            known = [each for each in self._by_reference.get(person.reference, ()) if each < earlier]
            name = person.name.reveal().casefold()
            same = next((each for each in known if name and self._people[each].name.reveal().casefold() == name), None)
            if same is not None:
                self._merge(same, person, places)
                continue
            if known:
                problem = "its reference stands in {} too, for somebody of another name or of none"
                self._ask(person, places, known[0], problem, remedy="read as two people: are they one?")
            elif name and self._by_name.get(name, earlier) < earlier:
                other = self._by_name[name]
                shared = _numbers(person) & _numbers(self._people[other])
                problem = "a person of the same name " + ("and certificate number " if shared else "") + "stands in {}"
                remedy = "read as two people: if they are one, give both the same reference"
                severity = Severity.ERROR if shared else Severity.WARNING
                self._ask(person, places, other, problem, remedy=remedy, severity=severity)
            self._by_reference.setdefault(person.reference, []).append(len(self._people))
            self._by_name.setdefault(name, len(self._people))
            self._people.append(person)
            self._places.append(places)

    def made(self) -> tuple[tuple[Person, ...], tuple[tuple[Place, ...], ...]]:
        """The people, and the places of their rows."""
        return tuple(self._people), tuple(self._places)

    def faults(self) -> Iterator[Fault]:
        """Who stands in two registers, and which references of different registers may be one person's."""
        yield from self._faults
        references, place = dict[str, Place](), Place()
        for own, place in self._alike:
            references |= {each: place for each in own if each not in references}
        for reference, known in alike(list(references)):
            if not any({reference, known} <= own for own, _ in self._alike):
                yield Fault(
                    place=references[reference],
                    problem=f"{shown(reference)!r}, and {shown(known)!r} in {references[known]}, differ only in capitals "
                    "or leading zeros, spaces or signs",
                    remedy="read as two people: are they one?",
                )

    def _ask(
        self,
        person: Person,
        places: Sequence[Place],
        other: int,
        problem: str,
        *,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        found = shown(person.reference, name=person.name.reveal())
        problem = problem.format(self._places[other][0])
        self._faults.append(Fault(place=places[0], problem=problem, remedy=remedy, found=found, severity=severity))

    def _merge(self, known: int, person: Person, places: tuple[Place, ...]) -> None:
        remedy = "read as one person, with the posts and checks of both"
        self._ask(person, places, known, "stands in {} too", remedy=remedy, severity=Severity.WARNING)
        first = self._people[known]
        if _has_left(first) is not _has_left(person):
            problem = "is said to have left in one of the two only, the other being {}"
            self._ask(person, places, known, problem, remedy="taken as still here")
            first, person = _still_here(first), _still_here(person)
        merged = _both(first, person)
        if merged.get("left_on") and merged.get("starts_on") and merged["left_on"] < merged["starts_on"]:
            del merged["left_on"]
        self._people[known] = attrs.evolve(first, **{"left_on": None, **merged})
        self._places[known] += places


def _numbers(person: Person) -> frozenset[object]:
    return frozenset(each.number for each in person.certificates if each.number is not None)


def _has_left(person: Person) -> bool:
    return person.is_leaver or person.left_on is not None


def _still_here(person: Person) -> Person:
    """A leaving date beside a post that goes on elsewhere ended the posts of its own register."""
    left_on = person.left_on
    if left_on is None:
        return attrs.evolve(person, is_leaver=False)
    posts = [
        attrs.evolve(post, ends_on=left_on)
        if post.ends_on is None and (post.starts_on is None or post.starts_on <= left_on)
        else post
        for post in person.posts
    ]
    return attrs.evolve(person, posts=posts, left_on=None)


def _both(first: Person, second: Person) -> dict[str, Any]:
    """What two records of one person say together; of two days the one that can make nobody safer.

    Where only one says that the person has left, both were taken as still here.
    """
    made: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name)))) for name in _RECORDS
    }
    for field in OWN_FIELDS:
        days = [day for day in (getattr(first, field.attribute), getattr(second, field.attribute)) if day is not None]
        if days:
            made[field.attribute] = field.keep(days)
    return made
