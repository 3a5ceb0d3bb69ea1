"""Checked reports as JUnit XML, for a build that shows test results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.figures.words import ClaimOutcome
from safeguarding.texts import visible

# characters that XML 1.0 cannot hold
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_junit(reports: Sequence[CheckedReport], unread: Sequence[CheckedFile] = ()) -> str:
    """The reports as JUnit XML: a suite a file, a case a claim; unverifiable is skipped, inconsistent fails.

    Args:
        reports: The reports that were checked.
        unread: Files that could not be read, each of which is an error.

    Examples:
        >>> print(check_junit([CheckedReport(name="report.md", figures=())]), end="")
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites>
        <testsuite name="report.md" tests="0" failures="0" errors="0" skipped="0">
        </testsuite>
        </testsuites>
    """
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<testsuites>"]
    for report in reports:
        skipped = sum(each.verdict.outcome is ClaimOutcome.UNVERIFIABLE for each in report.figures)
        lines.append(
            f"<testsuite name={_attribute(report.name)} tests={_attribute(str(len(report.figures)))} "
            f'failures={_attribute(str(len(report.inconsistent)))} errors="0" skipped={_attribute(str(skipped))}>'
        )
        lines += [_case(figure) for figure in report.figures]
        lines.append("</testsuite>")
    for each in unread:
        name, message = _attribute(each.file.name), _attribute(str(each.error))
        lines.append(f'<testsuite name={name} tests="1" failures="0" errors="1" skipped="0">')
        lines.append(f'<testcase classname="file" name={name}><error message={message}/></testcase>')
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(figure: CheckedFigure) -> str:
    name = _attribute(f"{figure.place}, {figure.about}" if figure.about else figure.place)
    sentence = figure.verdict.sentence
    inner = ""
    if figure.verdict.is_inconsistent:
        details = escape(_NO_XML.sub("�", visible("\n".join(map(str, figure.verdict.remedies)))))
        inner = f"<failure message={_attribute(sentence)}>{details}</failure>"
    elif figure.verdict.outcome is ClaimOutcome.UNVERIFIABLE:
        inner = f"<skipped message={_attribute(sentence)}/>"
    return f"<testcase classname={_attribute(figure.kind)} name={name}>{inner}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("�", visible(text)))
