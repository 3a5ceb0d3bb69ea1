"""How an inspection stands in JSON and TOML: its visits as printed or as bare dates, its areas by its framework's names."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import cattrs

from safeguarding.dates.ranges import DateRange, joined_ranges
from safeguarding.dates.reading import parse_date_ranges
from safeguarding.errors import OutOfCoverageError, ParseError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, Framework, version_of_report
from safeguarding.inspections.records import Inspection
from safeguarding.serialization.scalars import structured_date, structured_member


class _AreaText(str):
    """The words of an area, with the areas that its inspection can have judged: only they are worth a suggestion."""

    __slots__ = ("among",)
    among: tuple[JudgementArea, ...]


def register_inspections(converter: cattrs.Converter) -> None:
    """Teach a converter inspections; date ranges must be known to it."""

    def area(value: object, kind: type[JudgementArea]) -> JudgementArea:
        among = value.among if isinstance(value, _AreaText) else ()
        return structured_member(value, kind, among=among)

    # before the records that hold areas, since a record's hook keeps those of its fields
    converter.register_structure_hook(JudgementArea, area)
    from_table = converter.get_structure_hook(Inspection)

    def inspection(value: object, kind: type[Inspection]) -> Inspection:
        structured: Inspection = from_table(_with_own_words(value), kind)
        return structured

    converter.register_structure_hook(Inspection, inspection)


def _with_own_words(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    table = dict(value)
    table["visits"] = _visits(table["visits"]) if "visits" in table else ()
    areas = _possible_areas(table)
    for list_name in ("judgements", "findings"):
        if rows := _listed(table.get(list_name)):
            table[list_name] = [_among(row, areas) for row in rows]
    return table


def _among(row: object, areas: tuple[JudgementArea, ...]) -> object:
    if not isinstance(row, Mapping) or not isinstance(row.get("area"), str):
        return row
    words = _AreaText(row["area"])
    words.among = areas
    return {**row, "area": words}


def _visits(value: object) -> object:
    """Each text of several ranges as several, days in a row as one visit; what cannot be read stays, to be reported."""
    if not isinstance(value, list | tuple):
        return value
    if value and all(isinstance(each, date) and not isinstance(each, datetime) for each in value):
        joined = joined_ranges(DateRange(day, day) for day in value)
        # two days apart may be two visits, or the first and the last day of one
        return joined if len(joined) == 1 else value
    return [part for each in value for part in _ranges(each)]


def _ranges(value: object) -> Sequence[object]:
    if isinstance(value, str):
        with contextlib.suppress(ParseError):
            return joined_ranges(parse_date_ranges(value))
    return [value]


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _possible_areas(table: Mapping[str, Any]) -> tuple[JudgementArea, ...]:
    """The areas of the version that governs the inspection; of every version where that cannot be said."""
    try:
        framework = structured_member(table.get("framework"), Framework)
    except ParseError:
        return ()
    days = [each.starts_on for each in _listed(table["visits"]) if isinstance(each, DateRange)]
    published_on = None
    with contextlib.suppress(ParseError):
        published_on = structured_date(table.get("published_on"))
    try:
        return version_of_report(framework, starts_on=min(days, default=None), published_on=published_on).value.areas
    except OutOfCoverageError:
        versions = [entry.value for entry in FRAMEWORK_VERSIONS[framework].entries]
        return tuple(dict.fromkeys(area for version in versions for area in version.areas))
