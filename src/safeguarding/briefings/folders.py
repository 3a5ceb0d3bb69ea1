"""The folder that a briefing is made from: ``update.toml`` says whose update it is; each section has its own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.errors import OutOfCoverageError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Fault, Place, faults_of
from safeguarding.pages.sections import Section
from safeguarding.records import Record
from safeguarding.tables.kinds import TABLE_SUFFIXES

UPDATE_FILE = "update.toml"
PROFILE_FILE = "profile.toml"
OUTCOMES_FILE = "outcomes.csv"
"""Published outcomes, which more than one section reads; like every table also a workbook, or any other kind of table."""


@attrs.frozen(kw_only=True)
class UpdateFacts(Record):
    """What ``update.toml`` holds.

    Attributes:
        title: What the update is.
        authority: The council's name or code.
        reported_on: The date of the update; nothing that it tells of can lie after it.
        sheets: Which sheet of a workbook is meant, by the name of its file without the ending; needed only where
            several could be: ``{"outcomes": "ILACS_inspection_history"}``.

    Examples:
        >>> from safeguarding.serialization.documents import from_data
        >>> facts = from_data({"title": "An update", "authority": "York", "reported_on": "2017-09-19"}, UpdateFacts)
        >>> facts.reported_on
        datetime.date(2017, 9, 19)
    """

    title: str
    authority: str
    reported_on: date
    sheets: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class UpdateFolder(Record):
    """A folder with its facts, and the values that its rules are applied with.

    Attributes:
        path: Where the files are.
        update: Whose update it is, and when it was made.
        register: The authorities.
        calendar: The working days.
    """

    path: Path
    update: UpdateFacts
    register: AuthorityRegister = attrs.field(repr=False)
    calendar: WorkingDayCalendar = attrs.field(repr=False)

    def has(self, name: str) -> bool:
        """Whether the folder holds a file of that name, or a table of that name in another kind of file.

        Raises:
            UnreadableFileError: where there are several.
        """
        return self.file(name).is_file()

    def file(self, name: str) -> Path:
        """Where a file is: for ``staff.csv`` also ``staff.xlsx``, whichever kind of table the folder holds.

        Raises:
            UnreadableFileError: where it holds several, since only one can be meant.
        """
        found = [each for each in names_of(name) if (self.path / each).is_file()]
        if len(found) > 1:
            remedy = "leave the one that is meant"
            raise UnreadableFileError(
                f"stands in the folder beside {' and '.join(found[1:])}", file=found[0], remedy=remedy
            )
        return self.path / (found[0] if found else name)

    def sheet(self, name: str) -> str | None:
        """Which sheet of a file is meant, where ``update.toml`` says so."""
        return self.update.sheets.get(name.removesuffix(".csv"))


def names_of(name: str) -> tuple[str, ...]:
    """What a file of a folder may be called: a table is of any kind.

    Examples:
        >>> names_of("staff.csv")[:5], names_of("update.toml")
        (('staff.csv', 'staff.tsv', 'staff.tab', 'staff.psv', 'staff.xlsx'), ('update.toml',))
    """
    stem = name.removesuffix(".csv")
    # a text beside a table is somebody's notes
    return (name,) if stem == name else tuple(stem + suffix for suffix in TABLE_SUFFIXES if suffix != ".txt")


def authority_faults(folder: UpdateFolder, authority: str, place: Place) -> Iterator[Fault]:
    """The fault of an authority that a file names and the register does not know on the day of the update.

    Args:
        folder: The folder, with its register.
        authority: The name or code in the file.
        place: Where it stands.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> folder = UpdateFolder(
        ...     path=Path("an-update"),
        ...     update=UpdateFacts(title="An update", authority="York", reported_on=date(2017, 9, 19)),
        ...     register=english_authorities(),
        ...     calendar=england_and_wales(),
        ... )
        >>> for fault in authority_faults(folder, "Yrok", Place(file=UPDATE_FILE, path="$.authority")):
        ...     print(fault)
        update.toml $.authority: unknown local authority 'Yrok'; did you mean 'York'?
    """
    try:
        folder.register.find(authority, on=folder.update.reported_on)
    except (UnknownNameError, OutOfCoverageError) as error:
        yield from faults_of(error, place=place, remedy="write the name as Ofsted publishes it, and the day")


@attrs.frozen(kw_only=True)
class SectionReader(Record):
    """How one section is made: which files it may read, and the function that reads them.

    Attributes:
        files: The files' names; those that are not in the folder are simply not there.
        read: Makes the section; called only where the folder holds the first of the files.
        names: Which files besides the first of the files names, where it names any.

    Examples:
        >>> def read(folder: UpdateFolder) -> Section:
        ...     return Section(title="Fostering", paragraphs=[(folder.path / "fostering.toml").name])
        >>> SectionReader(files=("fostering.toml",), read=read).files[0]
        'fostering.toml'
    """

    files: tuple[str, ...]
    read: Callable[[UpdateFolder], Section]
    names: Callable[[UpdateFolder], tuple[str, ...]] | None = None
