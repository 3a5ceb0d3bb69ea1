"""``safeguarding check``: the figures of reports, judged."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.cli.exits import EXIT_UNREADABLE, EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_sections, print_text
from safeguarding.cli.options import form, option
from safeguarding.cli.progress import bar
from safeguarding.cli.reviewing import check_reviewable, write_reviewers_copy
from safeguarding.cli.screens import complain, tell_replaced
from safeguarding.documents.batches import CheckedFile, check_files
from safeguarding.documents.folders import report_files
from safeguarding.errors import FaultyInputError
from safeguarding.figures.policies import STRICT
from safeguarding.opened_files import is_folder
from safeguarding.pages.checks import check_section, files_section
from safeguarding.pages.renderers.json_text import Format, json_text
from safeguarding.pages.renderers.junit import check_junit
from safeguarding.pages.renderers.sarif import check_annotations, check_sarif
from safeguarding.pages.sections import Section
from safeguarding.serialization.documents import to_data
from safeguarding.tables.writing import check_apart

# so that what was found in one report stays one page
_MOST_ROWS = 8


class CheckFormat(enum.StrEnum):
    """How the verdicts are printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"


def check(  # long: the options with their help
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Reports (.txt, .md, .html, .docx, .pdf, .xlsx), files of claims (.toml), or folders of them.",
            metavar="FILES...",
            show_default=False,
        ),
    ],
    *,
    output: Annotated[CheckFormat, form("How to print the verdicts.")] = CheckFormat.TABLE,
    strict: Annotated[
        bool,
        option(
            "--strict",
            "Accept figures rounded half up alone. Without it, one that only another rounding explains is pointed"
            " out, not called wrong.",
        ),
    ] = False,
    only_wrong: Annotated[bool, option("--only-wrong", "Show what is wrong, and leave out what is not.")] = False,
    everything: Annotated[
        bool, option("--all", "Show every figure, not the first few of what is not wrong; and every file.")
    ] = False,
    annotate: Annotated[
        Path | None,
        option(
            "--annotate",
            "Write a reviewer's copy of the one report: of a .docx with comments (name a .docx), of any as a "
            "marked page (name a .html).",
            show_default=False,
        ),
    ] = None,
    processes: Annotated[
        int | None,
        option(
            "--processes",
            "How many files are read at once; by default as many as the machine can.",
            min=1,
            show_default=False,
        ),
    ] = None,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Check the figures that reports state: shares, totals, dates, lists and more.

    A report is read for what can be checked without being told. What no reader can guess is stated in a file of claims.
    A folder is looked through at any depth: for reports of every form that is read, and for files of claims
    (.figures.toml).

    Exit status: 0 nothing inconsistent, 1 inconsistent figures found, 2 a file could not be read; the others are answered all the same.

    Examples:

    - `safeguarding check examples/york-2017/report.figures.toml`

    - `safeguarding check report.docx --format markdown > checked.md`

    - `safeguarding check reports/ --only-wrong`

    - `safeguarding check report.docx --annotate reviewed.docx`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    if annotate is not None:
        check_reviewable(paths, annotate)
    tell_replaced(check_apart((annotate, to), inputs=(*paths, template)))
    found = report_files(paths)
    with bar(len(found.files)) as move:
        answers = check_files(found.files, policy=STRICT if strict else None, processes=processes, on_checked=move)
    for answer in answers:
        if answer.error is not None:
            complain(answer.error)
        elif answer.report is not None and answer.report.faults:
            complain(FaultyInputError.of(answer.file.name, answer.report.faults))
        elif annotate is not None and answer.report is not None:
            write_reviewers_copy(answer.file.path, answer.report, annotate)
    if output.value in (*PageFormat,) and output is not CheckFormat.JSON:
        is_brief = any(map(is_folder, paths)) and not everything
        shown = _sections(
            answers, found.others, only_wrong=only_wrong, is_brief=is_brief, most=None if everything else _MOST_ROWS
        )
        print_sections("Figures checked", list(shown), PageFormat(output.value), to=to, template=template)
    else:
        print_text(_data_text(_wrong_alone(answers) if only_wrong else answers, output), to)
    if any(answer.report is None or answer.report.faults for answer in answers):
        raise typer.Exit(EXIT_UNREADABLE)
    if any(answer.report.inconsistent for answer in answers if answer.report is not None):
        raise typer.Exit(EXIT_WRONG)


def _sections(
    answers: Sequence[CheckedFile], others: Mapping[str, int], *, only_wrong: bool, is_brief: bool, most: int | None
) -> Iterator[Section]:
    """A summary where there are several files, then each file: of a folder, those in which something is wrong."""
    if len(answers) > 1 or others:
        yield files_section(answers, others)
    for answer in answers:
        if answer.report is not None and (answer.report.inconsistent or not is_brief):
            yield check_section(answer.report, only_wrong=only_wrong, most=most)


def _wrong_alone(answers: Sequence[CheckedFile]) -> list[CheckedFile]:
    """The answers without the figures that are not wrong."""
    return [
        each
        if each.report is None
        else attrs.evolve(each, report=attrs.evolve(each.report, figures=each.report.inconsistent))
        for each in answers
    ]


def _data_text(answers: Sequence[CheckedFile], output: CheckFormat) -> str:
    reports = tuple(answer.report for answer in answers if answer.report is not None)
    match output:
        case CheckFormat.JUNIT:
            return check_junit(reports, [answer for answer in answers if answer.report is None])
        case CheckFormat.SARIF:
            return check_sarif(answers)
        case CheckFormat.GITHUB:
            return check_annotations(answers)
        case _:
            unread = [
                {"name": each.file.name, "problem": str(each.error)} for each in answers if each.error is not None
            ]
            return f"{json_text(Format.CHECK, {'reports': to_data(reports), 'not_read': unread})}\n"
