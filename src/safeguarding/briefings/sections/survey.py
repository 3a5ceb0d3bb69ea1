"""The survey section, from ``survey.toml`` and the files that it names."""

from __future__ import annotations

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.pages.sections import Section
from safeguarding.pages.surveys.section import section_of
from safeguarding.readers.surveys.codebooks import SURVEY_FILE


def _read(folder: UpdateFolder) -> Section:
    return section_of(folder.path)


READER = SectionReader(files=(SURVEY_FILE,), read=_read)
