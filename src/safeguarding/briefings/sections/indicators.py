"""The scorecard section, from ``indicators.toml`` and the tables that it names, as at the day of the update."""

from __future__ import annotations

import attrs

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.pages.indicators.section import indicators_section
from safeguarding.pages.sections import Section
from safeguarding.readers.indicators.facts import INDICATORS_FILE
from safeguarding.readers.indicators.folders import named_files, read_indicator_folder


def _read(folder: UpdateFolder) -> Section:
    read = read_indicator_folder(folder.path, on=folder.update.reported_on, authority=folder.update.authority)
    # the other files of the folder are other sections', and the briefing says which are nobody's
    return indicators_section(attrs.evolve(read, files_not_read=()), register=folder.register)


def _names(folder: UpdateFolder) -> tuple[str, ...]:
    return named_files(folder.path)


READER = SectionReader(files=(INDICATORS_FILE,), read=_read, names=_names)
