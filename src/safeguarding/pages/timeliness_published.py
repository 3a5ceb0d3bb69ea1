"""Timeliness for those outside the team: as a table that went through a rule of disclosure, and as a picture over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safeguarding.dates.ranges import DateRange
from safeguarding.disclosure.protection import ProtectedTable, protected_percentage, protected_table
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.indicators.chart_limits import ChartKind
from safeguarding.indicators.process_charts import ProcessChart, process_chart
from safeguarding.indicators.series import IndicatorSeries, Observation, observed
from safeguarding.pages.cells import Row
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Reason, Table
from safeguarding.pages.timeliness import CountedBy, arranged, by_time
from safeguarding.pages.timeliness_lists import MeasuredObligation
from safeguarding.timescales.timeliness_measures import Cohort, Timeliness, timeliness
from safeguarding.timescales.words import TimescaleOutcome

_IN_TIME, _SETTLED, _OPEN, _OTHER = "In time", "Settled", "Not yet due", "Not known, or not judged"
_NOT_IN_TIME = "Not in time"
_LABELS = (_IN_TIME, _NOT_IN_TIME, _OPEN, _OTHER)
_WHOLE = "All"


def published_timeliness(
    measured: Sequence[MeasuredObligation],
    *,
    title: str,
    cohort: Cohort,
    period: DateRange,
    as_at: date,
    rule: DisclosureRule,
    by: CountedBy | None = None,
) -> Section:
    """The measure as it may be published: one table, in which small numbers, and what would give them away, are hidden.

    What points at single cases (how late, how long, what is open) has no place there.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> day, year = date(2018, 3, 31), DateRange(date(2017, 4, 1), date(2018, 3, 31))
        >>> cases = [Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 3 + 23 * (k < 9))]) for k in range(12)]
        >>> owed = [MeasuredObligation(obligation=each) for case in cases for each in obligations([rule_named("iha")], case, as_at=day)]
        >>> section = published_timeliness(owed, title="", cohort=Cohort.FELL_DUE, period=year, as_at=day, rule=FEWER_THAN_FIVE)
        >>> section.tables[0].words
        (('All', '12', '100.0%', '12', '0', '0', '0', '12'),)
    """
    asked = [each.obligation for each in measured]
    whole = timeliness(asked, cohort=cohort, period=period, as_at=as_at)
    parts = [] if by is None else list(arranged(measured, by, cohort, period, as_at))
    names = [words for words, _ in parts]
    outcomes = Axis(name="Outcome", labels=_LABELS, groups={_SETTLED: {_IN_TIME, _NOT_IN_TIME}})
    axes = (*((Axis(name="Which", labels=names),) if names else ()), outcomes)
    counts = {
        (*((words,) if names else ()), label): number
        for words, each in parts or [(_WHOLE, whole)]
        for label, number in _numbers(each).items()
    }
    hidden = protected_table(CountTable(axes, counts), rule)
    rows = [_row(hidden, words, (words,) if words in names else (None,) * bool(names)) for words in (*names, _WHOLE)]
    table = Table(
        caption=f"{whole.period}, {whole.cohort.label}" + ("" if by is None else f", by {by}"),
        columns=("Which", _SETTLED, "In time of settled", _IN_TIME, _NOT_IN_TIME, _OPEN, _OTHER, "Cases"),
        rows=rows,
        notes=[
            f"{rule.symbols.suppressed}: a small number, or one that would give it away. Disclosure control: {rule.name}."
        ],
        reasons=[
            Reason(figures=rule.symbols.suppressed, rule=f"{rule.name[:1].upper()}{rule.name[1:]}.", source=rule.source)
        ],
    )
    inside = [each.source for each in asked]
    notes = [*dict.fromkeys(f"Rule: {source}." for source in inside)]
    return Section(title=title, tables=[table], notes=tuple(notes), sources=[rule.source])


def _row(hidden: ProtectedTable, words: str, place: tuple[str | None, ...]) -> Row:
    share = protected_percentage(hidden, (*place, _IN_TIME), base=(*place, _SETTLED), places=1)
    return (
        words,
        hidden.at(*place, _SETTLED),
        share if share.value is None else f"{share}%",
        *(hidden.at(*place, label) for label in (*_LABELS, None)),
    )


def _numbers(measure: Timeliness) -> dict[str, int]:
    settled = measure.of_settled
    in_time, base = (0, 0) if settled is None else (settled.count, settled.base)
    not_due = measure.count(TimescaleOutcome.NOT_YET_DUE)
    return {
        _IN_TIME: in_time,
        _NOT_IN_TIME: base - in_time,
        _OPEN: not_due,
        _OTHER: measure.total - base - not_due,
    }


def timeliness_chart(
    measured: Sequence[MeasuredObligation],
    *,
    title: str,
    cohort: Cohort,
    period: DateRange,
    as_at: date,
    by: CountedBy = CountedBy.MONTH,
) -> ProcessChart:
    """The share in time of what is settled, month by month or quarter by quarter, with the limits that chance gives it.

    It begins and ends with a month in which something is settled.

    Args:
        measured: What was to be done, each as it stood on ``as_at``.
        title: What it is about.
        cohort: Which of it belongs to the period.
        period: The period.
        as_at: The day asked about.
        by: Months or quarters.
    """
    parts = list(by_time([each.obligation for each in measured], by, cohort, period, as_at))
    settled = [place for place, (_, each) in enumerate(parts) if each.of_settled is not None]
    seen = [
        Observation(on=part.ends_on, value=None) if each.of_settled is None else observed(part.ends_on, each.of_settled)
        for part, each in (parts[settled[0] : settled[-1] + 1] if settled else ())
    ]
    series = IndicatorSeries(name=f"in time: {title}", observations=seen, is_share=True)
    return process_chart(series, kind=ChartKind.P)
