"""Checked reports as Markdown, and as JUnit XML for a build that shows test results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.figures.words import Outcome


def check_markdown(reports: Sequence[CheckedReport]) -> str:
    """The reports as Markdown: what cannot be right first, then everything that was examined.

    Examples:
        >>> print(check_markdown([CheckedReport(name="report.md", figures=(), remarks=("A page holds no text.",))]), end="")
        # report.md
        <BLANKLINE>
        0 examined.
        <BLANKLINE>
        Note: A page holds no text.
        <BLANKLINE>
    """
    return "\n".join(line for report in reports for line in _markdown(report)) + "\n"


def summary(report: CheckedReport) -> str:
    """How many figures were examined, and with which outcome.

    Examples:
        >>> summary(CheckedReport(name="report.md", figures=()))
        '0 examined'
    """
    counts = {outcome: sum(each.verdict.outcome is outcome for each in report.figures) for outcome in Outcome}
    parts = [f"{count} {outcome.label}" for outcome, count in counts.items() if count]
    unusual = sum(each.verdict.is_unusual for each in report.figures)
    if unusual:
        parts.append(f"{unusual} only under an unusual rule")
    return ", ".join([f"{len(report.figures)} examined", *parts])


def _markdown(report: CheckedReport) -> Iterator[str]:
    yield f"# {_plain(report.name)}"
    yield ""
    yield f"{summary(report)}."
    yield ""
    for figure in report.inconsistent:
        yield f"- **{figure.place}**: {_plain(figure.verdict.sentence)}"
    if report.inconsistent:
        yield ""
    if report.figures:
        yield "| Place | Kind | About | Outcome | Why |"
        yield "|---|---|---|---|---|"
        yield from (_row(figure) for figure in report.figures)
        yield ""
    for remark in report.remarks:
        yield f"Note: {_plain(remark)}"
        yield ""


def _row(figure: CheckedFigure) -> str:
    why = " ".join((figure.verdict.sentence, *figure.verdict.remarks))
    cells = (figure.place, figure.kind, "; ".join((figure.about, *figure.taken)), figure.verdict.label, why)
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


_SPECIAL = re.compile(r"([\\|*_`<\[\]])")


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


# characters that XML 1.0 cannot hold
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_junit(reports: Sequence[CheckedReport]) -> str:
    """The reports as JUnit XML: a suite a file, a case a claim; unverifiable is skipped, inconsistent fails.

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
        skipped = sum(each.verdict.outcome is Outcome.UNVERIFIABLE for each in report.figures)
        lines.append(
            f"<testsuite name={_attribute(report.name)} tests={_attribute(str(len(report.figures)))} "
            f'failures={_attribute(str(len(report.inconsistent)))} errors="0" skipped={_attribute(str(skipped))}>'
        )
        lines += [_case(figure) for figure in report.figures]
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(figure: CheckedFigure) -> str:
    name = _attribute(f"{figure.place}, {figure.about}" if figure.about else figure.place)
    sentence = figure.verdict.sentence
    inner = ""
    if figure.verdict.is_inconsistent:
        details = escape(_NO_XML.sub("�", "\n".join(map(str, figure.verdict.remedies))))
        inner = f"<failure message={_attribute(sentence)}>{details}</failure>"
    elif figure.verdict.outcome is Outcome.UNVERIFIABLE:
        inner = f"<skipped message={_attribute(sentence)}/>"
    return f"<testcase classname={_attribute(figure.kind)} name={name}>{inner}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("�", text))
