"""The reviewer's copy that ``safeguarding check --annotate`` writes."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

import typer

from safeguarding.documents.checking import CheckedReport
from safeguarding.documents.reports import READERS, read_document
from safeguarding.pages.renderers.annotated import annotated_page
from safeguarding.tables.writing import write_bytes, write_text

_PAGE, _WORD = ".html", ".docx"


def check_reviewable(paths: Sequence[Path], out: Path) -> None:
    """Refuse what no reviewer's copy can be written of, before any work is done.

    Raises:
        BadParameter: for several files, a file that is no report, a copy in place of the report, and a form of copy that
            the report cannot have.
    """
    option = "--annotate"
    if len(paths) != 1 or paths[0].suffix.casefold() not in READERS:
        raise typer.BadParameter(
            "a copy is written of one report, and of no folder or file of claims", param_hint=option
        )
    form = out.suffix.casefold()
    if form not in (_PAGE, _WORD) or (form == _WORD and paths[0].suffix.casefold() != _WORD):
        raise typer.BadParameter("name a .html file, or for a .docx report a .docx file", param_hint=option)
    if out.resolve() == paths[0].resolve() or (out.exists() and out.samefile(paths[0])):
        raise typer.BadParameter("the report itself is left as it is; name another file", param_hint=option)


def write_reviewers_copy(path: Path, report: CheckedReport, out: Path) -> None:
    """Write the copy, whole or not at all.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
    """
    if out.suffix.casefold() == _WORD:
        comments = importlib.import_module("safeguarding.documents.word.comments")
        write_bytes(comments.commented_copy(path, report), out)
    else:
        write_text(annotated_page(read_document(path), report), out)
