"""Which values of a folder's figures may not be shown: small ones, and those that would give a small one away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.disclosure.linked_periods import PeriodCount, covers, hidden_periods
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.faults import Fault
from safeguarding.indicators.definitions import FigureKind, MeasuredOver
from safeguarding.indicators.figures import Mean
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.series import PeriodsCovered
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.folders import FolderIndicator, IndicatorFolder
from safeguarding.readers.indicators.periods import PeriodLength
from safeguarding.readers.indicators.values import PeriodFigure
from safeguarding.tables.words import plain_words

_MONTHS = {PeriodLength.MONTH: 1, PeriodLength.QUARTER: 3, PeriodLength.YEAR: 12}

_WINDOWS = {MeasuredOver.QUARTER: 3, MeasuredOver.YEAR_TO_MARCH: 12, MeasuredOver.YEAR_TO_SEPTEMBER: 12}
"""How many months a window that rolls is of."""

_Place = tuple[int, date]
"""A figure of the folder, by its position, and the last day of a period."""


def hidden_values(indicators: Sequence[FolderIndicator], rule: DisclosureRule | None) -> Mapping[int, frozenset[date]]:
    """The last days of the periods of each figure whose own values may not be shown, by the figure's position.

    Figures of one definition are protected together, whatever the lengths of their periods, and beside the total of each
    year. Shares of one denominator are hidden in the same periods, so that none tells the base of another.
    """
    found: dict[int, set[date]] = {
        number: {
            figure.period.ends_on
            for figure in ([] if each.table is None else each.table.figures)
            if is_small(figure, each, rule)
        }
        for number, each in enumerate(indicators)
    }
    if rule is None:
        return {number: frozenset(days) for number, days in found.items()}
    families = _families(indicators)
    before: dict[int, set[date]] = {}
    while found != before:
        before = {number: set(days) for number, days in found.items()}
        for (*_, year_ends_in), counts in families.items():
            _hide_together(counts, found, rule, year_ends_in)
        _hide_windows(indicators, found)
        _hide_alike(indicators, found)
    return {number: frozenset(days) for number, days in found.items()}


def is_small(figure: PeriodFigure, each: FolderIndicator, rule: DisclosureRule | None) -> bool:
    """Whether a value may not be shown, whatever stands beside it.

    That is so of small counts, rests and bases, and of small groups of whom all or none were counted. Of a value that stands
    without its count nobody knows whether it is small.
    """
    if rule is None or not each.facts.counts_children:
        return False
    found = figure.figure
    if found is None:
        return figure.value is not None
    if isinstance(found, Share):
        return rule.is_small_share(found.count, found.base) or rule.whole_groups.tells_all(found.count, found.base)
    return rule.is_small(found.count if isinstance(found, Rate) else found.base)


def _hide_together(
    counts: Mapping[_Place, PeriodCount], found: dict[int, set[date]], rule: DisclosureRule, year_ends_in: int
) -> None:
    """Hide what would give another period of one definition away."""
    places = list(counts)
    already = {k for k, (number, on) in enumerate(places) if on in found[number]}
    for k in hidden_periods(list(counts.values()), rule, hidden_already=already, year_ends_in=year_ends_in):
        number, on = places[k]
        found[number].add(on)


def _hide_alike(indicators: Sequence[FolderIndicator], found: dict[int, set[date]]) -> None:
    """Hide a period of every share of one denominator where it is hidden of one."""
    of_base: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(indicators):
        if each.indicator.per is None and _is_linked(each):
            of_base[plain_words(each.indicator.denominator)].append(number)
    for numbers in of_base.values():
        spans = {number: {(each.starts_on, each.ends_on) for each in _counts(indicators[number])} for number in numbers}
        hidden = {span for number in numbers for span in spans[number] if span[1] in found[number]}
        for number in numbers:
            found[number] |= {ends_on for _, ends_on in spans[number] & hidden}


_Family = tuple[str, str, FigureKind, int | None, int]
"""What is counted, of what, as which kind of figure, per how many, and the month in which its years end."""


def _families(indicators: Sequence[FolderIndicator]) -> Mapping[_Family, dict[_Place, PeriodCount]]:
    """The counts of each definition, whose periods add up."""
    families: defaultdict[_Family, dict[_Place, PeriodCount]] = defaultdict(dict)
    for number, each in enumerate(indicators):
        if not _is_linked(each):
            continue
        families[_family(each)] |= {
            (number, count.ends_on): count for count in _counts(each) if not _rolls(each) or _is_a_year(count, each)
        }
    return families


def _hide_windows(indicators: Sequence[FolderIndicator], found: dict[int, set[date]]) -> None:
    """Hide windows that roll over what is hidden, or over what stands nowhere, beside periods of which they are made.

    A window less those of its periods that are shown is what the others have. Those of a whole year are totals like others,
    and where no shorter figure stands beside them, windows are judged alone.
    """
    rolling = [number for number, each in enumerate(indicators) if _rolls(each)]
    for number in rolling:
        beside = _beside(indicators, number)
        for window in _counts(indicators[number]):
            inside = [(each, other) for each, other in beside if each.is_within(window)]
            shown = [each for each, other in inside if each.ends_on not in found[other]]
            if inside and not covers(shown, window) and not _is_a_year(window, indicators[number]):
                found[number].add(window.ends_on)


def _rolls(each: FolderIndicator) -> bool:
    return _is_linked(each) and each.facts.periods is PeriodsCovered.ROLLING


def _is_a_year(count: PeriodCount, each: FolderIndicator) -> bool:
    year_ends_in = each.indicator.measured.year_ends_in
    return count.ends_on.month == year_ends_in and count.starts_on.month == year_ends_in % 12 + 1


def _beside(indicators: Sequence[FolderIndicator], number: int) -> list[tuple[PeriodCount, int]]:
    """The periods of one definition that do not roll, each with its figure's position."""
    return [
        (count, other)
        for other, each in enumerate(indicators)
        if _is_linked(each) and not _rolls(each) and _family(each) == _family(indicators[number])
        for count in _counts(each)
    ]


def _family(each: FolderIndicator) -> _Family:
    indicator = each.indicator
    return (
        plain_words(indicator.numerator),
        plain_words(indicator.denominator),
        indicator.kind,
        indicator.per,
        indicator.measured.year_ends_in,
    )


def _is_linked(each: FolderIndicator) -> bool:
    """Whether the values of a figure add up over time: not those of a day, nor windows of an unknown length."""
    measured = each.indicator.measured
    overlaps = measured is MeasuredOver.THREE_YEARS_TO_MARCH or (
        each.facts.periods is PeriodsCovered.ROLLING and measured not in _WINDOWS
    )
    is_of_periods = not overlaps and not measured.is_of_a_day
    return each.table is not None and each.facts.counts_children and is_of_periods


def _counts(each: FolderIndicator) -> Iterator[PeriodCount]:
    """What a figure counts, with the days that each value covers; of a mean, it is the base that adds up."""
    for figure in () if each.table is None else each.table.figures:
        count, months = figure.figure, _MONTHS.get(figure.period.kind)
        if count is not None and months is not None:
            yield PeriodCount(
                starts_on=_first_day(figure.period.ends_on, months, each),
                ends_on=figure.period.ends_on,
                having=count.base if isinstance(count, Mean) else count.count,
                others=count.base - count.count if isinstance(count, Share) else None,
            )


def _first_day(ends_on: date, months: int, each: FolderIndicator) -> date:
    """The first day that a value covers."""
    if each.facts.periods is PeriodsCovered.ROLLING:
        months = _WINDOWS[each.indicator.measured]
    elif each.facts.periods is PeriodsCovered.YEAR_TO_DATE:
        months = (ends_on.month - each.indicator.measured.year_ends_in - 1) % 12 + 1
    first = ends_on.year * 12 + ends_on.month - months
    return date(first // 12, first % 12 + 1, 1)


def without_numbers(folder: IndicatorFolder, rule: DisclosureRule | None) -> IndicatorFolder:
    """A folder whose faults tell no number of its own tables of children, where a rule hides some of them.

    Examples:
        >>> from safeguarding.readers.indicators.facts import ScorecardFacts
        >>> empty = IndicatorFolder(facts=ScorecardFacts(title="x", indicators=()), on=date(2025, 3, 31), indicators=())
        >>> without_numbers(empty, None) is empty
        True
    """
    if rule is None:
        return folder
    own = {file for file, counts_children in folder.facts.own_files if counts_children}
    return attrs.evolve(
        folder, faults=[_silent(fault) if fault.place.file in own else fault for fault in folder.faults]
    )


def _silent(fault: Fault) -> Fault:
    if not fault.place.column or not any(map(str.isdigit, fault.remedy)):
        return attrs.evolve(fault, found="")
    return attrs.evolve(fault, found="", remedy="look at the cell: under the rule of disclosure it is not shown here")
