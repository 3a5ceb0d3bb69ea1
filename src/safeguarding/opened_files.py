"""The one door through which files are opened: ordinary files and standard input, up to a size that can be set."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from safeguarding.errors import ParseError, UnreadableFileError

LARGEST_FILE = 500_000_000
"""How many bytes of a file are read, where neither the caller nor the environment says otherwise."""

SIZE_VARIABLE = "SAFEGUARDING_LARGEST_FILE"
"""The variable of the environment by which somebody who has larger files lets them be read."""

STANDARD_INPUT = Path("-")
"""The name by which standard input is read in the place of a file."""

NOT_FOR_READERS = ("~$", ".", "__")
"""How the names of files and folders begin that programs keep for themselves, or of files that are open elsewhere."""

_STANDARD_INPUT = frozenset({"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)
_MOST_DIGITS = 18


def size_limit(most: int = LARGEST_FILE) -> int:
    """How many bytes are read of a file, and unpacked of a workbook: what the environment says, or else ``most``.

    Raises:
        ParseError: where the environment says something that is no number of bytes.

    Examples:
        >>> size_limit(), size_limit(100)
        (500000000, 100)
    """
    said = os.environ.get(SIZE_VARIABLE, "").strip()
    if not said:
        return most
    if not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS):
        raise ParseError.of(said, f"a number of bytes in {SIZE_VARIABLE}, such as {LARGEST_FILE}")
    return int(said)


def file_contents(path: Path, *, most: int = LARGEST_FILE) -> bytes:
    """The bytes of an ordinary file, or of standard input where it is named ``-`` or ``/dev/stdin``.

    Args:
        path: The file.
        most: How many bytes are bearable, where the environment does not say it.

    Raises:
        UnreadableFileError: for a file that is missing, larger, or no ordinary file: a pipe or a device may have no end.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "staff.csv")
        ...     _ = path.write_bytes(b"Staff ID")
        ...     file_contents(path), file_contents(path, most=4)
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: staff.csv: above 4 bytes; to read it nevertheless, set SAFEGUARDING_LARGEST_FILE to its size
    """
    limit = size_limit(most)
    if str(path) in _STANDARD_INPUT:
        contents = _standard_input(limit)
    else:
        with _opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            # no more memory than the file is long; of some files the system does not say how long that is
            contents = b"" if size > limit else file.read(size + 1 if size else limit + 1)
        if size > limit:
            raise too_large(path, limit)
    if len(contents) > limit:
        raise too_large(path, limit)
    return contents


def file_start(path: Path, length: int) -> bytes:
    """How a file begins.

    Raises:
        UnreadableFileError: as :func:`file_contents`, save for a large file, which is not read to its end.
    """
    if str(path) in _STANDARD_INPUT:
        return _standard_input(size_limit())[:length]
    with _opened(path) as file:
        return file.read(length)


@contextmanager
def opened_file(path: Path, *, encoding: str) -> Iterator[TextIO]:
    """An ordinary file opened as text, for whoever reads it piece by piece: of whatever size.

    Raises:
        UnreadableFileError: for a file that is missing, or no ordinary file.
    """
    with io.TextIOWrapper(_opened(path), encoding=encoding) as file:
        yield file


def can_be_read_again(path: Path) -> bool:
    """Whether a path is that of an ordinary file, not too large, whose parts can be read in any order: not standard input."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return False
    return str(path) not in _STANDARD_INPUT and stat.S_ISREG(found.st_mode) and found.st_size <= size_limit()


@contextmanager
def opened_bytes(path: Path, *, most: int | None = None) -> Iterator[BinaryIO]:
    """An ordinary file opened for whoever reads it piece by piece.

    Args:
        path: The file.
        most: How many bytes are bearable, where the environment does not say it; by default any number.

    Raises:
        UnreadableFileError: for a file that is missing, larger, or no ordinary file.
    """
    limit = None if most is None else size_limit(most)
    with _opened(path) as file:
        if limit is not None and os.fstat(file.fileno()).st_size > limit:
            raise too_large(path, limit)
        yield file


def check_ordinary(path: Path) -> None:
    """Refuse what a library that opens files by their name should not be given.

    Raises:
        UnreadableFileError: for a file that is missing, too large, or no ordinary file.
    """
    with opened_bytes(path, most=LARGEST_FILE):
        pass


def too_large(path: Path, limit: int, *, what: str = "") -> UnreadableFileError:
    """The error for a file that is larger than it may be, or whose contents are."""
    remedy = f"to read it nevertheless, set {SIZE_VARIABLE} to its size"
    return UnreadableFileError(f"{what}above {limit:,} bytes", file=path.name, remedy=remedy)


def _opened(path: Path) -> BinaryIO:
    try:
        _check_kind(path, path.stat())
        # what became a pipe in between does not keep us waiting, and is looked at again
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except UnreadableFileError:
        raise
    except OSError as error:
        problem = f"cannot be opened ({error.strerror})"
        raise UnreadableFileError(problem, file=path.name, remedy="check the path") from None
    except ValueError:
        raise UnreadableFileError("cannot be opened (no file has such a name)", file=ascii(path.name)) from None
    file = os.fdopen(descriptor, "rb")
    try:
        _check_kind(path, os.fstat(descriptor))
    except BaseException:
        file.close()
        raise
    return file


def _check_kind(path: Path, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    if stat.S_ISDIR(found.st_mode):
        problem = f"cannot be opened ({os.strerror(errno.EISDIR)})"
        raise UnreadableFileError(problem, file=path.name, remedy="check the path")
    what = next((words for is_one, words in _KINDS if is_one(found.st_mode)), "something else")
    raise UnreadableFileError(f"{what}, not an ordinary file", file=path.name, remedy="save it as a file first")


_read: dict[str, tuple[TextIO, bytes]] = {}


def _standard_input(limit: int) -> bytes:
    # it can be read once, and a reader looks at how a file begins before it reads it
    stream, contents = _read.get("last", (None, b""))
    if stream is None or stream is not sys.stdin:
        contents = sys.stdin.buffer.read(limit + 1)
        _read["last"] = sys.stdin, contents
    return contents


def is_folder(path: Path) -> bool:
    r"""Whether there is a folder of that name, which none has that no file can have.

    Examples:
        >>> is_folder(Path(".")), is_folder(Path("a" * 5_000)), is_folder(Path("a\0b"))
        (True, False, False)
    """
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def check_folder(path: Path, *, holding: str) -> None:
    """Refuse what is no folder.

    Args:
        path: What was named.
        holding: The file that makes such a folder one of its kind.

    Raises:
        UnreadableFileError: for anything else, also where there is nothing of that name.
    """
    if not is_folder(path):
        remedy = f"name the folder that holds {holding}"
        raise UnreadableFileError("not a folder", file=path.name or str(path), remedy=remedy)


def folder_entries(folder: Path) -> list[Path]:
    """What is in a folder, by name; without what other programs keep there for themselves: hidden files, and locks of Office.

    Raises:
        UnreadableFileError: for a folder that may not be looked into.
    """
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith(NOT_FOR_READERS))
    except (OSError, ValueError) as error:
        problem = f"cannot be opened ({getattr(error, 'strerror', 'no folder has such a name')})"
        raise UnreadableFileError(problem, file=folder.name or str(folder), remedy="check the path") from None


def is_inside(path: Path, folder: Path) -> bool:
    r"""Whether a path leads into a folder, links followed. A name that no file can have leads nowhere.

    Examples:
        >>> is_inside(Path("data", "staff.csv"), Path("data")), is_inside(Path("data", "..", "a.csv"), Path("data"))
        (True, False)
        >>> is_inside(Path("data", "a\0b"), Path("data"))
        False
    """
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        # a NUL in the name, or links that lead in a circle
        return False
