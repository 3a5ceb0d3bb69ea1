"""A long CSV file taken in blocks of whole lines, so that its text is never all in memory; a block can be read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import can_be_read_again, opened_bytes

BLOCK = 4_000_000
"""How many bytes of a file are looked at at once."""


class CsvBlocks(Protocol):
    """The text below a header, in blocks that each end with a line."""

    def __iter__(self) -> Iterator[bytes]:
        """Each block, in UTF-8."""

    def block(self, place: int) -> str:
        """One block again."""


class TextBlocks:
    r"""The blocks of a text that is in memory.

    Examples:
        >>> blocks = TextBlocks("S1,cook\nS2,cook\n", 0, size=10)
        >>> list(blocks), blocks.block(1)
        ([b'S1,cook\n', b'S2,cook\n'], 'S2,cook\n')
    """

    def __init__(self, text: str, start: int, *, size: int = BLOCK) -> None:
        self._text = text
        self._ends = [start]
        while self._ends[-1] < len(text):
            self._ends.append(_end(text, self._ends[-1], size))

    def __iter__(self) -> Iterator[bytes]:
        return (self.block(place).encode() for place in range(len(self._ends) - 1))

    def block(self, place: int) -> str:
        """One block again."""
        return self._text[self._ends[place] : self._ends[place + 1]]


def _end(text: str, start: int, size: int) -> int:
    end = text.rfind("\n", start, start + size) + 1 or text.find("\n", start) + 1
    return end or len(text)


class FileBlocks:
    """The blocks of an ordinary file in UTF-8, below its header.

    Args:
        path: The file.
        start: The byte at which the line below the header begins.
    """

    def __init__(self, path: Path, start: int) -> None:
        self._path, self._ends = path, [start]
        self._identity = _identity(path)

    def __iter__(self) -> Iterator[bytes]:
        with opened_bytes(self._path) as file:
            file.seek(self._ends[0])
            while block := _whole_lines(file):
                self._ends.append(self._ends[-1] + len(block))
                yield block

    def block(self, place: int) -> str:
        """One block again.

        Raises:
            UnreadableFileError: for a file that has been changed since it was read.
        """
        start, end = self._ends[place : place + 2]
        with opened_bytes(self._path) as file:
            if _identity(self._path) != self._identity:
                raise UnreadableFileError("was changed while it was read", file=self._path.name, remedy="read it again")
            file.seek(start)
            return file.read(end - start).decode()


def _whole_lines(file: BinaryIO) -> bytes:
    block = file.read(BLOCK)
    return block if block.endswith(b"\n") else block + file.readline()


def _identity(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def file_head(path: Path, *, least: int) -> bytes | None:
    """The first block of a long file that may be in UTF-8; None for any other, which is read as a whole.

    Args:
        path: The file.
        least: How many bytes make a file long.
    """
    if not can_be_read_again(path) or path.stat().st_size < least:
        return None
    with opened_bytes(path) as file:
        head = _whole_lines(file)
    # a mark of UTF-16 or UTF-32 is no UTF-8, and without a mark every second byte is 0
    return head if head and is_utf_8(head) else None


def is_utf_8(block: bytes) -> bool:
    """Whether a block is text in UTF-8."""
    if b"\0" in block:
        return False
    try:
        return block.isascii() or bool(block.decode())
    except UnicodeDecodeError:
        return False
