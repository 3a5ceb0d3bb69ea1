"""The scorecard as a section: what is wrong first, with what could not be used and by which conventions it was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.faults import Fault, Severity, by_harm, kinds_of
from safeguarding.indicators.process_charts import ChartPolicy
from safeguarding.numbers.nouns import counted
from safeguarding.pages.indicators.benchmark_tables import THE_TABLES, benchmarks_table, not_compared
from safeguarding.pages.indicators.benchmarks import Benchmark, NoBenchmark
from safeguarding.pages.indicators.hidden_values import without_numbers
from safeguarding.pages.indicators.judged import JudgedIndicator, judged_folder
from safeguarding.pages.indicators.ratios import JudgedRatio, judged_ratios, ratios_table
from safeguarding.pages.indicators.standardised import standardised_table
from safeguarding.pages.indicators.tables import definitions_table, scorecard_table, sentences_table
from safeguarding.pages.sections import Section, conflict, not_used
from safeguarding.readers.indicators.folders import IndicatorFolder
from safeguarding.readers.indicators.recomputing import ROUNDED_TOTALS
from safeguarding.texts import closest_names

_MOST_FAULTS = 20


def indicators_section(
    folder: IndicatorFolder, *, register: AuthorityRegister | None = None, rule: DisclosureRule | None = None
) -> Section:
    r"""Make the section of a folder that has been read.

    Args:
        folder: The folder.
        register: The authorities; by default those of England.
        rule: What may not be shown of counts of children; by default the folder's own rule.

    Examples:
        >>> from datetime import date
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.readers.indicators.folders import read_indicator_folder
        >>> with TemporaryDirectory() as name:
        ...     _ = Path(name, "indicators.toml").write_text('title = "Ours"\nauthority = "York"\nindicators = []')
        ...     folder = read_indicator_folder(Path(name), on=date(2026, 4, 30))
        >>> indicators_section(folder).title
        'Ours'
    """
    rule = rule or folder.rule
    register = register or english_authorities()
    judged = judged_folder(folder, register=register, rule=rule)
    ratios = judged_ratios(folder, register=register, rule=rule)
    return section_of_judged(without_numbers(folder, rule), judged, rule=rule, ratios=ratios)


def section_of_judged(
    folder: IndicatorFolder,
    judged: Sequence[JudgedIndicator],
    *,
    rule: DisclosureRule | None,
    ratios: Sequence[JudgedRatio] = (),
) -> Section:
    """Make the section of figures that have been judged."""
    tables = [scorecard_table(judged), sentences_table(judged)]
    by_groups = [each.by_groups for each in judged if each.by_groups is not None]
    if by_groups:
        tables.append(standardised_table(by_groups))
    if any(isinstance(each.benchmark, Benchmark) for each in judged):
        tables.append(benchmarks_table(judged))
    if ratios:
        tables.append(ratios_table(ratios))
    return Section(
        title=folder.facts.title,
        paragraphs=tuple(_paragraphs(folder, judged)),
        tables=[each for each in (*tables, definitions_table(judged)) if each.rows],
        conflicts=tuple(_conflicts(folder, judged)),
        notes=tuple(_notes(folder, judged, rule)),
    )


def _paragraphs(folder: IndicatorFolder, judged: Sequence[JudgedIndicator]) -> Iterator[str]:
    if folder.facts.note:
        yield folder.facts.note
    wrong = [each.indicator.name for each in judged if each.is_wrong]
    hidden = sum(each.is_hidden for each in judged)
    without = [each.indicator.name for each in judged if each.chart is None and not each.is_hidden]
    said = f"{counted(len(judged), 'figure')} as at {printed_date(folder.on)}; "
    said += f"{hidden} hidden and not judged here; of the others " if hidden else ""
    yield said + (f"wrong by more than chance: {'; '.join(wrong)}." if wrong else "none is wrong by more than chance.")
    if without:
        yield f"Without any value, and judged in nothing: {'; '.join(without)}."


def _conflicts(folder: IndicatorFolder, judged: Sequence[JudgedIndicator]) -> Iterator[Fault]:
    """Printed figures that do not follow from their counts, and what could not be used."""
    wrong = [each for each in folder.faults if each.source == ROUNDED_TOTALS]
    yield from wrong
    absent = dict.fromkeys(
        each.benchmark.absent for each in judged if isinstance(each.benchmark, NoBenchmark) and each.benchmark.absent
    )
    meant = closest_names(folder.facts.authority, [name for names in absent for name in names])
    if absent and not any(isinstance(each.benchmark, Benchmark) for each in judged):
        yield conflict(
            f"no published table has a row of {folder.facts.authority}",
            remedy=f"did you mean {' or '.join(map(repr, meant))}?" if meant else "name the authority as the tables do",
            source=THE_TABLES,
        )
    yield from not_used("the tables", [each for each in folder.faults if each not in wrong])


def _notes(folder: IndicatorFolder, judged: Sequence[JudgedIndicator], rule: DisclosureRule | None) -> Iterator[str]:
    if rule is not None:
        yield f"Disclosure control: {rule.name}; {rule.symbols.suppressed} stands for a number that is not shown."
        if rule.rounding_base is not None:
            yield (
                f"Numbers of children are rounded to the nearest {rule.rounding_base}; shares, limits and verdicts are worked out from "
                "the rounded ones."
            )
        if any(each.hidden for each in judged):
            yield (
                "What is hidden stays so beside the totals of years, and beside whatever this page prints of the same figure for "
                "other periods. Totals of quarters, half-years or groups that are printed elsewhere were not looked at."
            )
    elif any(each.each.facts.counts_children and not each.is_published for each in judged) or any(
        each.facts.counts_children for each in folder.observed
    ):
        yield "Small counts can point at a child: no rule of disclosure was applied."
    for policy in dict.fromkeys(each.chart.policy for each in judged if each.chart is not None):
        yield _policy(policy)
    for kind in dict.fromkeys(each.judging.kind for each in judged if each.judging is not None):
        names = "; ".join(
            each.indicator.name for each in judged if each.judging is not None and each.judging.kind is kind
        )
        widened = (
            f" {kind.source}." if any(each.widened is not None and each.widened.kind is kind for each in judged) else ""
        )
        yield f"Limits of {kind}: {names}.{widened}"
    if any(isinstance(each.benchmark, Benchmark) for each in judged):
        policy_of = folder.facts.conventions.policy
        of_neighbours = (
            "those that the folder names" if folder.facts.neighbours else "DfE's statistical neighbours of 2025"
        )
        yield (
            f"Beside others: quarters {policy_of.quartiles.label}; ties share {policy_of.ties}; neighbours are {of_neighbours}, "
            f"as the {policy_of.neighbours}. {policy_of.source}."
        )
    yield from not_compared(judged)
    yield "Seasons are not guessed: August, school terms and other known ones are stated in the folder, or not looked at."
    if folder.files_not_read:
        yield f"Tables of the folder that nothing names: {', '.join(folder.files_not_read)}."
    ranked = [each for each in by_harm(folder.faults) if each.source != ROUNDED_TOTALS]
    yield from (f"{each}." for each in ranked[:_MOST_FAULTS])
    if rest := ranked[_MOST_FAULTS:]:
        yield from (f"{counted(count, 'time')}: {kind}." for kind, count in kinds_of(rest))


def _policy(policy: ChartPolicy) -> str:
    of = "all values of a part" if policy.baseline is None else f"its first {policy.baseline}"
    two = (
        "two of three near a limit on one side" if policy.one_side else "two of three near a limit, the third anywhere"
    )
    outside = "counting" if policy.counts_outside else "not counting"
    ranges = "large moving ranges left out" if policy.screened else "every moving range kept"
    return (
        f"Signs of change: a value outside the limits, {policy.shift} in a row on one side of the mean, a trend of {policy.trend} "
        f"points, {two} ({outside} those outside); limits from {of}, {ranges}, at least {policy.fewest} values. {policy.source}."
    )


def has_serious_faults(folder: IndicatorFolder) -> bool:
    """Whether something of the folder could not be used."""
    return any(each.severity is Severity.ERROR for each in folder.faults)
