"""``safeguarding dbs``: audit a register of DBS checks as at a day, and write the due list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from safeguarding.cli.auditing import AuditQuestion
from safeguarding.cli.disclosures import Disclosure
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page
from safeguarding.cli.options import declared_columns, file, form, option
from safeguarding.cli.screens import say
from safeguarding.dates.periods import parse_period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date
from safeguarding.dbs.alert_ledgers import AlertRun
from safeguarding.dbs.alert_runs import alerts_due
from safeguarding.dbs.audits import CountedAudit
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.errors import UnreadableFileError
from safeguarding.faults import by_harm
from safeguarding.numbers.nouns import counted
from safeguarding.pages.dbs import audit_data, published_in_short, published_tables
from safeguarding.pages.registers import register_data
from safeguarding.pages.renderers.json_text import Format
from safeguarding.pages.sections import Section
from safeguarding.readers.dbs.due_list_files import AddPiece, due_list_file
from safeguarding.readers.dbs.due_lists import due_list, problem_list
from safeguarding.readers.dbs.registers import DbsRegister
from safeguarding.readers.dbs.several import read_registers
from safeguarding.serialization.alert_ledgers import read_ledger, write_ledger
from safeguarding.serialization.documents import to_data
from safeguarding.serialization.policy_files import read_policy
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.writing import check_apart, write_table, write_text
from safeguarding.texts import visible


def dbs(  # long: its options are its parameters, each with its help
    register: Annotated[
        list[Path],
        typer.Argument(help="The register: CSV, a workbook or Parquet. Several files are read as one register."),
    ],
    *,
    as_at: Annotated[str, option("--as-at", "The day of the audit, such as 2017-09-19.", metavar="DATE")],
    policy: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The recheck policy as TOML; without one, three years from the issue date."),
    ] = None,
    window: Annotated[str, typer.Option(metavar="PERIOD", help="How far to look ahead.")] = "60 days",
    breaches_since: Annotated[
        str, option("--breaches-since", "Report rechecks made late and not made since a day.", metavar="DATE")
    ] = "",
    out: Annotated[Path | None, file("--out", "Write the due list: .csv, .xlsx or .json.")] = None,
    whole_numbers: Annotated[
        bool, option("--whole-numbers", "Write certificate numbers whole, not their last four digits.")
    ] = False,
    calendar: Annotated[
        Path | None, file("--calendar", "Write the due dates as .ics entries (extra `calendars`).")
    ] = None,
    problems: Annotated[Path | None, file("--problems", "Write the register's problems: .csv, .xlsx or .json.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADER", help="A column that the register calls by a name of its own."),
    ] = None,
    expiry_interval: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="Work from the days on which checks expire, where a register has no issue dates: how long before"
            " them they were issued, such as '3 years'.",
        ),
    ] = "",
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A workbook's sheet, any number of times; by default the only one that is a register."
        ),
    ] = None,
    all_sheets: Annotated[
        bool, option("--all-sheets", "Read every sheet that holds a register, as one register.")
    ] = False,
    date_system: Annotated[
        DateSystem | None,
        typer.Option(help="What bare day numbers are counted from; by default as the workbook says, in CSV from 1900."),
    ] = None,
    alerts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Print the alerts to send now, and note in the ledger FILE that they were."),
    ] = None,
    disclosure: Annotated[
        Disclosure | None,
        typer.Option(help="Print only what may be published, all tables under one rule.", case_sensitive=False),
    ] = None,
    output: Annotated[PageFormat, form("How to print the audit.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Audit a register of DBS checks: who is in date, due, overdue or unknown.

    Exit status: 0 nothing wrong, 1 rechecks overdue or late, checks missing, below level or undated, or cells and rows
    of the register that could not be used, 2 the input could not be read.

    Examples:

    - `safeguarding dbs staff.csv --as-at 2017-09-19`

    - `safeguarding dbs staff.xlsx --as-at 2017-09-19 --policy policy.toml --window "90 days" --out due.xlsx`

    - `safeguarding dbs staff.xlsx governors.csv --as-at 2017-09-19 --sheet Staff --sheet Volunteers`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    day, ahead = parse_date(as_at), parse_period(window)
    period = DateRange(parse_date(breaches_since), day) if breaches_since else None
    if alerts is not None and disclosure is not None:
        raise typer.BadParameter("alerts name staff references, and --disclosure prints what may be published")
    if whole_numbers and out is None:
        raise typer.BadParameter("certificate numbers stand in the due list only: name its file with --out")
    replaced = check_apart((out, problems, calendar, to), inputs=(*register, policy, alerts, template))
    rule = YORK_2017 if policy is None else read_policy(policy)
    declared = declared_columns(column or ())
    with _reading(register):
        found = read_registers(
            register,
            columns=declared,
            date_system=date_system,
            sheets=sheet or (),
            every_sheet=all_sheets,
            expiry_interval=parse_period(expiry_interval) if expiry_interval else None,
        )
    if problems is not None:
        every = by_harm((*found.faults, *found.problems))
        write_table(problem_list(every, with_tables=bool(found.parts)), problems)
    _refuse_empty(found)
    asked = AuditQuestion(found, rule, day, ahead, period)
    notes = [f"{path.name}: there already, and written again." for path in replaced]
    print_it = partial(print_page, page_format=output, form=Format.DBS, to=to, template=template)
    is_json = output is PageFormat.JSON
    with_problems = problems is None and not is_json
    if not (found.parts or alerts or disclosure):
        with _due_list(out, whole_numbers=whole_numbers) as add:
            counted, unmatched = asked.in_pieces(add)
            data = _data(counted, asked.statuses, found) if is_json else {}
            print_it(asked.section(counted, [*unmatched, *notes], with_problems=with_problems), data=data)
        _write_calendar(asked.statuses(), asked, calendar)
        raise typer.Exit(asked.status(counted))
    audited, unmatched = asked.as_a_whole()
    run = None if alerts is None else alerts_due(found.people, rule, as_at=day, sent=read_ledger(alerts))
    if alerts is not None and run is not None:
        # kept before anything is printed: a run that is interrupted now is gone on with by the next
        write_ledger(run.begun, alerts)
    if disclosure is None:
        whole = _data(audited, lambda: audited.statuses, found, registers=audited.registers)
        data = whole | _alert_data(run) if is_json else {}
        section = asked.section(audited, [*unmatched, *notes], with_problems=with_problems)
    else:
        data = {}
        published = published_tables(audited, disclosure.rule)
        section = Section(
            title=f"DBS checks: {found.name}",
            paragraphs=[published_in_short(published[0])],
            tables=published,
            notes=tuple(_published_notes(found, expiry_interval)),
            sources=[disclosure.rule.source],
        )
        section = asked.with_reasons(section)
    print_it(section, data=data)
    if alerts is not None and run is not None:
        _send(run, alerts, is_printed=output is PageFormat.JSON)
    if out is not None:
        places = found.places if found.parts else None
        write_table(due_list(audited, found.people, whole_numbers=whole_numbers, places=places), out)
    _write_calendar(audited.statuses, asked, calendar)
    raise typer.Exit(asked.status(audited))


def _write_calendar(statuses: Iterable[RecheckStatus], asked: AuditQuestion, path: Path | None) -> None:
    if path is None:
        return
    from safeguarding.readers.dbs.calendars import REMINDERS, due_calendar_parts  # noqa: PLC0415 - the extra is optional

    leads = asked.rule.version_on(asked.day).value.alert_leads
    write_text(due_calendar_parts(statuses, as_at=asked.day, reminders=leads or REMINDERS), path)


def _due_list(path: Path | None, *, whole_numbers: bool) -> AbstractContextManager[AddPiece | None]:
    return nullcontext() if path is None else due_list_file(path, whole_numbers=whole_numbers)


def _data(
    audited: CountedAudit,
    statuses: Callable[[], Iterable[RecheckStatus]],
    found: DbsRegister,
    *,
    registers: Sequence[str] = (),
) -> dict[str, Any]:
    return {"audit": audit_data(audited, statuses, registers=registers), "register": register_data(found)}


def _alert_data(run: AlertRun | None) -> dict[str, Any]:
    """The alerts for a program."""
    if run is None:
        return {}
    return {"alerts": {"to_send": to_data(run.to_send), "withdrawn": to_data(run.withdrawn)}}


def _send(run: AlertRun, ledger: Path, *, is_printed: bool) -> None:
    """Print what is to be said, then note in the ledger that it was."""
    for each in () if is_printed else run.messages:
        say(str(each))
    sys.stdout.flush()
    write_ledger(run.ledger, ledger)


def _refuse_empty(found: DbsRegister) -> None:
    """An export that went wrong must not pass for a register in which nothing is wrong.

    Raises:
        UnreadableFileError: for an empty register.
    """
    if found.row_count == len(found.unread):
        raise UnreadableFileError(
            f"an empty register: no people in its {counted(found.row_count, 'row')} below the header",
            file=found.name,
            remedy=f"the first problem: {found.problems[0]}" if found.problems else "",
        )


@contextmanager
def _reading(paths: Iterable[Path]) -> Iterator[None]:
    """A sign of life on standard error while files are read, in a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(Text(visible(f"Reading {', '.join(path.name for path in paths)}"))):
        yield


def _published_notes(found: DbsRegister, expiry_interval: str) -> Iterator[str]:
    """What a reader of published numbers must know of the register, and what gives no number away."""
    if expiry_interval:
        yield f"Where there are no issue dates they were taken to be {expiry_interval} before the expiry: an assumption."
    if found.has_serious_faults:
        yield "Something in the register could not be used: the numbers do not rest on all of it."
