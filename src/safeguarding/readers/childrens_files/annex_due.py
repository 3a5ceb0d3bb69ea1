"""What is due next and what is overdue now, by the latest dates of an Annex A workbook.

A blank latest date means that nothing was done yet, or that it was not recorded: it makes nobody overdue. Where the
latest date alone leaves open which interval follows, each is counted, and only what they agree on is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.childrens_files.annex_a import AnnexA, ListedChild
from safeguarding.records import NoTruthValue, Record, Several, how_many
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import PERMANENT_PLACEMENT_VISITS, PLACEMENT_VISITS
from safeguarding.timescales.duties import Obligation, open_obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome

_CARE, _PLANS, _LEAVERS = 8, 7, 9


@attrs.frozen(kw_only=True)
class ListedDuty(NoTruthValue, Record):
    """What is to be done next for a child of a list.

    Attributes:
        row: The child's row.
        what: What it is.
        latest_on: The latest date that the row holds; None where it holds none.
        readings: The obligation, by each interval that may follow the latest date.
    """

    _instead = "outcome"

    row: ListedChild
    what: str
    latest_on: date | None
    readings: tuple[Obligation, ...] = attrs.field(converter=Several[Obligation])

    def _check(self) -> None:
        if not self.readings:
            raise InvalidRecordError("a listed duty has at least one reading of what follows the latest date")

    @property
    def due_on(self) -> date | None:
        """The earliest day by which it may be due; None where it cannot be told."""
        days = [each.due_on for each in self.readings if each.due_on is not None]
        return min(days) if days else None

    @property
    def due_at_latest_on(self) -> date | None:
        """The latest such day: the same where the row leaves nothing open."""
        days = [each.due_on for each in self.readings if each.due_on is not None]
        return max(days) if len(days) == len(self.readings) else None

    @property
    def outcome(self) -> TimescaleOutcome:
        """How it stands, where every reading says the same, and the row does not merely hold nothing."""
        (first, *others) = [each.outcome for each in self.readings]
        if any(each is not first for each in others):
            return TimescaleOutcome.CANNOT_TELL
        return TimescaleOutcome.CANNOT_TELL if self.latest_on is None and first.is_breach else first

    @property
    def explanation(self) -> str:
        """Why, in words."""
        if self.latest_on is None and any(each.outcome.is_breach for each in self.readings):
            said = "None is held in the row: it was not done yet, or not recorded."
            return f"{said} {self.readings[0].explanation}"
        said = "Which of these follows cannot be told from the latest date alone. " if len(self.readings) > 1 else ""
        return said + " ".join(each.explanation for each in self.readings)


@attrs.frozen(kw_only=True)
class ListedDuties(Record):
    """What is due for the children of a workbook.

    Attributes:
        duties: What is due next or overdue, by the day; those whose day cannot be told are last.
        refused: The rows of which something cannot be told, each with why.
        closed: How many rows are of plans and care that had ended.
    """

    duties: tuple[ListedDuty, ...] = attrs.field(converter=Several[ListedDuty], repr=how_many)
    refused: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)
    closed: int = 0

    @property
    def overdue(self) -> tuple[ListedDuty, ...]:
        """What is overdue now."""
        return tuple(each for each in self.duties if each.outcome is TimescaleOutcome.OVERDUE)


@attrs.frozen(kw_only=True)
class _Kind(Record):
    """A thing that is done again and again: by which date of which list it is followed.

    Attributes:
        number: The list.
        what: What it is.
        latest: The column of the latest date.
        first: The rules for the first time, from the day it began.
        after: The rules for the next time, from the latest date: each a way in which it may go on.
        began: The column of the day from which the first time is counted.
        is_course: Whether the latest date is a step of a clock that runs from the beginning.
    """

    number: int
    what: str
    latest: str
    first: tuple[Rule, ...] = ()
    after: tuple[tuple[Rule, ...], ...]
    began: str = "began"
    is_course: bool = False


_KINDS = (
    _Kind(
        number=_PLANS,
        what="review conference",
        latest="review",
        first=(rule_named("rcpc_first"),),
        after=((rule_named("rcpc_subsequent"),),),
    ),
    _Kind(
        number=_CARE,
        what="review",
        latest="review",
        first=(rule_named("cla_review_first"),),
        # whether the latest one was the first is not told
        after=((rule_named("cla_review_second"),), (rule_named("cla_review_subsequent"),)),
    ),
    _Kind(
        number=_CARE,
        what="visit",
        latest="visit",
        first=PLACEMENT_VISITS,
        # whether the placement is intended to last is not told
        after=(PLACEMENT_VISITS, PERMANENT_PLACEMENT_VISITS),
        began="placed",
        is_course=True,
    ),
    _Kind(
        number=_CARE,
        what="health assessment",
        latest="health",
        first=(rule_named("iha"),),
        after=((rule_named("rha_under5"), rule_named("rha_5plus")),),
    ),
    _Kind(number=_CARE, what="dental check", latest="dental", after=((rule_named("dental_check"),),)),
    _Kind(number=_LEAVERS, what="pathway plan review", latest="pathway", after=((rule_named("pathway_review"),),)),
)


class _CannotTell(Exception):  # noqa: N818 - no error: caught a few lines below
    """Why nothing can be said of a row."""


def annex_a_duties(book: AnnexA, *, on: date) -> ListedDuties:
    """What is due next for each child of the Lists 7, 8 and 9, and what is overdue, as at a day.

    Args:
        book: The workbook.
        on: The day.

    Examples:
        >>> row = ListedChild(number=7, child="7", days=[("began", date(2019, 1, 7)), ("review", date(2019, 4, 1))])
        >>> for each in annex_a_duties(AnnexA(name="made up", rows=[row]), on=date(2019, 11, 4)).overdue:
        ...     print(each.what, each.due_on)
        review conference 2019-10-01
    """
    duties: list[ListedDuty] = []
    refused: list[Fault] = []
    closed = 0
    open_rows: dict[tuple[int, str], list[ListedChild]] = {}
    for row in book.rows:
        if not any(kind.number == row.number for kind in _KINDS):
            continue
        ended = row.day("ended")
        began = row.day("began")
        is_sure = "ended" not in row.unread and not (ended is not None and began is not None and ended < began)
        if ended is not None and ended <= on and is_sure:
            closed += 1
        else:
            open_rows.setdefault((row.number, row.child), []).append(row)
    for (number, _), rows in open_rows.items():
        for kind in (kind for kind in _KINDS if kind.number == number):
            try:
                duties.append(_duty(_only(rows), kind, on))
            except _CannotTell as why:
                refused += [
                    Fault(place=row.place, problem=f"{kind.what}: {why}", severity=Severity.WARNING) for row in rows
                ]
    return ListedDuties(duties=sorted(duties, key=lambda each: each.due_on or date.max), refused=refused, closed=closed)


def _only(rows: Sequence[ListedChild]) -> ListedChild:
    """The one open row of a child. The very same row again counts once."""
    if len({(row.days, row.unread) for row in rows}) > 1:
        raise _CannotTell("another open row of the same child says something else")
    return rows[0]


def _duty(row: ListedChild, kind: _Kind, on: date) -> ListedDuty:
    latest, began = row.day(kind.latest), row.day(kind.began)
    if kind.number != _LEAVERS and "ended" in row.unread:
        raise _CannotTell("the day it ended cannot be read")
    ended, first = row.day("ended"), row.day("began")
    if kind.number != _LEAVERS and ended is not None and first is not None and ended < first:
        raise _CannotTell("it ended before it began")
    if kind.latest in row.unread:
        raise _CannotTell("its latest date cannot be read, or has no column")
    if latest is not None and latest > on:
        raise _CannotTell("its latest date lies after the day asked about")
    if kind.began in row.unread and (latest is None or kind.is_course):
        raise _CannotTell("the day from which it is counted cannot be read, or has no column")
    if began is not None and began > on:
        raise _CannotTell("the day from which it is counted lies after the day asked about")
    if latest is not None and began is not None and latest < began and not kind.is_course:
        raise _CannotTell("its latest date lies before the day from which it is counted")
    cases = _readings(row, kind, latest, began)
    owed = [open_obligation(obligations(rules, case, as_at=on)) for rules, case in cases]
    readings = {each.due_on: each for each in owed if each is not None}
    if not readings:
        raise _CannotTell("nothing more is due under the rules that are known")
    return ListedDuty(row=row, what=kind.what, latest_on=latest, readings=list(readings.values()))


def _readings(
    row: ListedChild, kind: _Kind, latest: date | None, began: date | None
) -> Sequence[tuple[tuple[Rule, ...], Episode]]:
    """The rules and the case, by each way in which it may go on."""
    if kind.is_course or latest is None:
        if began is None or not kind.first:
            raise _CannotTell("none is held, and no day from which the first would be counted")
        done = [latest] if latest is not None and latest >= began else []
        ways = kind.after if done else (kind.first,)
        return [(rules, Episode(started_on=began, done_on=done, born_on=_born(row, began))) for rules in ways]
    return [(rules, Episode(started_on=latest, born_on=_born(row, latest))) for rules in kind.after]


def _born(row: ListedChild, day: date) -> date | None:
    return row.born_on if row.born_on is not None and row.born_on <= day else None
