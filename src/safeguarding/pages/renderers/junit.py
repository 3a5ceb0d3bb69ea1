"""Checked reports as JUnit XML, for a build that shows test results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.figures.words import ClaimOutcome
from safeguarding.texts import visible

# characters that XML 1.0 cannot hold, and that its writer would pass on
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_junit(reports: Sequence[CheckedReport], unread: Sequence[CheckedFile] = ()) -> str:
    """The reports as JUnit XML: a suite a file, a case a claim; unverifiable is skipped, inconsistent fails, a fault of a file of claims is an error.

    Args:
        reports: The reports that were checked.
        unread: Files that could not be read, each of which is an error.

    Examples:
        >>> print(check_junit([CheckedReport(name="report.md", figures=())]), end="")
        <?xml version='1.0' encoding='utf-8'?>
        <testsuites>
          <testsuite name="report.md" tests="0" failures="0" errors="0" skipped="0" />
        </testsuites>
    """
    root = ET.Element("testsuites")
    for report in reports:
        skipped = sum(each.verdict.outcome is ClaimOutcome.UNVERIFIABLE for each in report.figures)
        failed = len(report.inconsistent)
        tests, errors = len(report.figures) + len(report.faults), len(report.faults)
        suite = _suite(root, report.name, tests=tests, failures=failed, errors=errors, skipped=skipped)
        for figure in report.figures:
            _case(suite, figure)
        for fault in report.faults:
            _error(suite, "fault", str(fault.place), str(fault))
    for each in unread:
        suite = _suite(root, each.file.name, tests=1, errors=1)
        _error(suite, "file", each.file.name, str(each.error))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return f"{written.decode()}\n"


def _suite(
    root: ET.Element, name: str, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0
) -> ET.Element:
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": skipped}
    return _element(root, "testsuite", name=name, **{what: str(count) for what, count in counts.items()})


def _case(suite: ET.Element, figure: CheckedFigure) -> None:
    name = f"{figure.place}, {figure.about}" if figure.about else figure.place
    case = _element(suite, "testcase", classname=figure.kind, name=name)
    if figure.verdict.is_inconsistent:
        failure = _element(case, "failure", message=figure.verdict.sentence)
        failure.text = _printable("\n".join(map(str, figure.verdict.remedies)))
    elif figure.verdict.outcome is ClaimOutcome.UNVERIFIABLE:
        _element(case, "skipped", message=figure.verdict.sentence)


def _error(suite: ET.Element, sort: str, name: str, message: str) -> None:
    _element(_element(suite, "testcase", classname=sort, name=name), "error", message=message)


def _element(above: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(above, tag, {name: _printable(text) for name, text in attributes.items()})


def _printable(text: str) -> str:
    return _NO_XML.sub("�", visible(text))
