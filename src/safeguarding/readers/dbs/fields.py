"""The columns of a DBS register: one table, from which reading row by row, reading by column and writing follow.

A column's first header is the one that is written. A new column is a line here, once its record has the attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.people import Post
from safeguarding.errors import UnknownNameError
from safeguarding.readers.dbs.cells import (
    day,
    held_level,
    is_subscribed,
    issue,
    level,
    number,
    required_level,
    requires_check,
    result,
)
from safeguarding.readers.dbs.words import UNKNOWN
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
        keep: Which of two days is kept where rows of one person differ: the one that can make nobody safer.
        not_before: Date columns whose days, in a row without doubts, are not after this one's.
        earliest: The first day that a row without doubts can have.
    """

    part: str = ""
    attribute: str = ""
    write: Callable[[Any], Value] | None = None
    keep: Callable[..., date] | None = None
    not_before: tuple[str, ...] = ()
    earliest: date = date.min


def _required(post: Post) -> Value:
    if not post.is_requirement_known:
        return UNKNOWN
    return None if post.required is None else str(post.required)


def _issued(certificate: Certificate) -> Value:
    return certificate.issued_on or UNKNOWN


def _yes(_: object) -> Value:
    return "yes"


def _field(field: str, headers: str, **more: Any) -> RegisterField:  # noqa: ANN401 - the other attributes of the class
    look = DateColumn.of if more.get("read") in (day, issue) else None
    return RegisterField(field=field, headers=tuple(headers.split(" | ")), look=look, **more)


FIELDS: tuple[RegisterField, ...] = (
    _field(
        "reference",
        "staff reference | staff ref | staff number | staff no | staff id | employee reference"
        " | employee number | employee no | employee id | emp no | emp id | payroll number | payroll no"
        " | payroll ref | personnel number | personnel no | person id | person number | assignment number"
        " | reference | ref | id | employee ref",
        attribute="reference",
    ),
    _field(
        "name",
        "name | full name | employee name | staff name | employee",
        attribute="name",
    ),
    _field(
        "forename",
        "forename | first name | forenames | given name | known as",
    ),
    _field(
        "surname",
        "surname | last name | family name",
    ),
    _field(
        "starts",
        "start date | started | date started | employment start date | date joined | joined"
        " | commencement date | hire date | date of appointment | appointment date | continuous service date",
        attribute="starts_on",
        read=day,
        keep=min,
    ),
    _field(
        "left",
        "leaving date | leave date | date left | left | date of leaving | termination date | end date",
        attribute="left_on",
        read=day,
        keep=max,
        not_before=("starts",),
    ),
    _field(
        "risk_assessed",
        "risk assessment date | risk assessment | risk assessed | ra date",
        attribute="risk_assessed_on",
        read=day,
        keep=max,
    ),
    _field(
        "role",
        "role | post | post title | job title | position | job role | job | position title",
        part="posts",
        attribute="role",
    ),
    _field(
        "required",
        "required level | level required | dbs level required | required dbs level | required check",
        part="posts",
        attribute="required",
        read=required_level,
        write=_required,
    ),
    _field(
        "requires_check",
        "dbs required | check required | requires dbs | requires check | dbs needed | dbs check required",
        part="posts",
        attribute="requires_check",
        read=requires_check,
    ),
    _field(
        "post_starts",
        "post start date | position start date",
        part="posts",
        attribute="starts_on",
        read=day,
    ),
    _field(
        "post_ends",
        "post end date | position end date",
        part="posts",
        attribute="ends_on",
        read=day,
        not_before=("post_starts",),
    ),
    _field(
        "number",
        "dbs number | dbs no | certificate number | certificate no | cert no | cert number | crb number"
        " | dbs certificate number | dbs certificate no | disclosure number | disclosure no | crb no"
        " | disclosure reference | dbs ref | dbs reference | dbs disclosure number | certificate ref",
        part="certificates",
        attribute="number",
        read=number,
    ),
    _field(
        "level",
        "dbs level | level | level of check | check level | disclosure level | level of disclosure"
        " | disclosure type | dbs type | type of check | check type | certificate type | dbs check type",
        part="certificates",
        attribute="level",
        read=held_level,
    ),
    _field(
        "workforce",
        "workforce | dbs workforce | workforce type",
        part="certificates",
    ),
    _field(
        "issued",
        "issue date | cert issue date | certificate issue date | dbs issue date | date of issue | issued"
        " | issued on | date issued | dbs date | disclosure date | dbs check date | date of dbs | crb date"
        " | dbs certificate date | certificate date | date of dbs check | dbs date of issue | check date",
        part="certificates",
        attribute="issued_on",
        read=issue,
        write=_issued,
        earliest=FIRST_ISSUE,
        not_before=("submitted", "entry_issued"),
        is_required=True,
    ),
    _field(
        "submitted",
        "date submitted | submitted | submitted on | certificate submitted on | dbs submitted",
        part="certificates",
        attribute="submitted_on",
        read=day,
    ),
    _field(
        "seen",
        "date seen | seen | seen on | certificate seen | date certificate seen | date verified",
        part="certificates",
        attribute="seen_on",
        read=day,
        not_before=("issued",),
    ),
    _field(
        "entry_issued",
        "initial dbs date | first dbs date | entry check date | original dbs date | dbs date at entry",
        part="entry certificates",
        read=day,
    ),
    _field(
        "status_checked",
        "status check date | update service check date | update service checked | us check date"
        " | last status check | date of status check | update service date",
        part="status_checks",
        attribute="checked_on",
        read=day,
    ),
    _field(
        "status_result",
        "status check result | update service result | us result | update service status | us status",
        part="status_checks",
        attribute="result",
        read=result,
    ),
    _field(
        "status_number",
        "status check certificate number",
        part="status_checks",
        attribute="number",
        read=number,
    ),
    _field(
        "subscribed",
        "update service | on update service | update service subscriber | update service registered",
        part="subscriptions",
        read=is_subscribed,
        write=_yes,
    ),
    _field(
        "subscription_starts",
        "subscription start date | update service start date",
        part="subscriptions",
        attribute="starts_on",
        read=day,
    ),
    _field(
        "subscription_ends",
        "subscription end date | update service end date",
        part="subscriptions",
        attribute="ends_on",
        read=day,
    ),
    _field(
        "subscription_number",
        "subscription certificate number",
        part="subscriptions",
        attribute="number",
        read=number,
    ),
    _field(
        "applied",
        "application date | applied on | applied | date applied | dbs applied | renewal submitted",
        part="applications",
        attribute="submitted_on",
        read=day,
    ),
    _field(
        "applied_level",
        "application level | level applied for",
        part="applications",
        attribute="level",
        read=level,
    ),
    _field(
        "withdrawn",
        "application withdrawn | application withdrawn on | withdrawn on",
        part="applications",
        attribute="withdrawn_on",
        read=day,
    ),
    _field(
        "absence_starts",
        "absence start date | absent from | absence start",
        part="absences",
        attribute="starts_on",
        read=day,
    ),
    _field(
        "absence_ends",
        "absence end date | absent to | absence end",
        part="absences",
        attribute="ends_on",
        read=day,
    ),
    _field(
        "break_starts",
        "break start date | break in service from | break start",
        part="breaks",
        attribute="starts_on",
        read=day,
    ),
    _field(
        "break_ends",
        "break end date | break in service to | break end",
        part="breaks",
        attribute="ends_on",
        read=day,
    ),
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
