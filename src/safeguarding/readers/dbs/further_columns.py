"""Columns that a register has more than once: a column, or a group of them, for each check of a person.

Number, level and date that stand side by side again and again are a check each. Where only the dates are repeated, all are
kept, and the one level is the latest's. A second column under another name may hold another day than that of issue: where
the two differ, the day is unknown, and somebody is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, second_table
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.titles import folded, readings

_AGAIN, _OTHERWISE = " again ", "issued otherwise "
_CERTIFICATES = ("issued", "number", "level", "workforce", "submitted", "seen")
CONFIRMATION_FIELDS = frozenset({"confirmed", "confirmed_to", "agency"})
"""The columns of a written confirmation of a certificate; a row has one confirmation."""
_DECIDING = ("level", "required", "requires_check")
_STATUS_CHECKS = ("status_checked", "status_result", "status_number")
_FARTHEST_HEADER = 30
# what says which of several checks a column is of; "renewal" may be the day on which the next one is due
_SEQUENCE = re.compile(
    r"\b(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:19|20)[0-9]{2}|second|third|fourth|fifth|new|newest|latest|last|most recent|recent"
    r"|current|previous|prior|old|older|earlier)\b"
)


def plain_title(title: str) -> str:
    """A title without what says which of several checks it is of; what was a CRB check is a DBS check now.

    Examples:
        >>> plain_title("DBS Date (2)"), plain_title("Previous CRB date"), plain_title("DBS renewal date")
        ('dbs date', 'dbs date', 'dbs renewal date')
    """
    return " ".join(re.sub(r"\bcrb\b", "dbs", _SEQUENCE.sub(" ", folded(title))).split())


def with_titles_in_sequence(grid: Grid, columns: Sequence[Column]) -> list[Column]:
    """The columns, that of issue dates also by titles such as "2nd DBS date", where a grid has such."""
    (own,) = (column for column in columns if column.field == "issued")
    known = {name for column in columns for header in column.headers for name in readings(header)}
    plain = {plain_title(header) for header in own.headers}
    titles = (cell for row in grid.rows[:_FARTHEST_HEADER] for cell in row.cells if cell.strip())
    more = [each for each in titles if known.isdisjoint(readings(each)) and plain_title(each) in plain]
    if len(own.headers) == 1 or not more:
        # a declared header is the only one that is looked for
        return list(columns)
    wider = attrs.evolve(own, headers=(*own.headers, *dict.fromkeys(more)))
    return [wider if column is own else column for column in columns]


def with_further(header: Header) -> Header:
    """A header with every column that repeats one of a certificate, or of a status check."""
    titles = header.row.cells
    beside = second_table(titles) or len(titles)
    places = {field: [k for k in _places(header, field) if k < beside] for field in (*_CERTIFICATES, *_STATUS_CHECKS)}
    dates = places["issued"]
    if not dates:
        return header
    family = plain_title(titles[dates[0]])
    same = [k for k in dates if plain_title(titles[k]) == family]
    others = [k for k in dates if k not in same]
    again = {f"issued{_AGAIN}{k}": place for k, place in enumerate(same[1:], start=1)}
    for fields, count in ((_CERTIFICATES[1:], len(same)), (_STATUS_CHECKS, len(places["status_checked"]))):
        for field in fields:
            if len(places[field]) == count > 1:
                again |= {f"{field}{_AGAIN}{k}": place for k, place in enumerate(places[field][1:], start=1)}
    otherwise = {f"{_OTHERWISE}{k}": place for k, place in enumerate(others)}
    unpaired = [
        field
        for field, beside in (("level", len(same)), ("status_result", len(places["status_checked"])))
        if len(places[field]) not in (0, 1, beside) and (beside > 1 or field == "status_result")
    ]
    columns = {column.field: column for column in header.columns}
    further = tuple(attrs.evolve(columns[_own(field)], field=field) for field in (*again, *otherwise))
    return attrs.evolve(
        header,
        columns=(*header.columns, *further),
        positions={k: v for k, v in header.positions.items() if k not in unpaired} | again | otherwise,
        faults=tuple(_faults(header, again, otherwise, {field: places[field] for field in unpaired})),
    )


def _own(field: str) -> str:
    return "issued" if field.startswith(_OTHERWISE) else field.partition(_AGAIN)[0]


def _places(header: Header, field: str) -> list[int]:
    """The positions of all columns of a field, the one that is read first."""
    own = header.positions.get(field)
    if own is None:
        return []
    (column,) = (each for each in header.columns if each.field == field)
    known, taken = frozenset(map(folded, column.headers)), {*header.positions.values()}
    more = (k for k, title in enumerate(header.row.cells) if not known.isdisjoint(readings(title)))
    return [own, *(k for k in more if k not in taken)]


def _faults(
    header: Header, again: Mapping[str, int], otherwise: Mapping[str, int], unpaired: Mapping[str, Sequence[int]]
) -> Iterator[Fault]:
    titles, own = header.row.cells, header.title("issued")
    kept = {titles[k].strip(): field for field, k in again.items()}
    asked = {titles[k].strip() for k in otherwise.values()}
    left_out = {titles[k].strip() for places in unpaired.values() for k in places}
    deciding = {titles[k].strip() for field in _DECIDING for k in _places(header, field)[1:]}
    is_level_repeated = count_of(again, "level") > 0
    for fault in header.faults:
        title = fault.place.column
        severity = Severity.WARNING if title in kept or title in asked else fault.severity
        if title in kept:
            problem, remedy = "a further column with the same title: read with the others of its group", ""
            if _own(kept[title]) == "issued":
                problem = "a further column of issue dates with the same title: all are kept, and the latest counts"
                remedy = "" if is_level_repeated else "number and level are taken as the latest's"
        elif title in asked:
            problem = f"{fault.problem.partition(';')[0]}, under another name than {own!r}"
            remedy = f"a day is known only where all of them say it; declare which is the day of issue: issued={own}"
        elif title in left_out:
            problem, severity = f"{fault.problem.partition(';')[0]}, and another number of dates", Severity.ERROR
            remedy = "which is of which check is not known, so none was read: give each date one, or declare one"
        else:
            problem, remedy = fault.problem, fault.remedy
            severity = Severity.ERROR if title in deciding else severity
        yield attrs.evolve(fault, problem=problem, remedy=remedy, severity=severity)


def is_further(field: str) -> bool:
    """Whether a field is that of a column which repeats another."""
    return _AGAIN in field or field.startswith(_OTHERWISE)


def count_of(fields: Iterable[str], field: str) -> int:
    """How many columns repeat one.

    Examples:
        >>> count_of(["issued", "issued again 1", "level"], "issued")
        1
    """
    return sum(each.startswith(f"{field}{_AGAIN}") for each in fields)


def otherwise(fields: Iterable[str]) -> list[str]:
    """The fields of columns of issue dates under other names."""
    return [each for each in fields if each.startswith(_OTHERWISE)]


def group(cells: Cells, place: int, columns: Mapping[str, Column]) -> Cells:
    """The cells of one of several checks of a row, under the plain names of their fields.

    Args:
        cells: The row.
        place: Which of its checks, the first being 0.
        columns: The plain columns.
    """
    names = _names(cells, place)
    texts = {field: cells.texts[name] for field, name in names.items()}
    return Cells(texts, columns, {field: cells.looked[name] for field, name in names.items() if name in cells.looked})


def hand_back(cells: Cells, part: Cells, place: int) -> None:
    """Report the doubts of one of several checks at the columns in which its cells stand."""
    names = _names(cells, place)
    for field, problem, remedy, severity in part.doubts:
        cells.report(names.get(field, field), problem, remedy, severity)


def _names(cells: Cells, place: int) -> dict[str, str]:
    if place:
        found = {field: f"{field}{_AGAIN}{place}" for field in (*_CERTIFICATES, *_STATUS_CHECKS)}
        return {field: name for field, name in found.items() if name in cells.texts}
    return {field: field for field in cells.texts if not is_further(field) and field not in CONFIRMATION_FIELDS}
