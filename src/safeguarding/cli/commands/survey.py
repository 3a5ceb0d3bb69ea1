"""``safeguarding survey``: a survey's folder becomes tables and pictures that may be published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.screens import files_read, say, tell_replaced
from safeguarding.faults import by_harm
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.pages.surveys.files import check_survey_output, survey_pictures, write_pictures, write_tables
from safeguarding.pages.surveys.section import section_of_survey
from safeguarding.readers.surveys.codebooks import SURVEY_FILE
from safeguarding.readers.surveys.folders import read_survey_folder
from safeguarding.tables.writing import check_apart


def survey(
    folder: Annotated[Path, typer.Argument(help=f"The folder that holds `{SURVEY_FILE}` and the files it names.")],
    *,
    output: Annotated[
        PageFormat, typer.Option("--format", "-f", help="How to print the results.", case_sensitive=False)
    ] = PageFormat.TABLE,
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
        bool,
        typer.Option("--pictures/--no-pictures", help="Whether to draw pictures into that folder (extra `charts`)."),
    ] = True,
) -> None:
    """Print what a survey shows, what it cannot show, and which claims about it do not hold.

    Numbers that could point at a child are hidden by the rule in `survey.toml`.

    Exit status: 0 no claim is refused, 1 the survey's own figures refuse one, 2 the input could not be read.

    Examples:

    - `safeguarding survey examples/three-wave-survey`

    - `safeguarding survey examples/three-wave-survey --out results`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((to,), inputs=(template, *files_read(folder))))
    read = read_survey_folder(folder)
    if out is not None:
        check_survey_output(out, folder, read)
    section = illustrated(section_of_survey(read), output, lambda: survey_pictures(read))
    print_page(
        section,
        output,
        form=Format.SURVEY,
        data={"faults": [fault_data(each) for each in by_harm(read.faults)]},
        to=to,
        template=template,
    )
    if out is not None:
        written = [*write_tables(section, out), *(write_pictures(read, out) if pictures else ())]
        say(f"{len(written)} files written to {out}.", err=True)
        if left := len(set(out.iterdir()) - set(written)):
            typer.echo(
                f"Files that were there before: {left}. Take them out before you publish, "
                "since tables of another run can give away what these hide.",
                err=True,
            )
    if section.conflicts:
        raise typer.Exit(EXIT_WRONG)
