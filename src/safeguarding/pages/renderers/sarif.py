"""Checked reports as SARIF 2.1.0 (OASIS, 2020) and as the annotations of GitHub's workflows, for reports kept in git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.checking import CheckedFigure, explained
from safeguarding.texts import json_of, visible

Data = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ERROR, _WARNING = "error", "warning"


def check_sarif(files: Sequence[CheckedFile]) -> str:
    """What cannot be right as SARIF errors, what only an unusual rounding explains as warnings.

    Examples:
        >>> import json
        >>> json.loads(check_sarif([]))["runs"][0]["results"]
        []
    """
    kinds = sorted({figure.kind for _, figure in _told(files)})
    notifications = [
        {"level": _ERROR, "message": {"text": problem}, "locations": [{"physicalLocation": _artifact(each)}]}
        for each, problem in _unread(files)
    ]
    run: Data = {
        "tool": {
            "driver": {
                "name": "safeguarding check",
                "rules": [{"id": kind, "shortDescription": {"text": f"A claim of the kind {kind}"}} for kind in kinds],
            }
        },
        # columns are counted in characters, as Python counts them
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}],
        "results": [_result(file, figure) for file, figure in _told(files)],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_of(data) + "\n"


def check_annotations(files: Sequence[CheckedFile]) -> str:
    """The same as workflow commands, one a line: what cannot be right as errors, the unusual as warnings.

    Examples:
        >>> check_annotations([])
        ''
    """
    lines = [
        f"::error {_property('file', each.file.path.as_posix())}::{_escaped(problem)}"
        for each, problem in _unread(files)
    ]
    for file, figure in _told(files):
        places = [
            _property("file", file.file.path.as_posix()),
            *([f"line={figure.at.number}"] if figure.at.unit == "line" else []),
        ]
        title = _property("title", f"{figure.kind}, {figure.place}")
        lines.append(f"::{_level(figure)} {','.join([*places, title])}::{_escaped(_message(figure))}")
    return "".join(f"{line}\n" for line in sorted(lines, key=_severity))


def _unread(files: Sequence[CheckedFile]) -> Iterator[tuple[CheckedFile, str]]:
    """What could not be read: whole files, and claims of a file that are faulty."""
    for each in files:
        if each.error is not None:
            yield each, str(each.error)
        for fault in each.report.faults if each.report is not None else ():
            yield each, str(fault)


def _told(files: Sequence[CheckedFile]) -> Iterator[tuple[CheckedFile, CheckedFigure]]:
    """What a reviewer is shown: the inconsistent and the unusual."""
    for file in files:
        for figure in file.report.figures if file.report is not None else ():
            if figure.verdict.is_inconsistent or figure.verdict.is_unusual:
                yield file, figure


def _level(figure: CheckedFigure) -> str:
    return _ERROR if figure.verdict.is_inconsistent else _WARNING


def _severity(line: str) -> int:
    return 0 if line.startswith("::error") else 1


def _message(figure: CheckedFigure) -> str:
    why, *more = explained(figure)
    quoted = [f"In: {figure.sentence}"] if figure.sentence else []
    return "\n".join([why, *quoted, *more])


def _result(file: CheckedFile, figure: CheckedFigure) -> Data:
    location: Data = {"physicalLocation": _artifact(file), "logicalLocations": [{"name": figure.place}]}
    if figure.at.unit == "line":
        location["physicalLocation"]["region"] = {"startLine": figure.at.number}
    # SARIF has no pages: of what has no lines, the place is said in words and the sentence is quoted
    return {
        "ruleId": figure.kind,
        "level": _level(figure),
        "message": {"text": _message(figure)},
        "locations": [location],
        "partialFingerprints": {"figure/v1": f"{figure.kind}:{figure.about}:{figure.verdict.sentence}"},
    }


def _artifact(file: CheckedFile) -> Data:
    return {"artifactLocation": {"uri": quote(file.file.path.as_posix())}}


def _property(name: str, value: str) -> str:
    return f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"


def _escaped(text: str) -> str:
    return visible(text.replace("\r", "\n")).replace("%", "%25").replace("\n", "%0A")
