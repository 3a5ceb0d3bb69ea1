"""``safeguarding survey``: a survey's folder becomes tables and pictures that may be published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.options import file, form, option
from safeguarding.cli.progress import long_steps
from safeguarding.cli.screens import files_read, say, tell_replaced
from safeguarding.faults import by_harm
from safeguarding.pages.renderers.json_text import Data, Format, fault_data
from safeguarding.pages.surveys.files import check_survey_output, survey_pictures, write_pictures, write_tables
from safeguarding.pages.surveys.results import SurveyResults
from safeguarding.pages.surveys.section import section_of_results
from safeguarding.readers.surveys.codebooks import SURVEY_FILE
from safeguarding.readers.surveys.folders import read_survey_folder
from safeguarding.serialization.documents import read_json, to_json
from safeguarding.surveys.printed_numbers import PrintedNumbers
from safeguarding.surveys.publication import PublishedQuestion
from safeguarding.surveys.published_waves import PublishedWave
from safeguarding.tables.writing import check_apart, write_text


def survey(  # long: most of it says what its options are
    folder: Annotated[Path, typer.Argument(help=f"The folder that holds `{SURVEY_FILE}` and the files it names.")],
    *,
    output: Annotated[PageFormat, form("How to print the results.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FOLDER",
            help="Write the tables and pictures to this folder too; best to an empty one.",
        ),
    ] = None,
    pictures: Annotated[
        bool, option("--pictures/--no-pictures", "Whether to draw pictures into that folder (extra `charts`).")
    ] = True,
    hidden_before: Annotated[
        Path | None,
        file("--hidden-before", "What the edition before this one printed and hid, as `--write-hidden` wrote it."),
    ] = None,
    write_hidden: Annotated[
        Path | None, file("--write-hidden", "Write what this edition prints and hides, for the next one to read.")
    ] = None,
) -> None:
    """Print what a survey shows, what it cannot show, and which claims about it do not hold.

    Numbers that could point at a child are hidden by the rule in `survey.toml`.

    Exit status: 0 no claim is refused, 1 the survey's own figures refuse one, or most of an answer's column could not be
    used, 2 the input could not be read.

    Examples:

    - `safeguarding survey examples/three-wave-survey`

    - `safeguarding survey examples/three-wave-survey --out results`

    - `safeguarding survey examples/three-wave-survey --write-hidden 2017-spring.json`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((to, write_hidden), inputs=(template, hidden_before, *files_read(folder))))
    read = read_survey_folder(folder)
    if hidden_before is not None:
        read = attrs.evolve(read, before=read_json(hidden_before, PrintedNumbers))
    if out is not None:
        check_survey_output(out, folder, read)
    results = SurveyResults(read)
    with long_steps("Protecting", len(read.survey.waves)) as step:
        for wave in read.survey.waves:
            results.wave(wave.name, watching=step(wave.name))
    section = illustrated(section_of_results(results), output, lambda: survey_pictures(results))
    print_page(
        section,
        output,
        form=Format.SURVEY,
        data={
            "faults": [fault_data(each) for each in by_harm(read.faults)],
            "protected": [_protection(results.wave(wave.name)) for wave in read.survey.waves],
        },
        to=to,
        template=template,
    )
    if write_hidden is not None:
        write_text(f"{to_json(results.printed_numbers(), indent=None)}\n", write_hidden)
    if out is not None:
        written = [*write_tables(section, out), *(write_pictures(results, out) if pictures else ())]
        say(f"{len(written)} files written to {out}.", err=True)
        if left := len(set(out.iterdir()) - set(written)):
            typer.echo(
                f"Files that were there before: {left}. Take them out before you publish, "
                "since tables of another run can give away what these hide.",
                err=True,
            )
    if section.conflicts:
        raise typer.Exit(EXIT_WRONG)


def _protection(wave: PublishedWave) -> Data:
    """What is known of how a wave was protected: whether no fewer numbers would do, and what cannot be taken back."""
    tables = [made.table for made in wave.questions.values() if isinstance(made, PublishedQuestion)]
    return {
        "wave": wave.wave,
        "is_least": wave.is_least and all(table.is_least for table in tables),
        "printed_before": len(wave.exposed),
    }
