"""What the commands print for programs: typed data under a format's name and version.

A format's version goes up with every change that a program which read the last one could not take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from safeguarding.faults import Fault, Place
from safeguarding.labels import Labelled
from safeguarding.pages.cells import as_data
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Source
from safeguarding.texts import json_parts

Data = dict[str, Any]


class Format(Labelled):
    """The formats, each with its version."""

    BRIEF = "safeguarding.brief/1"
    CHECK = "safeguarding.check/1"
    CHILDREN = "safeguarding.children/1"
    CONFORMANCE = "safeguarding.conformance/1"
    DBS = "safeguarding.dbs/1"
    DBS_RECORD = "safeguarding.dbs-record/1"
    DUE = "safeguarding.due/1"
    HISTORY = "safeguarding.history/1"
    INDICATORS = "safeguarding.indicators/1"
    MOVED = "safeguarding.moved/1"
    PLAN = "safeguarding.plan/1"
    PROFILE = "safeguarding.profile/1"
    RECRUITMENT = "safeguarding.recruitment/1"
    RULES = "safeguarding.rules/1"
    SURVEY = "safeguarding.survey/1"
    TIMELINESS = "safeguarding.timeliness/1"


def json_text(form: Format, data: Data) -> str:
    """The data as JSON, under the format's name.

    Examples:
        >>> print(json_text(Format.RULES, {"rules": []}))
        {
          "format": "safeguarding.rules/1",
          "rules": []
        }
    """
    return "".join(json_text_parts(form, data))


def json_text_parts(form: Format, data: Data) -> Iterator[str]:
    """The same text, some of it at a time."""
    return json_parts({"format": form.value, **data})


def page_data(page: Page) -> Data:
    """A page as data."""
    return {
        "title": page.title,
        "about": page.about,
        "as_at": page.as_at.isoformat(),
        "sections": [section_data(section) for section in page.sections],
        "files_not_read": list(page.files_not_read),
    }


def section_data(section: Section) -> Data:
    """A section as data."""
    return {
        "title": section.title,
        "paragraphs": list(section.paragraphs),
        "conflicts": [fault_data(conflict) for conflict in section.conflicts],
        "tables": [table_data(table) for table in section.tables],
        "notes": list(section.notes),
    } | ({"sources": [source_data(each) for each in section.sources]} if section.sources else {})


def table_data(table: Table) -> Data:
    """A table as data: its columns with their keys, and each row by key.

    Examples:
        >>> table_data(Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)]))["rows"]
        [{'wave': '2017', 'n': 112}]
    """
    keys = table.keys
    return {
        "caption": table.caption,
        "columns": [{"key": key, "header": header} for key, header in zip(keys, table.columns, strict=True)],
        "rows": [dict(zip(keys, map(as_data, row), strict=True)) for row in table.rows],
        "notes": list(table.notes),
    } | ({"reasons": [_reason_data(each) for each in table.reasons]} if table.reasons else {})


def _reason_data(reason: Reason) -> Data:
    figures = {"figures": reason.figures} if reason.figures else {}
    return {**figures, "rule": reason.rule, "source": source_data(reason.source)}


def fault_data(fault: Fault) -> Data:
    """A fault as data: its place, what is wrong, the remedy, and the rule behind it."""
    texts = {"place": place_data(fault.place), "problem": fault.problem, "found": fault.found, "remedy": fault.remedy}
    data: Data = {name: value for name, value in texts.items() if value} | {"severity": fault.severity.value}
    return data | ({"source": source_data(fault.source)} if fault.source else {})


def place_data(place: Place) -> Data:
    """A place as data, of which only the parts that apply are given."""
    return {name: value for name, value in attrs.asdict(place).items() if value not in ("", None)}


def source_data(source: Source) -> Data:
    """A source as data, with how surely the rule is known.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> source_data(Source(title="SI 2007/462", clause="reg 2", certainty=Certainty.FROM_MEMORY))
        {'title': 'SI 2007/462', 'clause': 'reg 2', 'certainty': {'code': 'from_memory', 'label': 'from memory, to be verified'}}
    """
    names = ("title", "clause", "published_at", "version_read", "note")
    texts = {name: getattr(source, name) for name in names}
    data: Data = {name: text for name, text in texts.items() if text} | {"certainty": as_data(source.certainty)}
    return data | ({"checked_on": source.checked_on.isoformat()} if source.checked_on else {})
