"""Everything that applies to a child, or to a team's children, on a page: what is overdue, due next, and was done late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from safeguarding.dates.ranges import DateRange
from safeguarding.faults import Fault, Place
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import Row
from safeguarding.pages.due import due_data
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Table
from safeguarding.timescales.answers import DueAnswer
from safeguarding.timescales.catalogue import RULES
from safeguarding.timescales.children import ChildAnswers
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome

_GROUPS: tuple[tuple[str, tuple[TimescaleOutcome, ...]], ...] = (
    ("Overdue", (TimescaleOutcome.OVERDUE, TimescaleOutcome.OPEN_BEYOND_TARGET)),
    ("Due next", (TimescaleOutcome.NOT_YET_DUE,)),
    ("Cannot be told", (TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.LAW_CHANGED, TimescaleOutcome.NO_FIXED_TIME)),
    ("Done before the clock starts", (TimescaleOutcome.BEFORE_START,)),
    ("Done late, or never", (TimescaleOutcome.LATE, TimescaleOutcome.MISSED, TimescaleOutcome.BEYOND_TARGET)),
)
_COLUMNS = ("What", "Due", "Done", "Days late", "Limit", "How it stands", "Rule", "Source", "Known")


def children_page(several: Sequence[ChildAnswers], *, on: date, not_read: Iterable[Fault] = ()) -> Page:
    """A section for each child, by worker where a worker is named; before them what could not be read, where anything.

    Examples:
        >>> from safeguarding.timescales.children import ChildEvents, child_answers
        >>> child = ChildEvents(reference="7", moments={"care began": [date(2017, 4, 3)], "review": []})
        >>> page = children_page([child_answers(child, on=date(2017, 5, 8))], on=date(2017, 5, 8))
        >>> page.sections[0].title, page.sections[0].tables[0].caption
        ('7', 'Overdue')
    """
    ordered = sorted(
        several, key=lambda each: (each.child.worker.reveal().casefold(), each.child.team, each.child.reference)
    )
    whose = "1 child" if len(ordered) == 1 else f"{len(ordered)} children"
    unread = tuple(not_read)
    first = [Section(title="What could not be used", conflicts=unread)] if unread else []
    return Page(title="What is due", about=whose, as_at=on, sections=[*first, *map(_section, ordered)])


def _section(found: ChildAnswers) -> Section:
    child = found.child
    tables = [
        Table(
            caption=caption, columns=_COLUMNS, rows=[_row(each) for each in found.answers if each.outcome in outcomes]
        )
        for caption, outcomes in _GROUPS
    ]
    shown = [table for table in tables if table.rows]
    kept = sum(each.outcome is TimescaleOutcome.IN_TIME for each in found.answers)
    said = [f"Done in time: {kept}."]
    if not shown:
        said.append("Nothing is overdue or due next under the rules that apply.")
    whose = " – ".join(filter(None, (child.reference or "A child", child.worker.reveal(), child.team)))
    return Section(title=whose, paragraphs=said, tables=shown, notes=_notes(found), conflicts=_unused(found))


def _notes(found: ChildAnswers) -> list[str]:
    notes = {note for each in found.answers for note in each.notes}
    return [*(f"{said}." for said in found.untold), *sorted(f"{note[:1].upper()}{note[1:]}." for note in notes)]


def _unused(found: ChildAnswers) -> Iterable[Fault]:
    for kind, number in found.unused:
        problem = f"no rule has used {counted(number, 'event')} of {kind!r}: nothing began from which it is counted"
        yield Fault(place=Place(), problem=problem, remedy="give what began before it, or look up its day")


def _row(answer: DueAnswer) -> Row:
    owed = answer.obligation
    return (
        f"{answer.requirement[:1].upper()}{answer.requirement[1:]}",
        _moment(answer.due),
        _moment(answer.done) if owed is None else owed.done_on,
        None if owed is None else owed.days_late,
        str(answer.limit) if owed is None else f"{owed.interval}",
        answer.outcome,
        answer.rule_id,
        ", ".join(filter(None, (answer.source.title, answer.source.clause))),
        answer.source.certainty.value,
    )


def _moment(when: date | datetime | DateRange | None) -> date | DateRange | str | None:
    return when.isoformat(sep=" ", timespec="minutes") if isinstance(when, datetime) else when


def children_data(several: Iterable[ChildAnswers], *, rules: Sequence[Rule] = RULES) -> list[dict[str, Any]]:
    """The same as data: each answer with its ISO days, rule, interval, days, outcome, source and mark."""
    return [
        {
            "reference": each.child.reference,
            "worker": each.child.worker.reveal(),
            "team": each.child.team,
            "answers": [due_data(answer, rules=rules) for answer in each.answers],
            "not_used": [{"event": kind, "number": number} for kind, number in each.unused],
            "not_told": list(each.untold),
        }
        for each in several
    ]


def last_day(answer: DueAnswer) -> date | datetime | None:
    """The last day or time in time."""
    return answer.due.ends_on if isinstance(answer.due, DateRange) else answer.due
