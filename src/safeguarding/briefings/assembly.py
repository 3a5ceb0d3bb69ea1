"""A folder of facts becomes a briefing. Faults of all its files are reported together.

To add a section: write a module in ``sections`` with a ``SectionReader``, and name it in ``SECTION_READERS``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import (
    UPDATE_FILE,
    SectionReader,
    UpdateFacts,
    UpdateFolder,
    authority_faults,
    names_of,
)
from safeguarding.briefings.sections import (
    dbs,
    figures,
    indicators,
    inspection,
    national_profile,
    plan,
    survey,
    timeliness,
)
from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.errors import FaultyInputError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Fault, Place, faults_of
from safeguarding.opened_files import check_folder, folder_entries
from safeguarding.pages.sections import Page, Section
from safeguarding.serialization.documents import read_toml
from safeguarding.texts import shortened

SECTION_READERS: tuple[SectionReader, ...] = (
    inspection.READER,
    national_profile.READER,
    plan.READER,
    plan.TRACKER_READER,
    dbs.READER,
    figures.READER,
    timeliness.READER,
    indicators.READER,
    survey.READER,
)
"""The sections, in the order in which a briefing shows them."""


def read_briefing(
    path: Path,
    *,
    register: AuthorityRegister,
    calendar: WorkingDayCalendar,
    readers: Iterable[SectionReader] = SECTION_READERS,
) -> Page:
    r"""Make the briefing of a folder.

    Args:
        path: The folder; it holds ``update.toml`` and the files of at least one section.
        register: The authorities.
        calendar: The working days that deadlines are counted by.
        readers: The sections to make.

    Raises:
        UnreadableFileError: for a folder that is not there or holds nothing to make a section from.
        FaultyInputError: with the faults of every file, each with its file and place.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> from safeguarding.pages.sections import conflict_count
        >>> facts = 'title = "An invented update"\nauthority = "York"\nreported_on = 2017-09-19\n'
        >>> claims = 'title = "An invented update"\n[[claims]]\nkind = "share"\ncount = "35"\nbase = "139"\npercentage = "24%"\n'
        >>> with TemporaryDirectory() as name:
        ...     _ = Path(name, "update.toml").write_text(facts, encoding="utf-8")
        ...     _ = Path(name, "report.figures.toml").write_text(claims, encoding="utf-8")
        ...     briefing = read_briefing(Path(name), register=english_authorities(), calendar=england_and_wales())
        >>> print([section.title for section in briefing.sections], conflict_count(briefing))
        ['Figures'] 1 conflict was found.
    """
    name = path.name or str(path)
    check_folder(path, holding=UPDATE_FILE)
    folder = UpdateFolder(
        path=path, update=read_toml(path / UPDATE_FILE, UpdateFacts), register=register, calendar=calendar
    )
    present = [reader for reader in readers if folder.has(reader.files[0])]
    if not present:
        wanted = ", ".join(reader.files[0] for reader in readers)
        others = _files_not_read(folder, readers)
        beside = f" (what is there is read by none: {', '.join(map(shortened, others[:5]))})" if others else ""
        raise UnreadableFileError(f"no section can be made{beside}", file=name, remedy=f"add one of {wanted}")
    faults = list(authority_faults(folder, folder.update.authority, Place(file=UPDATE_FILE, path="$.authority")))
    sections = _sections(folder, present, faults)
    return Page(
        title=folder.update.title,
        about=register.find(folder.update.authority, on=folder.update.reported_on).name,
        as_at=folder.update.reported_on,
        sections=sections,
        files_not_read=_files_not_read(folder, readers),
    )


def _sections(folder: UpdateFolder, readers: Iterable[SectionReader], faults: list[Fault]) -> list[Section]:
    """The sections, where neither they nor what was read before them has faults."""
    sections: list[Section] = []
    for reader in readers:
        try:
            sections.append(reader.read(folder))
        except SafeguardingError as error:
            place = Place(file=reader.files[0])
            faults += faults_of(error, place=place, remedy="mend the file, or take it out of the folder")
    if faults:
        # two sections may have read the same file
        raise FaultyInputError.of(folder.path.name or str(folder.path), list(dict.fromkeys(faults)))
    return sections


# read by people, not by sections
_FOR_PEOPLE = frozenset({"readme", "readme.md", "readme.txt"})


def _files_not_read(folder: UpdateFolder, readers: Iterable[SectionReader]) -> list[str]:
    known = {UPDATE_FILE, *(name for reader in readers for file in reader.files for name in names_of(file))}
    known |= {name for reader in readers if reader.names is not None for name in reader.names(folder)}
    return [
        each.name
        for each in folder_entries(folder.path)
        if each.is_file() and each.name not in known and each.name.casefold() not in _FOR_PEOPLE
    ]
