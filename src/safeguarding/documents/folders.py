"""Which files of a folder are reports: those of a form that is read, at any depth, and files of claims."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from safeguarding.documents.reports import READERS, TABLES_ALONE
from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import NOT_FOR_READERS, is_folder
from safeguarding.records import Record, Several

CLAIMS = ".figures.toml"
"""How the name of a file of claims ends."""

_MOST_FILES = 100_000


@attrs.frozen
class ReportFile(Record):
    """A file to check.

    Attributes:
        path: Where it is.
        name: What it is called in the answer: its name, or its path inside the folder that was asked for.
    """

    path: Path
    name: str


@attrs.frozen(kw_only=True)
class FoundFiles(Record):
    """The files to check, and what else was there.

    Attributes:
        files: The files, in the order in which they were asked for, those of a folder by name.
        others: How many files of each ending were left out, since no reader takes them.
    """

    files: tuple[ReportFile, ...] = attrs.field(converter=Several[ReportFile])
    others: Mapping[str, int]


def report_files(paths: Iterable[Path]) -> FoundFiles:
    """The files that are meant: each that is named, and all reports of each folder, at any depth, once.

    Hidden files and folders are left out, links to folders are not followed.

    Raises:
        UnreadableFileError: for a folder in which there is nothing to check.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for name in ("b.md", "a.txt", "notes.xyz", ".hidden.md", "2016/c.figures.toml", "settings.toml"):
        ...         path = Path(folder, name)
        ...         path.parent.mkdir(exist_ok=True)
        ...         _ = path.write_text("139", encoding="utf-8")
        ...     found = report_files([Path(folder)])
        >>> [file.name for file in found.files], dict(found.others)
        (['2016/c.figures.toml', 'a.txt', 'b.md'], {'.toml': 1, '.xyz': 1})
    """
    files: dict[Path, ReportFile] = {}
    others: Counter[str] = Counter()
    named = Counter(path.name for path in paths if not is_folder(path))
    for path in paths:
        if not is_folder(path):
            name = path.name if named[path.name] == 1 else path.as_posix()
            files.setdefault(path.absolute(), ReportFile(path, name))
            continue
        found = [each for each in _inside(path) if _is_report(each)]
        others.update(each.suffix.casefold() or each.name for each in _inside(path) if not _is_report(each))
        if not found:
            raise UnreadableFileError(
                "the folder holds no report", file=path.name or str(path), remedy=f"expected {_forms()}"
            )
        for each in found:
            files.setdefault(each.absolute(), ReportFile(each, each.relative_to(path).as_posix()))
    return FoundFiles(files=files.values(), others=dict(sorted(others.items())))


def _forms() -> str:
    return f"{', '.join(sorted(READERS))} or {CLAIMS} files"


def _inside(folder: Path) -> list[Path]:
    return sorted(_walk(folder))[:_MOST_FILES]


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(NOT_FOR_READERS)]
        yield from (Path(place, name) for name in names if not name.startswith(NOT_FOR_READERS))


def _is_report(path: Path) -> bool:
    return path.suffix.casefold() in READERS.keys() - TABLES_ALONE or path.name.casefold().endswith(CLAIMS)
