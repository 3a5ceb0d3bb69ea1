"""A survey's results as files: the whole as Markdown, each table as CSV, each picture with its alt text."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from safeguarding.charts.pictures import Picture
from safeguarding.charts.survey_rows import WavePoint, bar_row
from safeguarding.errors import UnreadableFileError
from safeguarding.pages.renderers.markdown import section_markdown
from safeguarding.pages.renderers.spreadsheets import table_csv
from safeguarding.pages.sections import Section
from safeguarding.pages.surveys.results import SurveyResults
from safeguarding.readers.surveys.codebooks import SURVEY_FILE
from safeguarding.readers.surveys.folders import SurveyFolder
from safeguarding.surveys.publication import PublishedQuestion
from safeguarding.tables.writing import make_folder, write_text

REPORT_FILE = "survey.md"


def check_survey_output(out: Path, survey: Path, read: SurveyFolder) -> None:
    """Refuse to write into a folder in which a file of the survey stands, before anything is printed or written.

    Raises:
        UnreadableFileError: for such a folder.
    """
    files = (SURVEY_FILE, read.facts.counts, *(wave.responses for wave in read.facts.waves))
    if out.resolve() in {(survey / file).resolve().parent for file in files if file}:
        problem = "would be written among the survey's own files"
        raise UnreadableFileError(problem, file=out.name or str(out), remedy="name another folder")


def write_tables(section: Section, folder: Path) -> Iterator[Path]:
    """Write the section as Markdown and each of its tables as CSV, and yield each path.

    Cells that a spreadsheet would run as a formula are written with an apostrophe before them.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.pages.tables import Table
        >>> section = Section(title="Survey", tables=[Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", "=112")])])
        >>> with TemporaryDirectory() as name:
        ...     for path in write_tables(section, Path(name)):
        ...         print(path.name, path.read_text(encoding="utf-8-sig").split())
        survey.md ['##', 'Survey', '**Waves**', '|', 'Wave', '|', 'n', '|', '|', '---', '|', '---', '|', '|', '2017', '|', '=112', '|']
        01-waves.csv ['Wave,n', "2017,'=112"]
    """
    make_folder(folder)
    report = folder / REPORT_FILE
    write_text(section_markdown(section), report)
    yield report
    for number, table in enumerate(section.tables, start=1):
        path = folder / f"{number:02}-{_slug(table.caption)}.csv"
        # the mark at the start tells a spreadsheet that the file is UTF-8
        write_text(table_csv(table), path, encoding="utf-8-sig")
        yield path


def _slug(caption: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", caption.casefold()).strip("-")[:60]


def write_pictures(results: SurveyResults, out: Path) -> Iterator[Path]:
    """Draw each wave's answers and each question's waves, and yield each file's path, alt text included.

    Raises:
        MissingExtraError: where the extra ``charts`` is not installed.
    """
    pictures = _pictures()
    make_folder(out)
    for name, title, shown in _drawings(results):
        write = pictures.write_bars if name.startswith("answers") else pictures.write_waves
        yield from write(title, shown, out / f"{name}.png")


def survey_pictures(results: SurveyResults) -> Iterator[Picture]:
    """The same pictures as values for a page.

    Raises:
        MissingExtraError: where the extra ``charts`` is not installed.
    """
    pictures = _pictures()
    for name, title, shown in _drawings(results):
        made = pictures.bars_picture if name.startswith("answers") else pictures.waves_picture
        yield made(title, shown)


def _drawings(tables: SurveyResults) -> Iterator[tuple[str, str, list[Any]]]:
    """What is drawn: a name for a file, a title, and the bars or points."""
    folder = tables.folder
    for wave in folder.survey.waves:
        made = [tables.published(wave.name, question.identifier) for question in folder.survey.questions_in(wave.name)]
        rows = [bar_row(each) for each in made if isinstance(each, PublishedQuestion)]
        if rows:
            yield f"answers-{_slug(wave.name)}", f"{folder.survey.title}: answers in {wave.name}", rows
    for identifier in folder.survey.identifiers:
        points = _points(folder, tables, identifier)
        if len(points) > 1:
            yield f"waves-{_slug(identifier)}", tables.label(identifier), points


def _pictures() -> Any:  # noqa: ANN401  # a module with an optional library, found at run time
    return importlib.import_module("safeguarding.charts.survey_pictures")


def _points(folder: SurveyFolder, tables: SurveyResults, identifier: str) -> list[WavePoint]:
    """A question's waves in its latest wording; earlier wordings are other questions, so they are not drawn beside it."""
    results = folder.results(identifier)
    points = []
    for result in results:
        if result.answers.question.wording != results[-1].answers.question.wording:
            continue
        measure = tables.favourable(result) if tables.favourable_is_shown(result) else None
        points.append(WavePoint(wave=result.wave.name, measure=measure, held_on=result.wave.held_on))
    return points
