"""What reading a register found, for people and for programs: those see the worst and a count of the kinds, these all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from safeguarding.faults import by_harm
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import fields_data
from safeguarding.pages.fault_notes import worst_of
from safeguarding.pages.renderers.json_text import fault_data, place_data
from safeguarding.readers.dbs.registers import DbsRegister
from safeguarding.texts import Passing

_SHOWN_PROBLEMS = 10


def register_notes(register: DbsRegister, *, with_problems: bool = True) -> Iterator[str]:
    """What a person is shown of a register: what its rows are, what it lacks, and its problems, the most harmful first.

    Args:
        register: The register.
        with_problems: Whether its problems are listed here, and not in a file of their own.

    Examples:
        >>> from safeguarding.dbs.people import Person
        >>> list(register_notes(DbsRegister.of([Person(reference="S1")], name="staff.csv")))
        ['staff.csv: 1 row; problems: 0.']
    """
    yield from map(str, by_harm(register.faults))
    for part in register.parts or (register,):
        sheet = f", sheet {part.sheet!r}" if part.sheet else ""
        unread = f", {len(part.unread)} not read as people" if part.unread else ""
        problems = "" if register.parts else f"; problems: {len(register.problems)}"
        yield f"{part.name}{sheet}: {counted(part.row_count, 'row')}{unread}{problems}."
    if register.parts:
        yield f"All of them: {len(register.people)} people; problems: {len(register.problems)}."
    if register.absent:
        absent = ", ".join(register.absent)
        yield f"Columns that the register does not have, so that nobody is judged by them: {absent}."
    if with_problems:
        yield from worst_of(register.problems, most=_SHOWN_PROBLEMS, whole="--problems FILE writes all of them")


def register_data(register: DbsRegister) -> dict[str, Any]:
    """All that reading found, as data: no name and no whole certificate number.

    Examples:
        >>> from safeguarding.dbs.people import Person
        >>> data = register_data(DbsRegister.of([Person(reference="S1")], name="staff.csv"))
        >>> data["rows"], [*data["people"]]
        (1, [{'reference': 'S1', 'rows': [{'file': 'staff.csv', 'row': 2}]}])
    """
    return {
        **_counts(register),
        "tables": [_counts(part) for part in register.parts or (register,)],
        "absent": list(register.absent),
        "faults": [fault_data(each) for each in by_harm(register.faults)],
        "problems": [fault_data(each) for each in by_harm(register.problems)],
        "people": Passing(
            len(register.rows),
            lambda: (
                {"reference": person.reference, "rows": [place_data(place) for place in places]}
                for person, places in zip(chain.from_iterable(register.pieces()), register.places, strict=True)
            ),
        ),
    }


def _counts(register: DbsRegister) -> dict[str, Any]:
    sheet = {"sheet": register.sheet} if register.sheet else {}
    return {
        **fields_data(register, "name"),
        **sheet,
        "rows": register.row_count,
        "unread": len(register.unread),
        "serious": register.has_serious_faults,
    }
