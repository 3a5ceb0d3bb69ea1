"""``safeguarding timeliness``: how timely a rule was kept, from a list of cases or the yearly return."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.cli.disclosures import Disclosure
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page
from safeguarding.cli.options import column, day, file, form, option, word
from safeguarding.cli.progress import watched
from safeguarding.cli.screens import tell_replaced
from safeguarding.dates.ranges import DateRange
from safeguarding.faults import Fault, Severity, by_harm
from safeguarding.indicators.process_charts import ProcessChart
from safeguarding.pages.fault_notes import worst_of
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.pages.renderers.spreadsheets import write_workbook
from safeguarding.pages.sections import Section, with_unread
from safeguarding.pages.timeliness import CountedBy, timeliness_section
from safeguarding.pages.timeliness_lists import MeasuredObligation
from safeguarding.pages.timeliness_published import published_timeliness, timeliness_chart
from safeguarding.readers.childrens_files.event_columns import EventColumns
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, cases_of_files, cases_of_lists
from safeguarding.readers.rules_asked import name_in_files, named_rules, names_beginning, published_and_own
from safeguarding.tables.writing import check_apart
from safeguarding.timescales.catalogue import edition_of
from safeguarding.timescales.courses import COURSES
from safeguarding.timescales.following import obligations
from safeguarding.timescales.timeliness_measures import Cohort

_COHORTS = {"due": Cohort.FELL_DUE, "started": Cohort.STARTED, "done": Cohort.COMPLETED}
_SHOWN_FAULTS = 20
_NOT_ALL = "Some of what was read could not be used, and is in no figure here."


def timeliness(  # long: its options are its parameters, each with its help
    rule: Annotated[
        str,
        typer.Argument(
            help=f"A rule, as `safeguarding rules` names it, or several in a row: {', '.join(COURSES)}.",
            autocompletion=names_beginning,
        ),
    ],
    files: Annotated[
        list[Path],
        typer.Argument(help="A list of cases: CSV or a workbook. With `--kind`, files that every council has."),
    ],
    *,
    on: Annotated[date, day("--on", "The day to judge by.")],
    since: Annotated[date, day("--since", "The first day of the period measured.")],
    until: Annotated[date | None, day("--until", "Its last day; by default the day to judge by.")] = None,
    started: Annotated[str, column("--started", "The column of the day on which the clock starts.")] = "",
    done: Annotated[str, column("--done", "The column of the day on which it was done.")] = "",
    ended: Annotated[str, column("--ended", "The column of the day from which nothing was required.")] = "",
    extended: Annotated[str, column("--extended", "The column of the day of an agreed longer time.")] = "",
    booked: Annotated[str, column("--booked", "The column of the day for which it is booked.")] = "",
    born: Annotated[str, column("--born", "The column of birthdays, where the rule asks for them.")] = "",
    reference: Annotated[str, column("--reference", "The column of the cases' own references.")] = "",
    group: Annotated[str, column("--group", "The column to count by: a team, a worker.")] = "",
    kind: Annotated[
        ChildrensFile | None,
        word(
            "--kind",
            "Read a file that every council has, in place of a list: the returns (the earliest first), censuses, …",
        ),
    ] = None,
    ssda903: Annotated[bool, option("--ssda903", "The same as `--kind ssda903`.")] = False,
    cin: Annotated[bool, option("--cin", "The same as `--kind cin`.")] = False,
    annex_a: Annotated[bool, option("--annex-a", "The same as `--kind annex-a`.")] = False,
    cohort: Annotated[str, option("--cohort", f"Which cases belong to the period: {', '.join(_COHORTS)}.")] = "due",
    by: Annotated[CountedBy | None, word("--by", "Arrange the measure by this.")] = None,
    listed: Annotated[
        bool, option("--list", "List what is open, late or not known by reference, for the people who act on it.")
    ] = False,
    sheet: Annotated[str | None, option("--sheet", "The sheet, where several of a workbook could be meant.")] = None,
    rules_file: Annotated[Path | None, file("--rules", "A file of a council's own rules (TOML or JSON).")] = None,
    disclosure: Annotated[
        Disclosure | None,
        word("--disclosure", "Print one table for publication, in which what could point at a child is hidden."),
    ] = None,
    workbook: Annotated[
        Path | None, file("--workbook", "Write the tables to this .xlsx file too (extra `tables`).")
    ] = None,
    chart: Annotated[
        Path | None,
        file(
            "--chart",
            "Draw the share in time, by month or with `--by quarter` by quarter, to this .png, .svg or .pdf file "
            "(extra `charts`).",
        ),
    ] = None,
    output: Annotated[PageFormat, form("How to print the measure.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Measure how timely a rule was kept: in time with its base, how long, how late, open and overdue.

    A row with a day that cannot be read is reported, and is no case: it is neither done nor undone. Small counts can
    point at a child: what you publish goes through a rule of disclosure.

    Exit status: 0 everything was read, 1 something could not be used, 2 the input could not be read.

    Examples:

    - `safeguarding timeliness icpc cases.csv --started "Strategy discussion" --done "Conference" --since 2017-04-01 --on 2018-03-31`

    - `safeguarding timeliness looked_after_reviews 903-2017 903-2018 --ssda903 --since 2017-04-01 --on 2018-03-31 --by quarter`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    if cohort not in _COHORTS:
        raise typer.BadParameter(f"{cohort!r} is none of {', '.join(_COHORTS)}", param_hint="--cohort")
    last = until or on
    if last < since:
        raise typer.BadParameter(f"the period would end on {last}, before it begins", param_hint="--since")
    if disclosure is not None and (listed or chart is not None):
        raise typer.BadParameter("--list and --chart show what may be few; --disclosure prints what may be published")
    words = None if chart is None else chart.with_suffix(".alt.txt")
    tell_replaced(check_apart((to, workbook, chart, words), inputs=(*files, rules_file, template)))
    published = published_and_own(rules_file)
    asked_rules = named_rules(rule, "", published)
    flags = ((ChildrensFile.SSDA903, ssda903), (ChildrensFile.CIN, cin), (ChildrensFile.ANNEX_A, annex_a))
    of_a_list = (started, done, ended, extended, booked, born, reference, group)
    named = _kind_of_file({kind, *(each for each, is_wanted in flags if is_wanted)}, of_a_list)
    if named is not None:
        given = cases_of_files(named, files, name_in_files(rule, asked_rules), since=since)
    else:
        columns = EventColumns(
            started=_needed(started, "--started"),
            done=_needed(done, "--done"),
            ended=ended,
            extended=extended,
            born=born,
            reference=reference,
            group=group,
            booked=booked,
        )
        _refuse_unmeant(columns, by)
        given = cases_of_lists(files, columns, sheet)
    told_on, why = given.told_on(on)
    faults = (*given.faults, *why)
    measured = [
        MeasuredObligation(obligation=each, group=case.group, booked_on=case.booked_on)
        for case in watched("Measuring", given.cases)
        for each in obligations(asked_rules, case.case, as_at=told_on)
    ]
    what = asked_rules[0].requirement if len(asked_rules) == 1 else rule
    title = f"Timeliness: {what}"
    period, of = DateRange(since, last), _COHORTS[cohort]
    if disclosure is None:
        section = timeliness_section(
            measured,
            title=title,
            cohort=of,
            period=period,
            as_at=told_on,
            by=by,
            with_references=listed,
            with_bookings=bool(booked),
        )
    else:
        section = published_timeliness(
            measured, title=title, cohort=of, period=period, as_at=told_on, by=by, rule=disclosure.rule
        )
    for line in worst_of(faults, most=_SHOWN_FAULTS):
        typer.echo(line, err=True)
    section = with_unread(section, faults) if disclosure is None else _with_note(section, faults)
    data = {"catalogue": edition_of(published), "faults": [fault_data(each) for each in by_harm(faults)]}
    print_page(section, output, form=Format.TIMELINESS, data=data, to=to, template=template)
    if workbook is not None:
        write_workbook(section.tables, workbook)
    if chart is not None:
        by_quarter = by if by is CountedBy.QUARTER else CountedBy.MONTH
        _draw(timeliness_chart(measured, title=what, cohort=of, period=period, as_at=told_on, by=by_quarter), chart)
    if any(each.severity is Severity.ERROR for each in faults) or given.unused:
        raise typer.Exit(EXIT_WRONG)


def _kind_of_file(kinds: set[ChildrensFile | None], columns: Iterable[str]) -> ChildrensFile | None:
    """The one kind of file that was named; none for a list, whose columns are."""
    several = [each for each in kinds if each is not None]
    if len(several) > 1 or (several and any(columns)):
        raise typer.BadParameter("a file that every council has is of one kind, and its columns are known")
    return several[0] if several else None


def _refuse_unmeant(columns: EventColumns, by: CountedBy | None) -> None:
    days = (columns.started, columns.done, columns.ended, columns.extended, columns.booked, columns.born)
    if len({*days} - {""}) < sum(map(bool, days)):
        raise typer.BadParameter("one column cannot hold two different days: name another for one of them")
    if by is CountedBy.GROUP and not columns.group:
        raise typer.BadParameter("name the column to count by with --group", param_hint="--by")


def _with_note(section: Section, faults: Iterable[Fault]) -> Section:
    """What is published tells nothing of single rows."""
    has_unread = any(fault.severity is Severity.ERROR for fault in faults)
    return attrs.evolve(section, notes=(*section.notes, *([_NOT_ALL] if has_unread else [])))


def _draw(made: ProcessChart, path: Path) -> None:
    from safeguarding.charts.indicator_pictures import chart_figure  # noqa: PLC0415 - the extra is optional
    from safeguarding.charts.picture_files import write_pictures  # noqa: PLC0415
    from safeguarding.pages.indicators.pictures import chart_alt_text  # noqa: PLC0415

    if not made.points:
        typer.echo("No picture is drawn: nothing is settled in the period.", err=True)
        return
    name = made.series.name
    write_pictures([(chart_figure(made, title=f"{name[:1].upper()}{name[1:]}"), chart_alt_text(made))], path)


def _needed(column: str, option: str) -> str:
    if not column:
        raise typer.BadParameter("name the column, in the file's own words", param_hint=option)
    return column
