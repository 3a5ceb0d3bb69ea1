"""The tables of a tracker's file: one of a text file, the tabs of a workbook, the tables of a Word document."""

from __future__ import annotations

import importlib
import zipfile
from pathlib import Path
from typing import Protocol, cast

from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import file_start
from safeguarding.tables.grids import Grid
from safeguarding.tables.opening import open_grids, refuse_sheets


class _WordReader(Protocol):
    def read_word_tables(self, path: Path) -> tuple[Grid, ...]: ...


def tracker_grids(path: Path, *, sheet: str | None = None) -> tuple[Grid, ...]:
    """Every table of a file that may be a tracker, or part of one; hidden sheets are left out where others are shown.

    Args:
        path: A file that holds tables, or a .docx.
        sheet: The only sheet that is asked for.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for a document without any table.
        UnknownNameError: for a sheet that is not there.
        MissingExtraError: where the extra that reads the file is not installed.
    """
    if _is_word(path):
        refuse_sheets(path, () if sheet is None else (sheet,))
        return _word_tables(path)
    grids = open_grids(path, sheets=() if sheet is None else (sheet,))
    return tuple(grid for grid in grids if not grid.is_hidden) or grids


def _is_word(path: Path) -> bool:
    """Whether a file is a Word document, by what is in it: also where it is called something else."""
    try:
        # looked at through the door that refuses a pipe, which would be waited for
        file_start(path, 1)
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except UnreadableFileError:
        raise
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return path.suffix.casefold() == ".docx"


def _word_tables(path: Path) -> tuple[Grid, ...]:
    reader = cast("_WordReader", importlib.import_module("safeguarding.documents.word.reading"))
    tables = reader.read_word_tables(path)
    if not tables:
        raise UnreadableFileError("a document without a table", file=path.name, remedy="put the plan into a table")
    return tables
