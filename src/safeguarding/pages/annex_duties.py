"""What is due next and overdue now by an Annex A workbook, on a page: a section for each worker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from safeguarding.faults import by_harm
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import Row, as_data
from safeguarding.pages.renderers.json_text import fault_data, source_data
from safeguarding.pages.sections import Page, Section, not_used
from safeguarding.pages.tables import Table
from safeguarding.readers.childrens_files.annex_a import AnnexA
from safeguarding.readers.childrens_files.annex_due import ListedDuties, ListedDuty
from safeguarding.timescales.words import TimescaleOutcome

_COLUMNS = ("Child", "What", "Latest", "Due", "At latest", "How it stands", "Rule", "Source", "Known")
_SHOWN = 20
_GROUPS = (
    ("Overdue", (TimescaleOutcome.OVERDUE,)),
    ("Due next", (TimescaleOutcome.NOT_YET_DUE,)),
)


def annex_duties_page(book: AnnexA, found: ListedDuties, *, on: date) -> Page:
    """A section for each worker, and one of what cannot be told.

    Examples:
        >>> from safeguarding.readers import ListedChild, annex_a_duties
        >>> days = [("began", date(2019, 1, 7)), ("review", date(2019, 4, 1))]
        >>> book = AnnexA(name="annex-a.xlsx", rows=[ListedChild(number=7, child="7", worker="W. One", days=days)])
        >>> on = date(2019, 11, 4)
        >>> page = annex_duties_page(book, annex_a_duties(book, on=on), on=on)
        >>> page.sections[0].title, page.sections[0].tables[0].rows[0][3]
        ('W. One', datetime.date(2019, 10, 1))
    """
    workers = sorted({each.row.worker.reveal() for each in found.duties}, key=str.casefold)
    sections = [
        _section(worker, [each for each in found.duties if each.row.worker.reveal() == worker]) for worker in workers
    ]
    return Page(title="What is due", about=book.name, as_at=on, sections=[*sections, _untold(book, found)])


def _section(worker: str, duties: Iterable[ListedDuty]) -> Section:
    every = list(duties)
    named = {outcome for _, outcomes in _GROUPS for outcome in outcomes}
    others = tuple(dict.fromkeys(each.outcome for each in every if each.outcome not in named))
    tables = [
        Table(caption=caption, columns=_COLUMNS, rows=[_row(each) for each in every if each.outcome in outcomes])
        for caption, outcomes in (*_GROUPS, ("Cannot be told", others))
    ]
    return Section(title=worker or "No worker is named", tables=[table for table in tables if table.rows])


def _row(duty: ListedDuty) -> Row:
    owed = duty.readings[0]
    at_latest = duty.due_at_latest_on
    return (
        duty.row.child,
        duty.what,
        duty.latest_on,
        duty.due_on,
        at_latest if at_latest != duty.due_on else None,
        duty.outcome,
        " or ".join(dict.fromkeys(each.rule_id for each in duty.readings)),
        ", ".join(filter(None, (owed.source.title, owed.source.clause))),
        owed.source.certainty.value,
    )


def _untold(book: AnnexA, found: ListedDuties) -> Section:
    doubts = [f"{each}." for each in (*found.refused, *by_harm(book.faults))]
    notes = doubts[:_SHOWN]
    if len(doubts) > _SHOWN:
        notes.append(f"{counted(len(doubts) - _SHOWN, 'further doubt')}; JSON holds all of them.")
    said = [f"{counted(found.closed, 'row')} of plans and care that had ended: nothing is due."] if found.closed else []
    if not found.duties:
        said.append("Nothing is due for anybody in the Lists 7, 8 and 9.")
    return Section(title="What was not used", paragraphs=said, notes=notes, conflicts=not_used(book.name, book.faults))


def annex_duties_data(book: AnnexA, found: ListedDuties) -> dict[str, Any]:
    """The same as data: each duty with its ISO days, rules, outcome, sources and marks."""
    return {
        "duties": [
            {
                "child": each.row.child,
                "worker": each.row.worker.reveal(),
                "team": each.row.team,
                "what": each.what,
                "latest_on": as_data(each.latest_on),
                "due_on": as_data(each.due_on),
                "due_at_latest_on": as_data(each.due_at_latest_on),
                "outcome": as_data(each.outcome),
                "explanation": each.explanation,
                "readings": [
                    {
                        "rule_id": owed.rule_id,
                        "interval": str(owed.interval),
                        "due_on": as_data(owed.due_on),
                        "days_late": owed.days_late,
                        "outcome": as_data(owed.outcome),
                        "source": source_data(owed.source),
                    }
                    for owed in each.readings
                ],
            }
            for each in found.duties
        ],
        "not_told": [fault_data(each) for each in found.refused],
        "faults": [fault_data(each) for each in book.faults],
        "closed": found.closed,
    }
