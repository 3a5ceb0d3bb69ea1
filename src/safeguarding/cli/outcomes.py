"""The tables of outcomes that a command is given, read together: each inspection once, every fault on standard error."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs
import typer

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.cli.screens import say
from safeguarding.faults import Fault, Severity, by_harm
from safeguarding.inspections.abolished import outcomes_of_abolished_authorities
from safeguarding.inspections.histories import is_of_known_authority
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.repeats import without_repeats
from safeguarding.numbers.nouns import counted
from safeguarding.pages.sections import Section, with_unread
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.records import Record


@attrs.frozen
class GivenOutcomes(Record):
    """What the tables hold.

    Attributes:
        inspections: Each once, of authorities that are known.
        faults: Everything that was wrong or doubtful, each in its file.
        notes: What is not counted, or not twice, in sentences.
    """

    inspections: tuple[Inspection, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()

    def told_in(self, section: Section) -> Section:
        """A section that says itself what could not be read, and what is not counted."""
        return attrs.evolve(with_unread(section, self.faults), notes=(*section.notes, *self.notes))

    @property
    def has_faults(self) -> bool:
        """Whether anything was not read as it should be: that a workbook has other sheets leaves no row unread."""
        return any(
            fault.severity is Severity.ERROR or fault.place.row is not None or fault.place.line is not None
            for fault in self.faults
        )


def given_outcomes(
    tables: Iterable[Path], *, register: AuthorityRegister, with_abolished: bool, sheet: str | None = None
) -> GivenOutcomes:
    """Read the tables, print their faults on standard error, and leave out what is there twice or of nobody known."""
    found: list[Inspection] = []
    faults: list[Fault] = []
    for path in tables:
        table = read_inspections(path, register=register, sheet=sheet)
        found += table.inspections
        told = [fault.within(table.name) for fault in by_harm(table.faults)]
        for fault in told:
            say(str(fault), err=True)
        faults += told
    if with_abolished:
        found += outcomes_of_abolished_authorities()
    once = without_repeats(found, register=register)
    notes = []
    if repeated := len(found) - len(once):
        many = "1 inspection stands" if repeated == 1 else f"{repeated} inspections stand"
        notes.append(f"{many} in the tables more than once; each counts once.")
        typer.echo(notes[-1], err=True)
    known = tuple(each for each in once if is_of_known_authority(each, register=register))
    if nobodys := len(once) - len(known):
        notes.append(f"Left out, since no local authority of England is called so: {counted(nobodys, 'inspection')}.")
    return GivenOutcomes(known, tuple(faults), tuple(notes))
