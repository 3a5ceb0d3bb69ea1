"""Typed tables written to files: CSV and JSON by themselves, workbooks through the extra ``tables``."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from safeguarding.errors import UnreadableFileError
from safeguarding.tables.typed_tables import TypedTable, csv_text, json_text


class _WorkbookWriter(Protocol):
    def write_workbook(self, tables: Sequence[TypedTable], path: Path) -> None: ...


def write_table(table: TypedTable, path: Path) -> None:
    """Write a table; the file's suffix says as what: .csv, .json or .xlsx.

    Raises:
        UnreadableFileError: for another suffix, or a place that cannot be written to.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "due.csv")
        ...     write_table(TypedTable(name="Due", columns=("Person", "Due on"), rows=[("A1", "30/09/2017")]), path)
        ...     path.read_text(encoding="utf-8-sig").splitlines()
        ['Person,Due on', 'A1,30/09/2017']
    """
    check_writable(path)
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        write_sheets([table], path)
        return
    # the mark at the start tells a spreadsheet that a CSV file is UTF-8
    write_text(_TEXTS[suffix](table), path, encoding="utf-8-sig" if suffix == ".csv" else "utf-8")


def write_sheets(tables: Sequence[TypedTable], path: Path) -> None:
    """Write tables to one workbook, a sheet each.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
        MissingExtraError: where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from datetime import date
        >>> due = TypedTable(name="Due", columns=("Person", "Due on"), rows=[("A1", date(2017, 9, 1))])
        >>> with TemporaryDirectory() as folder:
        ...     write_sheets([due], Path(folder, "due.xlsx"))
        ...     Path(folder, "due.xlsx").exists()
        True
    """
    writer = _workbook_writer()
    with replacing(path) as beside:
        writer.write_workbook(tables, beside)


def write_text(text: str | Iterable[str], path: Path, *, encoding: str = "utf-8") -> None:
    """Write a text, or the parts of one as they come, to a file, whole or not at all.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
    """
    with replacing(path) as beside, beside.open("w", encoding=encoding, newline="") as file:
        file.writelines([text] if isinstance(text, str) else text)


def write_bytes(contents: bytes, path: Path) -> None:
    """Write a file, whole or not at all.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
    """
    with replacing(path) as beside:
        beside.write_bytes(contents)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A place beside a file, which becomes the file when it is complete: whatever fails before, the old file stands.

    What is there and is no ordinary file is left alone, and so is a file that may not be written. Of a link, the file
    that it leads to is replaced. A file that is replaced may be read by those who could read it before.
    """
    try:
        place = _ordinary(path)
        beside = place.with_name(f".{place.stem[:_MOST_OF_A_NAME]}.{os.getpid()}.part{place.suffix}")
        try:
            yield beside
            _store(beside)
            if place.exists():
                shutil.copymode(place, beside)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None


# room for the rest of the name of what is written beside
_MOST_OF_A_NAME = 40


def _ordinary(path: Path) -> Path:
    """Where a file really stands, or will stand.

    Raises:
        UnreadableFileError: for a name that no file has, and for a folder, a device or a pipe.
    """
    place, is_there = _found(path)
    if is_there and not place.is_file():
        raise UnreadableFileError("cannot be written (it is no ordinary file)", file=path.name, remedy=_ANOTHER)
    if is_there and not os.access(place, os.W_OK):
        raise UnreadableFileError("cannot be written (it may only be read)", file=path.name, remedy=_ANOTHER)
    if is_there and _is_where_output_goes(place):
        # what is printed there would be gone
        raise UnreadableFileError("cannot be written (what is printed goes there)", file=path.name, remedy=_ANOTHER)
    return place


_ANOTHER = "name another file"


def _found(path: Path) -> tuple[Path, bool]:
    """Where a file really stands, or will stand, and whether it is there."""
    try:
        return path.resolve(), path.exists()
    except (ValueError, RuntimeError):
        raise UnreadableFileError("cannot be written (no file has such a name)", file=path.name) from None
    except OSError as error:
        raise _unwritable(path, error) from None


def _is_where_output_goes(place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(1), place.stat())
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none yet.

    Raises:
        UnreadableFileError: for a place where none can be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None
    except ValueError:
        raise UnreadableFileError("cannot be written (no folder has such a name)", file=folder.name) from None


def _store(file: Path) -> None:
    """See that a file is stored before it takes the place of another: also where the power fails, one of them stands."""
    with file.open("rb+") as stored:
        os.fsync(stored.fileno())


@contextmanager
def making_folder(folder: Path) -> Iterator[Path]:
    """A folder beside a place, which becomes the folder there when all its files are written; there must be none yet, or an empty one.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
    """
    _found(folder)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        try:
            beside.mkdir(parents=True)
            yield beside
            if folder.is_dir():
                folder.rmdir()
            beside.replace(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def check_writable(path: Path) -> None:
    """Refuse a file name that does not say what to write, before any work is done.

    Raises:
        UnreadableFileError: for another suffix than .csv, .json or .xlsx.
    """
    if path.suffix.casefold() not in (".xlsx", *_TEXTS):
        remedy = "name a .csv, .json or .xlsx file"
        raise UnreadableFileError("cannot tell what to write", file=path.name, remedy=remedy)


def check_apart(outputs: Iterable[Path | None], *, inputs: Iterable[Path | None]) -> tuple[Path, ...]:
    """Refuse an output that names an input or another output, before any work is done.

    Args:
        outputs: The files to be written; None for one that is not asked for.
        inputs: The files that are read.

    Returns:
        The files that will be replaced.

    Raises:
        UnreadableFileError: for a place named twice, one in a folder that is not there, and a name that no file has.
    """
    read = [each for each in inputs if each is not None]
    written, replaced = list[Path](), list[Path]()
    for path in filter(None, outputs):
        is_read = any(_is_same(path, each) for each in read)
        if is_read or any(_is_same(path, each) for each in written):
            problem = f"would be written over {'what is read' if is_read else 'by another output'}"
            raise UnreadableFileError(problem, file=path.name, remedy=_ANOTHER)
        place, is_there = _found(path)
        if not place.parent.is_dir():
            raise UnreadableFileError(
                "cannot be written (there is no such folder)", file=path.name, remedy="check the path"
            )
        written.append(path)
        replaced += [path] if is_there else []
    return tuple(replaced)


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names are of one file, also by a link or in other capitals."""
    try:
        return path.resolve() == other.resolve() or (path.exists() and other.exists() and path.samefile(other))
    except (OSError, ValueError):
        return False


def _unwritable(path: Path, error: OSError) -> UnreadableFileError:
    if isinstance(error, UnreadableFileError):
        return error
    return UnreadableFileError(f"cannot be written ({error.strerror})", file=path.name, remedy="check the path")


_TEXTS = {".csv": csv_text, ".json": json_text}


def _workbook_writer() -> _WorkbookWriter:
    return cast("_WorkbookWriter", importlib.import_module("safeguarding.tables.workbook_writing"))
