"""The columns of a DBS register: one table, from which reading row by row, reading by column and writing follow.

A column's first header is the one that is written. A new column is a line here, once its record has the attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH
from safeguarding.dbs.checks import FIRST_ISSUE
from safeguarding.errors import UnknownNameError
from safeguarding.readers.dbs.cells import (
    day,
    end_day,
    held_level,
    is_leaver,
    is_subscribed,
    issue,
    left_day,
    level,
    number,
    required_level,
    requires_check,
    result,
)
from safeguarding.readers.dbs.words import STATUS_FIELD
from safeguarding.readers.dbs.written_cells import (
    confirmation_written,
    issue_written,
    leaver_written,
    level_written,
    required_written,
    seen_written,
    yes_written,
)
from safeguarding.tables.headers import Column
from safeguarding.tables.spreadsheet_dates import DateColumn
from safeguarding.tables.typed_tables import Value


@attrs.frozen(kw_only=True)
class RegisterField(Column):
    """A column of a register.

    Attributes:
        part: What its cells are part of: a field of the person that holds records, or "" for the person's own.
        attribute: What it fills there; empty for a cell that another one is read with.
        write: What is written of a record, where that is not the attribute alone.
        keep: Which of two values is kept where rows of one person differ: the one that can make nobody safer.
        not_before: Date columns whose days, in a row without doubts, are not after this one's.
        earliest: The first day that a row without doubts can have.
    """

    part: str = ""
    attribute: str = ""
    write: Callable[[Any], Value] | None = None
    keep: Callable[..., Any] = max
    not_before: tuple[str, ...] = ()
    earliest: date = date.min


def _is_number(cell: str) -> bool:
    return len(cell) == LENGTH and cell.isdigit()


# what a cell fills: "posts.role", "name" of the person; nothing where another cell is read with it: "certificates."
def _field(field: str, fills: str, headers: str, **more: Any) -> RegisterField:  # noqa: ANN401 - the rest
    part, _, attribute = fills.rpartition(".")
    return RegisterField(field=field, headers=headers, part=part, attribute=attribute, **more)


def _day(field: str, fills: str, headers: str, **more: Any) -> RegisterField:  # noqa: ANN401 - the rest
    more.setdefault("read", day)
    return _field(field, fills, headers, look=DateColumn.of, **more)


FIELDS: tuple[RegisterField, ...] = (
    _field(
        "reference",
        "reference",
        "staff reference | staff ref | staff number | staff no | staff id | employee reference | employee number"
        " | employee no | employee id | emp no | emp id | payroll number | payroll no | payroll ref | payroll"
        " | personnel number | personnel no | person id | person number | assignment number | reference | ref"
        " | id | employee ref | staff code | worker id | emp number | payroll id | employee code | worker reference | esr number"
        " | person ref | colleague number | volunteer id | governor id | assignment no",
    ),
    _field(
        "name",
        "name",
        "name | full name | employee name | staff name | employee | employee full name | staff member",
    ),
    _field("forename", "", "forename | first name | forenames | given name | known as | legal forename"),
    _field("surname", "", "surname | last name | family name | legal surname"),
    _day(
        "starts",
        "starts_on",
        "start date | started | date started | employment start date | date joined | joined | commencement date"
        " | hire date | date of appointment | appointment date | continuous service date | date commenced | employment start",
        keep=min,
    ),
    _day(
        "left",
        "left_on",
        "leaving date | leave date | date left | left | date of leaving | termination date | end date | employment end date"
        " | last day of service | leaver date | date employment ended",
        read=left_day,
        not_before=("starts",),
    ),
    _field(
        "leaver",
        "is_leaver",
        "leaver | has left | is leaver | leaver status | leaver yes no | leaver y n | left y n",
        read=is_leaver,
        write=leaver_written,
    ),
    _field(
        STATUS_FIELD,
        "is_leaver",
        "employment status | employee status | staff status | assignment status | person status | worker status | status",
        read=is_leaver,
    ),
    _day(
        "risk_assessed",
        "risk_assessed_on",
        "risk assessment date | risk assessment | risk assessed | ra date",
    ),
    _field(
        "role",
        "posts.role",
        "role | post | post title | job title | position | job role | job | position title | post held | position held"
        " | role title",
    ),
    _field(
        "required",
        "posts.required",
        "required level | level required | dbs level required | required dbs level | required check | level of dbs required"
        " | dbs level needed",
        read=required_level,
        write=required_written,
    ),
    _field(
        "requires_check",
        "posts.requires_check",
        "dbs required | check required | requires dbs | requires check | dbs needed | dbs check required",
        read=requires_check,
    ),
    _day("post_starts", "posts.starts_on", "post start date | position start date | start date in post"),
    _day("post_ends", "posts.ends_on", "post end date | position end date", read=end_day, not_before=("post_starts",)),
    _field(
        "number",
        "certificates.number",
        "dbs number | dbs no | certificate number | certificate no | cert no | cert number | crb number"
        " | dbs certificate number | dbs certificate no | disclosure number | disclosure no | crb no"
        " | disclosure reference | dbs ref | dbs reference | dbs disclosure number | certificate ref | dbs cert no"
        " | dbs cert number | dbs ref no | dbs disclosure no | dbs disclosure ref | dbs disclosure reference"
        " | dbs disclosure reference number | enhanced dbs certificate number | disclosure certificate number"
        " | dbs certificate reference | dbs certificate ref | crb certificate number | crb disclosure number | crb disclosure no",
        read=number,
        looks_like=_is_number,
        cells_are=f"numbers of {LENGTH} digits",
    ),
    _field(
        "level",
        "certificates.level",
        "dbs level | level | level of check | check level | disclosure level | level of disclosure"
        " | disclosure type | dbs type | type of check | check type | certificate type | dbs check type | level of dbs"
        " | dbs check level | type of dbs | type of dbs check | level held | held level | dbs level held | held dbs level"
        " | level of dbs held | dbs type held | current dbs level",
        read=held_level,
        write=level_written,
    ),
    _field(
        "workforce",
        "certificates.",
        "workforce | dbs workforce | workforce type | child adult workforce | workforce child adult",
    ),
    _day(
        "issued",
        "certificates.issued_on",
        "issue date | cert issue date | certificate issue date | dbs issue date | date of issue | issued"
        " | issued on | date issued | dbs date | disclosure date | dbs check date | date of dbs | crb date"
        " | dbs certificate date | certificate date | date of dbs check | dbs date of issue | check date | date dbs issued"
        " | dbs issued | dbs issue | dbs issued date | dbs date issued | issue date of dbs | date of issue of dbs | dbs certificate issue date"
        " | dbs certificate date of issue | dbs certificate issued | date of dbs certificate | date of certificate"
        " | certificate issued | disclosure issue date | date of disclosure | dbs disclosure date | crb issue date"
        " | enhanced dbs date | enhanced dbs issue date | dbs enhanced issue date",
        read=issue,
        write=issue_written,
        earliest=FIRST_ISSUE,
        not_before=("submitted", "entry_issued"),
        is_required=True,
        from_its_end="to work from it, say the interval that it was counted with: --expiry-interval '3 years'",
    ),
    _day(
        "submitted",
        "certificates.submitted_on",
        "date submitted | submitted | submitted on | certificate submitted on | dbs submitted | dbs submitted date"
        " | date dbs submitted",
    ),
    _day(
        "seen",
        "certificates.seen_on",
        "date seen | seen | seen on | certificate seen | date certificate seen | date verified | dbs seen | dbs seen date | dbs seen on | date dbs seen"
        " | certificate seen date | dbs certificate seen | date certificate viewed",
        write=seen_written,
        not_before=("issued",),
    ),
    _day(
        "confirmed",
        "certificates.",
        "confirmation seen | confirmation received | agency confirmation | agency confirmation seen"
        " | agency confirmation received | agency confirmation date | written confirmation | written confirmation seen"
        " | written confirmation received | written confirmation date | date of written confirmation | date of confirmation"
        " | date confirmation received | letter of assurance | letter of assurance date | letter of assurance received",
        write=confirmation_written("seen_on"),
    ),
    _field(
        "confirmed_to",
        "certificates.",
        "confirmation seen by | confirmation received by | confirmation seen by role",
        write=confirmation_written("seen_by"),
    ),
    _field(
        "agency",
        "certificates.",
        "agency | agency name | supply agency | employment agency | confirming agency",
        write=confirmation_written("agency"),
    ),
    _day(
        "entry_issued",
        "entry certificates.",
        "initial dbs date | first dbs date | entry check date | original dbs date | dbs date at entry",
    ),
    _day(
        "status_checked",
        "status_checks.checked_on",
        "status check date | update service check date | update service checked | us check date"
        " | last status check | date of status check | update service date | date of update service check"
        " | last update service check | date update service checked | update service date checked | us last checked | us checked | us check",
    ),
    _field(
        "status_result",
        "status_checks.result",
        "status check result | update service result | us result | update service status | us status"
        " | update service check result | update service outcome | us outcome | result of status check",
        read=result,
    ),
    _field("status_number", "status_checks.number", "status check certificate number", read=number),
    _field(
        "subscribed",
        "subscriptions.",
        "update service | on update service | update service subscriber | update service registered | dbs update service"
        " | update service y n | subscribed to update service | on the update service",
        read=is_subscribed,
        write=yes_written,
    ),
    _day("subscription_starts", "subscriptions.starts_on", "subscription start date | update service start date"),
    _day("subscription_ends", "subscriptions.ends_on", "subscription end date | update service end date"),
    _field("subscription_number", "subscriptions.number", "subscription certificate number", read=number),
    _day(
        "applied",
        "applications.submitted_on",
        "application date | applied on | applied | date applied | dbs applied | renewal submitted | dbs application date"
        " | date dbs applied for | date applied for dbs",
    ),
    _field("applied_level", "applications.level", "application level | level applied for", read=level),
    _day("withdrawn", "applications.withdrawn_on", "application withdrawn | application withdrawn on | withdrawn on"),
    _day("absence_starts", "absences.starts_on", "absence start date | absent from | absence start"),
    _day("absence_ends", "absences.ends_on", "absence end date | absent to | absence end"),
    _day("break_starts", "breaks.starts_on", "break start date | break in service from | break start"),
    _day("break_ends", "breaks.ends_on", "break end date | break in service to | break end"),
)


BY_NAME: Mapping[str, RegisterField] = {field.field: field for field in FIELDS}


def columns_with(declared: Mapping[str, str]) -> tuple[RegisterField, ...]:
    """The columns, with a register's own headers put first.

    Args:
        declared: The header of each field that goes by another name: ``{"issued": "Cert valid from"}``. A declared
            header is the only one that is looked for.

    Raises:
        UnknownNameError: for a field that no register has.

    Examples:
        >>> [each.headers for each in columns_with({"issued": "Valid from"}) if each.field == "issued"]
        [('Valid from',)]
        >>> columns_with({"isued": "Valid from"})
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown register column 'isued'; did you mean 'issued'?
    """
    for field in declared:
        if field not in BY_NAME:
            raise UnknownNameError.among("register column", field, BY_NAME)
    return tuple(
        attrs.evolve(column, headers=(declared[column.field],), is_required=True)
        if column.field in declared
        else column
        for column in FIELDS
    )
