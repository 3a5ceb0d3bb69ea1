"""Strategies for the public records of the edges that hypothesis cannot make of their types alone."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from hypothesis import strategies as st

from safeguarding.briefings.folders import UpdateFolder
from safeguarding.charts.pictures import Picture
from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.folders import ReportFile
from safeguarding.errors import UnreadableFileError
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.numbers.printed import parse_printed_figure
from safeguarding.pages.tables import Table
from safeguarding.readers.childrens_files.annex_due import ListedDuty
from safeguarding.readers.childrens_files.child_lists import ChildLists
from safeguarding.readers.dbs.registers import DbsRegister
from safeguarding.readers.indicators.facts import StandardFacts
from safeguarding.readers.indicators.long_tables import PublishedPeriod
from safeguarding.readers.surveys.codebooks import StatedPercentage
from safeguarding.surveys.stated import MOST_BASES
from safeguarding.testing.strategies.dates import days
from safeguarding.testing.strategies.dbs import registers
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import timelines
from safeguarding.testing.strategies.texts import words
from safeguarding.timelines import Timeline
from safeguarding.timescales.duties import Obligation


def pictures() -> st.SearchStrategy[Picture]:
    """Pictures with words and hardly a drawing."""
    return st.builds(
        Picture, caption=words(), alt_text=words(), svg=st.just("<svg/>"), png=st.binary(min_size=1, max_size=8)
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of a page, of texts and whole numbers."""
    columns = draw(st.lists(words(), min_size=1, max_size=3, unique=True))
    cells = st.tuples(*(words() | st.integers(0, 500) for _ in columns))
    return Table(caption=draw(words()), columns=columns, rows=draw(st.lists(cells, max_size=3)))


def stated_percentages() -> st.SearchStrategy[StatedPercentage]:
    """Percentages that a report states of a survey."""
    figures = st.integers(0, 100).map(lambda number: parse_printed_figure(str(number)))
    return st.builds(StatedPercentage, what=words(), figure=figures, up_to=st.integers(1, MOST_BASES))


def unread_files() -> st.SearchStrategy[CheckedFile]:
    """Files that could not be read."""
    return words().map(
        lambda name: CheckedFile(
            file=ReportFile(path=Path(f"{name}.txt"), name=f"{name}.txt"),
            error=UnreadableFileError("the file is empty", file=f"{name}.txt"),
        )
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Timeline: timelines(values=st.integers()),
    Picture: pictures(),
    Table: tables(),
    StatedPercentage: stated_percentages(),
    CheckedFile: unread_files(),
    # of a path's type alone hypothesis makes the folder itself, and warns
    ReportFile: record_of(ReportFile, path=words().map(Path)),
    UpdateFolder: record_of(UpdateFolder, path=words().map(Path)),
    PublishedPeriod: record_of(PublishedPeriod, code=st.sampled_from(["2025", "202425", "199900"])),
    DbsRegister: registers().map(DbsRegister.of),
    ChildLists: record_of(ChildLists),
    ListedDuty: record_of(ListedDuty, readings=st.lists(record_of(Obligation), min_size=1, max_size=2)),
    StandardFacts: record_of(
        StandardFacts,
        groups=st.just("groups.csv"),
        population=words(),
        standard=st.dictionaries(words(), st.integers(1, 9_000), max_size=2),
    ),
}

if find_spec("numpy") is not None:
    from safeguarding.testing.strategies.arrays import due_tables
    from safeguarding.timescales.bulk import DueTable

    STRATEGIES[DueTable] = due_tables()

if find_spec("matplotlib") is not None:
    from safeguarding.charts.inspection_pictures import GradeRow, ProfileYear

    _counts = st.lists(st.tuples(st.sampled_from(SocialCareGrade), st.integers(0, 152)), max_size=2)
    STRATEGIES |= {GradeRow: record_of(GradeRow), ProfileYear: st.builds(ProfileYear, days(), _counts)}
