"""Files of very many records that need not fit in memory: JSON lines, or one JSON list, read and written in pieces."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import attrs

from safeguarding.doors import without_steps
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.opened_files import opened_file
from safeguarding.serialization.documents import fast_way, read_plainly, to_json
from safeguarding.tables.collecting import without_collecting
from safeguarding.tables.writing import replacing
from safeguarding.texts import json_visible

T = TypeVar("T")

_TOGETHER = 1_000
"""How many records are read or written at once."""
_CHARACTERS = 1_000_000
_LONGEST = 16_000_000
"""How many characters one record may have."""
MOST_FAULTS = 1_000
"""How many faults are kept where nobody takes them one by one."""


def write_json_lines(records: Iterable[object], path: Path) -> int:
    """Write records as JSON lines, one on each line, as :func:`~safeguarding.serialization.documents.to_json` writes it.

    The records are taken one after the other, and the file takes its place when it is complete.

    Returns:
        How many were written.

    Raises:
        UnreadableFileError: for a file that cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.numbers.shares import Share
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "shares.jsonl")
        ...     write_json_lines((Share(k, 139) for k in (35, 36)), path)
        ...     list(read_json_records(path, Share))
        2
        [Share(count=35, base=139), Share(count=36, base=139)]
    """
    fast, count, several = fast_way(), 0, iter(records)
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        while together := list(itertools.islice(several, _TOGETHER)):
            texts = None if fast is None else fast.encoded_each(together)
            texts = [to_json(each, indent=None) for each in together] if texts is None else texts
            file.writelines(f"{json_visible(text)}\n" for text in texts)
            count += len(together)
    return count


def read_json_records(path: Path, kind: type[T], *, on_fault: Callable[[Fault], None] | None = None) -> Iterator[T]:
    r"""The records of a file, one after the other, in little memory: of JSON lines, or of one JSON list.

    What can be read is given, and every fault is reported with its line or its place in the list.

    Args:
        path: The file, of whatever size.
        kind: The type of each record.
        on_fault: Takes each fault when it is found. By default the faults are kept until the end of the file and raised
            together, at most a thousand.

    Raises:
        UnreadableFileError: for a file that cannot be opened, or is not UTF-8 text.
        FaultyInputError: after the last record, with the faults, where nobody took them.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.numbers.shares import Share
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "shares.jsonl")
        ...     _ = path.write_text('{"count": 35, "base": 139}\n{"count": 35}\n', encoding="utf-8")
        ...     for share in read_json_records(path, Share, on_fault=print):
        ...         print(share)
        35 of 139
        shares.jsonl $, line 2: the key 'base' is missing; add 'base'
    """
    faults: list[Fault] = []
    report = faults.append if on_fault is None else on_fault
    try:
        yield from _several(path, kind, report, faults)
    except UnicodeDecodeError:
        raise UnreadableFileError("not UTF-8 text", file=path.name, remedy="save it as UTF-8") from None
    except UnreadableFileError as error:
        raise without_steps(error) from None
    if faults:
        raise FaultyInputError.of(path.name, faults[:MOST_FAULTS])


def _several(path: Path, kind: type[T], report: Callable[[Fault], None], faults: list[Fault]) -> Iterator[T]:
    # the variables of this step hold what stands in the file: no traceback shows them
    for texts in _together(_texts(path, report)):
        yield from _records(texts, kind, report)
        if len(faults) >= MOST_FAULTS:
            return


_Text = tuple[Place, str]
"""One record's text, with its place."""


def _together(texts: Iterable[_Text]) -> Iterator[list[_Text]]:
    several = iter(texts)
    while together := list(itertools.islice(several, _TOGETHER)):
        yield together


def _records(texts: list[_Text], kind: type[T], report: Callable[[Fault], None]) -> Iterator[T]:
    """The records of some texts; where not all of them are read together, each by itself."""
    fast = fast_way()
    with without_collecting():
        found = None if fast is None else fast.decoded_each([text for _, text in texts], kind)
    if found is not None:
        yield from found
        return
    for place, text in texts:
        try:
            record = read_plainly(text, kind, place.file)
        except FaultyInputError as error:
            for fault in error.faults:
                report(_placed(fault, place))
        else:
            yield record


def _placed(fault: Fault, record: Place) -> Fault:
    """A fault of one record with its place in the file."""
    inner = fault.place
    path = (*(record.path or ()), *(inner.path or ()))
    # the line of a text of its own is the record's; what a line of a list is called is its place there
    line = record.line if record.line is not None else inner.line
    return attrs.evolve(fault, place=Place(file=record.file, path=path, line=line, part=inner.part))


_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def _texts(path: Path, report: Callable[[Fault], None]) -> Iterator[_Text]:
    """The text of each record: a line, or an element of the file's one list."""
    with opened_file(path, encoding="utf-8-sig") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), ""), start=1):
            if line.isspace():
                continue
            if line.lstrip().startswith("["):
                yield from _elements(line, lambda: file.read(_CHARACTERS), path.name, report)
                return
            if len(line) == _LONGEST:
                report(_fault(path.name, number, f"a record of more than {_LONGEST:,} characters", "split the file"))
                return
            yield Place(file=path.name, line=number), line.rstrip("\n")


def _fault(name: str, line: int | None, problem: str, remedy: str) -> Fault:
    return Fault(place=Place(file=name, path="$", line=line), problem=problem, remedy=remedy)


def _elements(text: str, more: Callable[[], str], name: str, report: Callable[[Fault], None]) -> Iterator[_Text]:
    """The text of each element of a list, of which no more than a piece is held."""
    at, number = text.index("[") + 1, 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it always matches
        if number == 0 and text[at : at + 1] == "]":
            return
        try:
            _, end = _DECODER.raw_decode(text, at)
            after = _SPACE.match(text, end).end()  # type: ignore[union-attr]
            sign = text[after : after + 1]
            is_whole = sign in (",", "]") and sign != ""
        except (ValueError, RecursionError):
            is_whole = False
        if not is_whole:
            piece = more() if len(text) - at < _LONGEST else ""
            if not piece:
                report(
                    _fault(
                        name,
                        None,
                        f"not a JSON list of records after its first {number:,}",
                        "mend the JSON syntax there",
                    )
                )
                return
            text, at = text[at:] + piece, 0
            continue
        yield Place(file=name, path=(number,)), text[at:end]
        number += 1
        if sign == "]":
            return
        at = after + 1
