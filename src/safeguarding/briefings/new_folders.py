"""A new folder for an update: commented files to fill in, with the latest published outcome already in them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import OUTCOMES_FILE, UPDATE_FILE, names_of
from safeguarding.errors import UnreadableFileError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.histories import CutOff, graded_history, inspections_of
from safeguarding.inspections.records import Inspection
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.tables.writing import making_folder

_UPDATE = """\
# Whose update this is, and of what day. Nothing that it tells of can lie after its day.
title = "Safeguarding update"
authority = {authority}
reported_on = {on}
"""

_SHEETS = """\

# which sheet of a workbook is meant, where several could be
[sheets]
outcomes = {sheet}
"""

_INSPECTION_HEAD = """\
# The inspection as the update states it. Put down what stands in the update, slips included: finding them is the purpose.
# {filled}
# kind: "full inspection", "standard inspection", "short inspection", "re-inspection", "focused visit",
#   "monitoring visit", "joint targeted area inspection" or "area SEND inspection"
# visits: as printed, the first and the last day; received_on: the day the authority received the report

[inspection]
authority = {authority}
"""

_INSPECTION_BLANK = """\
framework = "ILACS"
kind = "standard inspection"
# visits = ["6 March 2023 – 17 March 2023"]
# published_on = 2023-05-09
# received_on = 2023-05-09
"""

_INSPECTION_TAIL = """
# an area and its grade, once for each area that the update tells of:
# [[inspection.judgements]]
# area = "overall effectiveness"
# grade = "Good"

# what was found: "strength", "area for development", "area for priority action" or "area for improvement"
# [[inspection.findings]]
# kind = "area for development"
# area = "care leavers"
# text = "health passports for all"

# a last day that the letter or the update prints; it is kept beside the one that is counted:
# [[deadlines]]
# task = "statement"   # or "publication", "draft plan", "plan"
# due_on = 2023-08-16
"""

_PROFILE = """\
# How authorities stand nationally, from {file}. Take the marks away from what the update states or you want shown.
as_at = {on}
framework = {framework}
# inspected_by = {on}
# published_by = {on}
# region = {region}
with_statistical_neighbours = true
attribution = "Contains public sector information licensed under the Open Government Licence v3.0 (Ofsted)."
# stated_base = 153
# [[stated]]
# grade = "Good"
# count = 67
"""


def write_new_update(
    folder: Path,
    *,
    authority: str,
    on: date,
    register: AuthorityRegister,
    outcomes: Path | None = None,
    sheet: str | None = None,
) -> tuple[str, ...]:
    """Write the folder, and return the names of its files.

    Args:
        folder: It must not be there, or be empty: nothing is ever written over.
        authority: Whose update it is, by name or code.
        on: The date of the update.
        register: The authorities.
        outcomes: A published table; a copy stands in the folder, and its latest outcome of the authority that was
            published by the date is written in, to be compared with what the update states.
        sheet: The sheet of a workbook of outcomes, where several could be meant.

    Raises:
        UnknownNameError: for an authority that the register does not know on that day.
        UnreadableFileError: for a folder that holds anything, and one that cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.authorities.england import english_authorities
        >>> with TemporaryDirectory() as name:
        ...     write_new_update(
        ...         Path(name, "ours"), authority="York", on=date(2023, 9, 20), register=english_authorities()
        ...     )
        ('update.toml', 'inspection.toml')
    """
    ours = register.find(authority, on=on)
    copied = None if outcomes is None else f"{Path(OUTCOMES_FILE).stem}{outcomes.suffix.casefold()}"
    if outcomes is not None and copied not in names_of(OUTCOMES_FILE):
        remedy = f"save the table as CSV or XLSX, and name that file: a briefing reads {OUTCOMES_FILE}"
        raise UnreadableFileError("a table under the name of something else", file=outcomes.name, remedy=remedy)
    latest = None if outcomes is None else _latest(outcomes, ours, on, register, sheet)
    files = {
        UPDATE_FILE: _UPDATE.format(authority=_quoted(ours.name), on=on)
        + ("" if sheet is None else _SHEETS.format(sheet=_quoted(sheet))),
        "inspection.toml": "".join(_inspection(ours, latest, copied, on)),
    }
    if outcomes is not None:
        framework = latest.framework.name if latest else "ILACS"
        files["profile.toml"] = _PROFILE.format(
            file=copied, on=on, framework=_quoted(framework), region=_quoted(ours.region)
        )
    _check_new(folder)
    with making_folder(folder) as beside:
        for name, text in files.items():
            (beside / name).write_text(text, encoding="utf-8")
        if outcomes is not None and copied is not None:
            shutil.copyfile(outcomes, beside / copied)
    return (*files, *((copied,) if copied is not None else ()))


def _check_new(folder: Path) -> None:
    try:
        holds_something = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"cannot be made ({error})", file=folder.name, remedy="name another folder") from None
    if holds_something:
        raise UnreadableFileError("is not empty", file=folder.name, remedy="name a folder that is not there yet")


def _latest(
    outcomes: Path, ours: Authority, on: date, register: AuthorityRegister, sheet: str | None
) -> Inspection | None:
    table = read_inspections(outcomes, register=register, sheet=sheet)
    own = inspections_of(table.inspections, ours, register=register)
    history = graded_history(own, register=register, cut_off=CutOff(inspected_by=on, published_by=on))
    return history[ours][-1] if ours in history else None


def _inspection(ours: Authority, latest: Inspection | None, table: str | None, on: date) -> Iterator[str]:
    filled = (
        "What stands here already is the latest published outcome: change whatever your update states otherwise."
        if latest
        else f"{table} holds no outcome of it that was published by {on}: take the marks away and fill in."
        if table
        else "No published outcome was at hand: take the marks away and fill in."
    )
    yield _INSPECTION_HEAD.format(authority=_quoted(ours.name), filled=filled)
    if latest is None:
        yield _INSPECTION_BLANK
    else:
        yield f"framework = {_quoted(latest.framework.name)}\nkind = {_quoted(latest.kind.value)}\n"
        if latest.visits:
            visits = ", ".join(
                f"{{ starts_on = {visit.starts_on}, ends_on = {visit.ends_on} }}" for visit in latest.visits
            )
            yield f"visits = [{visits}]\n"
        if not latest.end_is_stated:
            yield "end_is_stated = false  # the table prints the first day only: put in the last, and leave this line out\n"
        if latest.published_on:
            yield f"published_on = {latest.published_on}\n"
        yield "# received_on =\n"
        for judgement in latest.judgements:
            area = judgement.area.name.lower().replace("_", " ")
            if judgement.absence in {Absence.UNREADABLE, Absence.NOT_KNOWN}:
                yield f"\n# {area}: {judgement.absence.label} in the table; put down what the update states\n"
            elif judgement.grade is not None:
                yield f"\n[[inspection.judgements]]\narea = {_quoted(area)}\ngrade = {_quoted(judgement.grade.label)}\n"
    yield _INSPECTION_TAIL


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
