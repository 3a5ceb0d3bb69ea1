"""The columns of a DBS register: what each holds and the headers that HR systems give it.

The first header of each is the one that is written.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from safeguarding.errors import UnknownNameError
from safeguarding.registers.headers import Column

COLUMNS: tuple[Column, ...] = (
    Column(
        field="reference",
        headers=(
            *("staff reference", "staff ref", "staff number", "staff no", "staff id", "employee reference"),
            *("employee number", "employee no", "employee id", "emp no", "emp id", "payroll number", "payroll no"),
            *("payroll ref", "personnel number", "personnel no", "person id", "person number", "assignment number"),
            *("reference", "ref", "id", "employee ref"),
        ),
    ),
    Column(field="name", headers=("name", "full name", "employee name", "staff name", "employee")),
    Column(field="forename", headers=("forename", "first name", "forenames", "given name", "known as")),
    Column(field="surname", headers=("surname", "last name", "family name")),
    Column(
        field="starts",
        headers=(
            *("start date", "started", "date started", "employment start date", "date joined", "joined"),
            *("commencement date", "hire date", "date of appointment", "appointment date", "continuous service date"),
        ),
    ),
    Column(
        field="left",
        headers=("leaving date", "leave date", "date left", "left", "date of leaving", "termination date", "end date"),
    ),
    Column(field="risk_assessed", headers=("risk assessment date", "risk assessment", "risk assessed", "ra date")),
    Column(
        field="role",
        headers=("role", "post", "post title", "job title", "position", "job role", "job", "position title"),
    ),
    Column(
        field="required",
        headers=("required level", "level required", "dbs level required", "required dbs level", "required check"),
    ),
    Column(
        field="requires_check",
        headers=(
            "dbs required",
            "check required",
            "requires dbs",
            "requires check",
            "dbs needed",
            "dbs check required",
        ),
    ),
    Column(field="post_starts", headers=("post start date", "position start date")),
    Column(field="post_ends", headers=("post end date", "position end date")),
    Column(
        field="number",
        headers=(
            *("dbs number", "dbs no", "certificate number", "certificate no", "cert no", "cert number", "crb number"),
            *("dbs certificate number", "dbs certificate no", "disclosure number", "disclosure no", "crb no"),
            *("disclosure reference", "dbs ref", "dbs reference", "dbs disclosure number", "certificate ref"),
        ),
    ),
    Column(
        field="level",
        headers=(
            *("dbs level", "level", "level of check", "check level", "disclosure level", "level of disclosure"),
            *("disclosure type", "dbs type", "type of check", "check type", "certificate type", "dbs check type"),
        ),
    ),
    Column(field="workforce", headers=("workforce", "dbs workforce", "workforce type")),
    Column(
        field="issued",
        headers=(
            *("issue date", "cert issue date", "certificate issue date", "dbs issue date", "date of issue", "issued"),
            *("issued on", "date issued", "dbs date", "disclosure date", "dbs check date", "date of dbs", "crb date"),
            *("dbs certificate date", "certificate date", "date of dbs check", "dbs date of issue", "check date"),
        ),
        is_required=True,
    ),
    Column(
        field="submitted",
        headers=("date submitted", "submitted", "submitted on", "certificate submitted on", "dbs submitted"),
    ),
    Column(
        field="seen",
        headers=("date seen", "seen", "seen on", "certificate seen", "date certificate seen", "date verified"),
    ),
    Column(
        field="entry_issued",
        headers=("initial dbs date", "first dbs date", "entry check date", "original dbs date", "dbs date at entry"),
    ),
    Column(
        field="status_checked",
        headers=(
            *("status check date", "update service check date", "update service checked", "us check date"),
            *("last status check", "date of status check", "update service date"),
        ),
    ),
    Column(
        field="status_result",
        headers=("status check result", "update service result", "us result", "update service status", "us status"),
    ),
    Column(field="status_number", headers=("status check certificate number",)),
    Column(
        field="subscribed",
        headers=("update service", "on update service", "update service subscriber", "update service registered"),
    ),
    Column(field="subscription_starts", headers=("subscription start date", "update service start date")),
    Column(field="subscription_ends", headers=("subscription end date", "update service end date")),
    Column(field="subscription_number", headers=("subscription certificate number",)),
    Column(
        field="applied",
        headers=("application date", "applied on", "applied", "date applied", "dbs applied", "renewal submitted"),
    ),
    Column(field="applied_level", headers=("application level", "level applied for")),
    Column(field="withdrawn", headers=("application withdrawn", "application withdrawn on", "withdrawn on")),
    Column(field="absence_starts", headers=("absence start date", "absent from", "absence start")),
    Column(field="absence_ends", headers=("absence end date", "absent to", "absence end")),
    Column(field="break_starts", headers=("break start date", "break in service from", "break start")),
    Column(field="break_ends", headers=("break end date", "break in service to", "break end")),
)

DATE_FIELDS = (
    *("starts", "left", "risk_assessed", "post_starts", "post_ends", "issued", "submitted", "seen", "entry_issued"),
    *("status_checked", "subscription_starts", "subscription_ends", "applied", "withdrawn"),
    *("absence_starts", "absence_ends", "break_starts", "break_ends"),
)


def columns_with(declared: Mapping[str, str]) -> tuple[Column, ...]:
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
    known = {column.field for column in COLUMNS}
    for field in declared:
        if field not in known:
            raise UnknownNameError.among("register column", field, known)
    return tuple(
        attrs.evolve(column, headers=(declared[column.field],), is_required=True)
        if column.field in declared
        else column
        for column in COLUMNS
    )
