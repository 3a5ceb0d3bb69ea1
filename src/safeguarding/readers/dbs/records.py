"""What the cells of one row become: a post, a certificate, a status check, and what else a person has.

Each function reads the cells that it needs and may be called in any order: a cell is read once. The same functions read
a row that is looked at by itself, and cells that stand side by side in many rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.checks import FIRST_ISSUE, Application, Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.confirmations import WrittenConfirmation
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import LongAbsence, Post
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Severity
from safeguarding.readers.dbs.cells import Issue, is_barred_list_unsaid, level_said
from safeguarding.readers.dbs.fields import BY_NAME, FIELDS, RegisterField
from safeguarding.readers.dbs.further_columns import count_of, group, hand_back
from safeguarding.readers.dbs.words import said_yes
from safeguarding.records import Record
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import is_nothing

T = TypeVar("T")


@attrs.frozen
class Part(Record):
    """A part of a person that a row may hold.

    Attributes:
        name: The part, as the columns name it.
        kept_in: The field of the person that it is kept in.
        make: Makes its record of a row's cells; None where they hold none.
    """

    name: str
    kept_in: str
    make: Callable[[Cells], object | None]

    @property
    def fields(self) -> tuple[RegisterField, ...]:
        """The columns of the part."""
        return FIELDS_OF[self.name]


FIELDS_OF: dict[str, tuple[RegisterField, ...]] = {
    part: tuple(field for field in FIELDS if field.part == part) for part in {field.part for field in FIELDS}
}
"""The columns of each part."""

_ATTRIBUTES = {
    part: [(field.field, field.attribute) for field in fields if field.attribute] for part, fields in FIELDS_OF.items()
}


def values(cells: Cells, part: str) -> dict[str, Any]:
    """The attributes of a part's record, as the cells give them, of the columns that there are."""
    texts = cells.texts
    return {attribute: cells[field] for field, attribute in _ATTRIBUTES[part] if field in texts}


def post(cells: Cells) -> Post | None:
    """The post of a row, or None where the row says nothing of one."""
    if not any(cells.text(field.field) for field in FIELDS_OF["posts"]):
        return None
    found = values(cells, "posts")
    if found.get("required") is None and is_nothing(cells.text("required")):
        found["required"] = level_said(cells.text("requires_check"))
    is_unsaid = is_nothing(cells.text("required")) and not is_barred_list_unsaid(cells.text("requires_check"))
    found["is_requirement_known"] = found["required"] is not None or is_unsaid
    return _made(cells, "post_ends", lambda: Post(**found)) or Post(**found | {"starts_on": None, "ends_on": None})


def certificate_values(cells: Cells) -> dict[str, Any]:
    """What a certificate's cells give besides its number and its days."""
    level, text = cells["level"], cells.text("level")
    return {"level": level, "is_level_known": level is not None or is_nothing(text) or is_barred_list_unsaid(text)}


def certificate(cells: Cells) -> Certificate | None:
    """The certificate of a row; the latest, where the register has columns for several."""
    return _ranked(cells, 0) if count_of(cells.texts, "issued") else _certificate(cells, certificate_values(cells))


def _certificate(cells: Cells, values: Mapping[str, Any]) -> Certificate | None:
    number, issue, submitted_on, seen_on = cells["number"], cells["issued"], cells["submitted"], cells["seen"]
    confirmation = _confirmation(cells, values.get("level"), issue.issued_on, seen_on)
    if number is None and not issue.is_certificate and seen_on is None and confirmation is None:
        return None
    if issue.issued_on is not None and seen_on is not None and seen_on < issue.issued_on:
        cells.report("seen", "seen before it was issued", "left out")
        seen_on = None
    days = {"issued_on": issue.issued_on, "seen_on": seen_on if confirmation is None else confirmation.seen_on}
    days["submitted_on"] = None if _is_renewal(issue, submitted_on) else submitted_on
    return Certificate(number=number, confirmation=confirmation, **values, **days)


def _confirmation(
    cells: Cells, level: Level | None, issued_on: date | None, seen_on: date | None
) -> WrittenConfirmation | None:
    """The written confirmation by which the certificate of a row is known; None where the certificate itself was seen."""
    told_on, agency = cells["confirmed"] or cells["issued"].confirmed_on, cells.text("agency")
    if is_nothing(agency) or said_yes(agency) is not None:
        # whether somebody is of an agency, and not of which
        agency = ""
    if told_on is None:
        if agency and not cells.text("confirmed"):
            cells.report(
                "agency", "an agency, and no day on which its confirmation was seen", "not used", Severity.WARNING
            )
        return None
    if seen_on is not None:
        problem = "the certificate itself was seen, so that no confirmation of it is needed"
        cells.report("confirmed", problem, "left out", Severity.WARNING)
        return None
    told = WrittenConfirmation(seen_on=told_on, seen_by=cells.text("confirmed_to"), level=level, agency=agency)
    return _made(cells, "confirmed", lambda: attrs.evolve(told, issued_on=issued_on))


def _ranked(cells: Cells, rank: int) -> Certificate | None:
    """One of the several certificates of a row, the latest first; a level that is not repeated is the latest's."""
    fields = cells.texts
    groups = [group(cells, place, BY_NAME) for place in range(count_of(fields, "issued") + 1)]
    is_level_repeated = count_of(fields, "level") > 0
    latest_first = sorted(enumerate(groups), key=lambda each: each[1]["issued"].issued_on or date.min, reverse=True)
    found: list[Certificate | None] = []
    for place, each in latest_first:
        values = certificate_values(each if is_level_repeated else cells) if is_level_repeated or not found else {}
        found.append(_certificate(each, values))
        hand_back(cells, each, place)
    if cells.text("confirmed"):
        cells.report("confirmed", "which of several certificates it is of is not known", "left out")
    # a row whose cells may have shifted has one group, of which nothing is known
    return found[rank] if rank < len(found) else None


def further(fields: Iterable[str]) -> tuple[Part, ...]:
    """What a register has in columns that repeat others: the earlier certificates of each row, its other status checks."""
    fields = tuple(fields)
    dates, checks = count_of(fields, "issued"), count_of(fields, "status_checked")

    def earlier(rank: int) -> Callable[[Cells], Certificate | None]:
        return lambda cells: _ranked(cells, rank)

    def of_group(make: Callable[[Cells], T], place: int) -> Callable[[Cells], T]:
        def made(cells: Cells) -> T:
            each = group(cells, place, BY_NAME)
            record = make(each)
            hand_back(cells, each, place)
            return record

        return made

    return (
        *(Part("further certificates", "certificates", earlier(rank)) for rank in range(1, dates + 1)),
        *(Part("further", "applications", of_group(implied_application, place)) for place in range(1, dates + 1)),
        *(Part("further", "status_checks", of_group(status_check, place)) for place in range(1, checks + 1)),
    )


def implied_application(cells: Cells) -> Application | None:
    """An application that the cells of a certificate imply; withdrawn, where its own do not say of what."""
    submitted_on, level = _implied(cells)
    if submitted_on is None:
        return None
    withdrawn_on: date | None = None if cells.text("applied") else cells["withdrawn"]
    application = Application(submitted_on=submitted_on, level=level)
    return _made(cells, "withdrawn", lambda: attrs.evolve(application, withdrawn_on=withdrawn_on)) or application


def _implied(cells: Cells) -> tuple[date | None, Level | None]:
    """When an application was made by the cells of a certificate, and for what level."""
    issue, submitted_on = cells["issued"], cells["submitted"]
    if cells["number"] is None and not issue.is_certificate and cells["seen"] is None:
        return issue.applied_on or submitted_on, cells["level"]
    return submitted_on if _is_renewal(issue, submitted_on) else issue.applied_on, None


def _is_renewal(issue: Issue, submitted_on: date | None) -> bool:
    """Whether a day of application lies after the issue of the row's certificate: then it is the renewal's."""
    return issue.issued_on is not None and submitted_on is not None and submitted_on > issue.issued_on


def entry_certificate(cells: Cells) -> Certificate | None:
    """The check at entry, where the register has a column for its date."""
    issued_on: date | None = cells["entry_issued"]
    if issued_on is None:
        return None
    if issued_on < FIRST_ISSUE:
        cells.report("entry_issued", "before March 2002, when disclosures began", "left out")
        return None
    latest = cells["issued"].issued_on
    if latest is not None and latest < issued_on:
        cells.report("entry_issued", "a first check after the row's own certificate", "left out")
        return None
    return Certificate(issued_on=issued_on)


def status_check(cells: Cells) -> StatusCheck | None:
    """The status check of a row. Without its date or its result it proves nothing and is left out.

    One that found the certificate no longer current counts all the same: it was made on the day of issue or later.
    """
    checked_on, result = cells["status_checked"], cells["status_result"]
    issued_on: date | None = cells["issued"].issued_on
    if checked_on is None and result is StatusCheckResult.NEW_INFO and issued_on is not None:
        done = f"taken as found on {issued_on}, the first day on which it can have been"
        cells.report("status_result", "no longer current, and not said since when", done)
        return StatusCheck(**values(cells, "status_checks") | {"checked_on": issued_on})
    if checked_on is None and result is not None:
        cells.report("status_result", "a status check without its date proves nothing", "left out")
    if checked_on is not None and result is None and not cells.text("status_result"):
        cells.report("status_checked", "a status check without its result proves nothing", "left out")
    return None if checked_on is None or result is None else StatusCheck(**values(cells, "status_checks"))


def subscription(cells: Cells) -> Subscription | None:
    """The Update Service subscription of a row."""
    starts_on, ends_on = cells["subscription_starts"], cells["subscription_ends"]
    if starts_on is None and ends_on is None and not cells["subscribed"]:
        return None
    return _made(cells, "subscription_ends", lambda: Subscription(**values(cells, "subscriptions")))


def application(cells: Cells) -> Application | None:
    """The application of a row's own columns."""
    submitted_on, withdrawn_on = cells["applied"], cells["withdrawn"]
    if submitted_on is not None:
        if cells["applied_level"] is None and not is_nothing(cells.text("applied_level")):
            # it may be for something else than a DBS check
            cells.report("applied", "an application for no level that can be read", "left out")
            return None
        return _made(cells, "applied", lambda: Application(**values(cells, "applications")))
    # what was withdrawn may be the application that other cells imply
    if withdrawn_on is not None and (cells.text("applied") or _implied(cells)[0] is None):
        cells.report("withdrawn", "withdrawn, and no day on which it was applied for", "left out")
    return None


def absence(cells: Cells) -> LongAbsence | None:
    """The absence of a row."""
    if cells["absence_starts"] is not None:
        return _made(cells, "absence_starts", lambda: LongAbsence(**values(cells, "absences")))
    if cells["absence_ends"] is not None:
        cells.report("absence_ends", "an absence without its first day", "left out")
    return None


def break_in_service(cells: Cells) -> DateRange | None:
    """The break in service of a row; both its days are needed."""
    starts_on, ends_on = cells["break_starts"], cells["break_ends"]
    if starts_on is not None and ends_on is not None:
        return _made(cells, "break_starts", lambda: DateRange(starts_on, ends_on))
    if starts_on is not None or ends_on is not None:
        given = "break_ends" if starts_on is None else "break_starts"
        cells.report(given, "a break in service without both its days", "left out")
    return None


def _made(cells: Cells, field: str, make: Callable[[], T]) -> T | None:
    """A record, or None with a doubt where its cells contradict each other."""
    try:
        return make()
    except InvalidRecordError as error:
        cells.report(field, str(error), "left out")
        return None


PARTS = (
    Part("certificates", "certificates", certificate),
    Part("certificates", "applications", implied_application),
    Part("posts", "posts", post),
    Part("entry certificates", "certificates", entry_certificate),
    Part("status_checks", "status_checks", status_check),
    Part("subscriptions", "subscriptions", subscription),
    Part("applications", "applications", application),
    Part("absences", "absences", absence),
    Part("breaks", "breaks", break_in_service),
)
"""The parts that a row may hold, in the order in which they are read."""
