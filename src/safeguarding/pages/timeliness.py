"""How timely many cases were, on a page: shares in time with their base, how long it took, how late, and what is open."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, shown_share
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Reason, Table
from safeguarding.pages.timeliness_lists import NOT_KNOWN, MeasuredObligation, bookings, listed_tables
from safeguarding.records import Record
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.timeliness_measures import Cohort, Timeliness, timeliness
from safeguarding.timescales.words import TimescaleOutcome


class CountedBy(Labelled):
    """What the cases are arranged by."""

    MONTH = "month"
    QUARTER = "quarter"
    GROUP = "group"


_LATE_BY = ((1, 5, "1 to 5 days"), (6, 20, "6 to 20 days"), (21, 60, "21 to 60 days"), (61, None, "more than 60 days"))
_BASES = (
    "In time of settled: of those done or past their day. In time of completed leaves out what is still open, and so "
    "looks better the more is left undone."
)
_NO_GROUP = "(none named)"


def timeliness_section(
    measured: Sequence[MeasuredObligation],
    *,
    title: str,
    cohort: Cohort,
    period: DateRange,
    as_at: date,
    by: CountedBy | None = None,
    with_references: bool = False,
    with_bookings: bool = False,
) -> Section:
    """The section: the measure whole, then by month, quarter or group; how long and how late; what is open.

    Args:
        measured: What was to be done, each as it stood on ``as_at``.
        title: What it is about.
        cohort: Which of it belongs to the period.
        period: The period.
        as_at: The day asked about.
        by: What to arrange it by.
        with_references: Whether cases that are open, not in time or not known are listed by their references, for the
            people who act on them.
        with_bookings: Whether it is known what is booked, and so whether what is open is booked in time.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> case, day = Episode(started_on=date(2017, 4, 3), done_on=(date(2017, 5, 31),)), date(2018, 3, 31)
        >>> owed = [MeasuredObligation(obligation=each) for each in obligations([rule_named("icpc")], case, as_at=day)]
        >>> year = DateRange(date(2017, 4, 1), day)
        >>> section = timeliness_section(owed, title="Conferences", cohort=Cohort.FELL_DUE, period=year, as_at=day)
        >>> print(section.paragraphs[0])
        Of 1 settled case 1 was not in time, 0 of them still open; 0 (0.0%) were in time.
    """
    asked = [each.obligation for each in measured]
    whole = timeliness(asked, cohort=cohort, period=period, as_at=as_at)
    inside = [each for each in asked if _in_cohort(each, cohort, period)]
    reasons = tuple(_reasons([("", inside)]))
    tables = [_measures("All", [("all", whole)], reasons)]
    if by is not None:
        tables.append(_measures(f"By {by}", arranged(measured, by, cohort, period, as_at), reasons))
    tables += [attrs.evolve(each, reasons=reasons) for each in (_outcomes(whole), _lateness(inside))]
    if with_references:
        tables += [
            each for each in listed_tables(measured, inside, as_at=as_at, with_bookings=with_bookings) if each.rows
        ]
    return Section(
        title=title,
        paragraphs=(
            _in_short(whole),
            f"{whole.explanation}.",
            *_how_long(inside),
            *(bookings(measured) if with_bookings else ()),
        ),
        tables=tables,
        notes=(
            _BASES,
            *_what_is_known(inside),
        ),
    )


@attrs.frozen(kw_only=True)
class MeasuredDuty(Record):
    """How timely one duty was, for a page that tells of several.

    Attributes:
        title: What was to be done.
        measured: What was to be done, each as it stood on the day asked about.
        period: The period.
        as_at: The day as at which it is judged.
        cohort: Which of it belongs to the period.
        by: What to arrange it by.
    """

    title: str
    measured: tuple[MeasuredObligation, ...]
    period: DateRange
    as_at: date
    cohort: Cohort = Cohort.FELL_DUE
    by: CountedBy | None = None


def timeliness_overview(duties: Sequence[MeasuredDuty]) -> tuple[list[Table], list[str]]:
    """Several duties beside one another, a line each; then each that is arranged by something. With it what lies behind.

    Args:
        duties: The duties.
    """
    lines: list[tuple[str, Timeliness]] = []
    in_parts: list[Table] = []
    notes: list[str] = []
    known: list[tuple[str, list[Obligation]]] = []
    for each in duties:
        asked = [one.obligation for one in each.measured]
        whole = timeliness(asked, cohort=each.cohort, period=each.period, as_at=each.as_at)
        lines.append((f"{each.title}, {each.period}", whole))
        known.append((each.title, [one for one in asked if _in_cohort(one, each.cohort, each.period)]))
        if each.by is not None:
            parts = arranged(each.measured, each.by, each.cohort, each.period, each.as_at)
            in_parts.append(_measures(f"{each.title}, by {each.by}", parts, tuple(_reasons(known[-1:]))))
        notes += _what_is_known(known[-1][1])
    whole_table = _measures("In time", lines, tuple(_reasons(known)))
    return [whole_table, *in_parts], [_BASES, *dict.fromkeys(notes)]


def _reasons(known: Iterable[tuple[str, Sequence[Obligation]]]) -> Iterator[Reason]:
    """By which rule each duty is in time or late; the rules of one duty may differ by its cases."""
    for title, inside in known:
        for requirement, source in dict.fromkeys((each.requirement, each.source) for each in inside):
            yield Reason(figures=title, rule=f"{requirement[:1].upper()}{requirement[1:]}.", source=source)


def _in_short(whole: Timeliness) -> str:
    """The measure in a sentence: what is not in time first."""
    overdue = whole.count(TimescaleOutcome.OVERDUE, TimescaleOutcome.OPEN_BEYOND_TARGET)
    settled = whole.of_settled
    if settled is None:
        return f"Of {counted(whole.total, 'case')} none is settled yet; {overdue} {'is' if overdue == 1 else 'are'} overdue."
    late = settled.base - settled.count
    share = shown_share(Share(settled.count, settled.base), places=1, beside=Beside.COUNT)
    return (
        f"Of {counted(settled.base, 'settled case')} {late} {'was' if late == 1 else 'were'} not in time, {overdue} of them "
        f"still open; {share} {'was' if settled.count == 1 else 'were'} in time."
    )


def _in_cohort(obligation: Obligation, cohort: Cohort, period: DateRange) -> bool:
    measure = timeliness([obligation], cohort=cohort, period=period, as_at=obligation.as_at)
    return measure.total == 1


def _measures(caption: str, measured: Iterable[tuple[str, Timeliness]], reasons: tuple[Reason, ...]) -> Table:
    return Table(
        caption=caption,
        columns=("Which", "Cases", "In time of settled", "In time of completed", "Overdue", "Not yet due", "Not known"),
        rows=[
            (
                words,
                each.total,
                _share(each.of_settled),
                _share(each.of_completed),
                each.count(TimescaleOutcome.OVERDUE, TimescaleOutcome.OPEN_BEYOND_TARGET),
                each.count(TimescaleOutcome.NOT_YET_DUE),
                each.count(*NOT_KNOWN),
            )
            for words, each in measured
        ],
        reasons=reasons,
    )


def _share(share: Share | None) -> Cell:
    return Gap("none") if share is None else shown_share(share, places=1, beside=Beside.COUNT)


def arranged(
    measured: Sequence[MeasuredObligation], by: CountedBy, cohort: Cohort, period: DateRange, as_at: date
) -> Iterator[tuple[str, Timeliness]]:
    """The measure by month, quarter or group, each with its name."""
    if by is CountedBy.GROUP:
        groups: dict[str, list[Obligation]] = {}
        for each in measured:
            groups.setdefault(each.group or _NO_GROUP, []).append(each.obligation)
        for name in sorted(groups, key=lambda group: (group == _NO_GROUP, group.casefold())):
            yield name, timeliness(groups[name], cohort=cohort, period=period, as_at=as_at)
        return
    for part, measure in by_time([each.obligation for each in measured], by, cohort, period, as_at):
        yield str(part), measure


def by_time(
    asked: Sequence[Obligation], by: CountedBy, cohort: Cohort, period: DateRange, as_at: date
) -> Iterator[tuple[DateRange, Timeliness]]:
    """The measure of each month, or of each quarter of the calendar, that a period touches."""
    for part in _parts(period, 3 if by is CountedBy.QUARTER else 1):
        yield part, timeliness(asked, cohort=cohort, period=part, as_at=as_at)


def _parts(period: DateRange, months: int) -> Iterator[DateRange]:
    """The months, or the quarters of the calendar, that a period touches; the first and the last may be parts."""
    first = period.starts_on.year * 12 + period.starts_on.month - 1
    start = first - first % months
    while (begins := date(start // 12, start % 12 + 1, 1)) <= period.ends_on:
        start += months
        ends = date.fromordinal(date(start // 12, start % 12 + 1, 1).toordinal() - 1)
        yield DateRange(max(begins, period.starts_on), min(ends, period.ends_on))


def _outcomes(whole: Timeliness) -> Table:
    return Table(
        caption="By outcome",
        columns=("Outcome", "Cases"),
        rows=[(outcome, number) for outcome, number in whole.counts],
    )


def _lateness(inside: Sequence[Obligation]) -> Table:
    late = [(each.days_late, each.done_on is not None) for each in inside if each.days_late]
    rows: list[tuple[Cell, ...]] = []
    for least, most, words in _LATE_BY:
        of_band = [is_done for days, is_done in late if least <= days <= (most or days)]
        rows.append((words, sum(of_band), len(of_band) - sum(of_band)))
    return Table(
        caption="Late by, in calendar days", columns=("How late", "Done", "Still open or never done"), rows=rows
    )


def _how_long(inside: Sequence[Obligation]) -> Iterator[str]:
    lengths = [(each.done_on - each.counted_from).days for each in inside if each.done_on is not None]
    # what was done before the clock started took no time that was counted
    if days := [each for each in lengths if each >= 0]:
        middle = Fraction(statistics.median(map(Fraction, days)))
        yield (
            f"Of those done, half took {rounded(middle, 1 if middle.denominator > 1 else 0)} calendar days or fewer, "
            f"from the day that the time is counted from; the longest took {counted(max(days), 'day')}."
        )


def _what_is_known(inside: Iterable[Obligation]) -> Iterator[str]:
    """Each source that the answers rest on, once, with how surely it is known; and each reason that nothing can be told."""
    reasons = Counter(each.cannot_tell for each in inside if each.cannot_tell)
    for reason, number in reasons.items():
        yield f"Of {counted(number, 'case')} nothing can be told, because {reason}."
    yield from dict.fromkeys(f"Rule: {each.source}." for each in inside)
    yield from dict.fromkeys(f"{note[:1].upper()}{note[1:]}." for each in inside for note in each.notes)
