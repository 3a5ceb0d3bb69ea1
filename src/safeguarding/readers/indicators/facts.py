"""What ``indicators.toml`` holds: which figures a council looks at, their targets, and where its own tables and others' are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.indicators.chart_limits import ChartKind
from safeguarding.indicators.comparisons import ComparisonConventions, NeighbourMean, QuartileMethod, TieRule
from safeguarding.indicators.definitions import FigureKind, Indicator, MeasuredOver
from safeguarding.indicators.process_charts import ChartPolicy
from safeguarding.indicators.series import BreakKind, PeriodsCovered, SeriesBreak
from safeguarding.indicators.targets import IndicatorTarget, RagRule
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import checked_count
from safeguarding.readers.indicators.observed import RatioFacts
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

INDICATORS_FILE = "indicators.toml"


class GoodWay(Labelled):
    """Which way is good, as a file says it; where neither is, that is said too."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither"

    @property
    def polarity(self) -> Polarity | None:
        """The polarity; None where neither way is good."""
        return None if self is GoodWay.NEITHER else Polarity(self.value)


@attrs.frozen(kw_only=True)
class ProtectionFacts(Record):
    """The council's disclosure rule: counts of 1 up to one less than the threshold are hidden.

    A base of fewer than ``smallest_whole_group`` is hidden where all of it was counted, or none; 1 shows all.
    """

    threshold: int
    name: str = ""
    hides_zeros: bool = False
    smallest_whole_group: int = 10

    @property
    def rule(self) -> DisclosureRule:
        """The rule."""
        return DisclosureRule(
            name=self.name or f"counts of 1 to {self.threshold - 1} hidden",
            threshold=self.threshold,
            hides_zeros=self.hides_zeros,
            source=Source(title=f"The rule in {INDICATORS_FILE}", certainty=Certainty.UNVERIFIED),
            whole_groups=WholeGroupRule(smallest_shown=self.smallest_whole_group),
        )


@attrs.frozen(kw_only=True)
class TargetFacts(Record):
    """A target as a council writes it: ``"95%"``, ``"60"`` for a rate or a mean; a tolerance in points or in its unit."""

    value: str
    tolerance: Decimal = Decimal(0)
    set_by: str = ""

    def target(self, indicator: Indicator) -> IndicatorTarget:
        """The target of an indicator.

        Raises:
            ParseError: for a share's target without a per cent sign, and for any other's with one.
        """
        scale = 100 if indicator.kind is FigureKind.SHARE else 1
        return IndicatorTarget(
            value=value_of(self.value, indicator),
            tolerance=self.tolerance / scale,
            polarity=indicator.polarity,
            source=_set_by(self.set_by),
        )


@attrs.frozen(kw_only=True)
class ColourFacts(Record):
    """From which value a figure is green, and from which amber."""

    green: str
    amber: str
    set_by: str = ""

    def rule(self, indicator: Indicator) -> RagRule:
        """The rule of an indicator's colours.

        Raises:
            ParseError: as a target.
            InvalidRecordError: for an indicator of which neither way is good.
        """
        if indicator.polarity is None:
            raise InvalidRecordError(f"{indicator.name}: neither way is good, so it has no colours")
        green, amber = value_of(self.green, indicator), value_of(self.amber, indicator)
        return RagRule(green_from=green, amber_from=amber, polarity=indicator.polarity, source=_set_by(self.set_by))


def _set_by(name: str) -> Source | None:
    return Source(title=name, certainty=Certainty.UNVERIFIED) if name else None


_VALUE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(%?)", re.ASCII)


def value_of(text: str, indicator: Indicator) -> Decimal:
    """A value as a council writes it, in the unit in which the indicator is judged: a share as part of 1.

    Raises:
        ParseError: for a share without a per cent sign, and for any other value with one.

    Examples:
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> value_of("95%", indicator_named("icpc_15wd")), value_of("60", indicator_named("cla_rate"))
        (Decimal('0.95'), Decimal('60'))
        >>> value_of("95", indicator_named("icpc_15wd"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: cannot read '95'; expected a share such as '95%'
    """
    is_share = indicator.kind is FigureKind.SHARE
    found = _VALUE.fullmatch(text.strip().replace(",", ""))
    if found is None or bool(found[2]) is not is_share:
        expected = "a share such as '95%'" if is_share else "a number such as '60', without a per cent sign"
        raise ParseError.of(text, expected)
    return Decimal(found[1]) / 100 if is_share else Decimal(found[1])


@attrs.frozen(kw_only=True)
class BreakFacts(Record):
    """A day from which a series is judged anew, with its reason."""

    on: date
    reason: str
    kind: BreakKind = BreakKind.STEP_CHANGE

    @property
    def series_break(self) -> SeriesBreak:
        """As the series has it."""
        return SeriesBreak(on=self.on, reason=self.reason, kind=self.kind)


@attrs.frozen(kw_only=True)
class ChartFacts(Record):
    """The conventions of charts, where a council departs from those of Making Data Count."""

    kind: ChartKind | None = None
    shift: int = 7
    trend: int = 7
    one_side: bool = True
    counts_outside: bool = False
    screened: bool = False
    baseline: int | None = None
    fewest: int = 13
    set_by: str = ""

    @property
    def policy(self) -> ChartPolicy:
        """The policy; its source is the published one where nothing was changed."""
        policy = ChartPolicy(
            shift=self.shift,
            trend=self.trend,
            one_side=self.one_side,
            counts_outside=self.counts_outside,
            screened=self.screened,
            baseline=self.baseline,
            fewest=self.fewest,
        )
        if policy == ChartPolicy():
            return policy
        own = Source(title=self.set_by or f"The conventions in {INDICATORS_FILE}", certainty=Certainty.UNVERIFIED)
        return attrs.evolve(policy, source=own)


@attrs.frozen(kw_only=True)
class BesideFacts(Record):
    """Which columns of a published table are an indicator, where it is none that is known."""

    file: str
    numerator: str
    denominator: str
    printed: str = ""
    groups: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ConventionFacts(Record):
    """The conventions of comparing areas, where a council departs from those of DfE's tool."""

    quartiles: QuartileMethod = QuartileMethod.INTERPOLATED
    ties: TieRule = TieRule.BEST
    places: int | None = None
    neighbours: NeighbourMean = NeighbourMean.SIMPLE

    @property
    def policy(self) -> ComparisonConventions:
        """The policy; its source is the published one where nothing was changed."""
        policy = ComparisonConventions(
            quartiles=self.quartiles, ties=self.ties, places=self.places, neighbours=self.neighbours
        )
        if policy == ComparisonConventions():
            return policy
        own = Source(title=f"The conventions in {INDICATORS_FILE}", certainty=Certainty.UNVERIFIED)
        return attrs.evolve(policy, source=own)


@attrs.frozen(kw_only=True)
class StandardFacts(Record):
    """What a rate is directly standardised to.

    Attributes:
        groups: The file of the rate by groups: a row for each period and group, with its count and its base.
        population: Whose population the standard is, of which year and from which source, as it is to be printed.
        standard: Each group's size in it; empty where the file has a column of it.

    Raises:
        InvalidRecordError: without the file or the name of the population.
    """

    groups: str
    population: str
    standard: Mapping[str, int] = attrs.field(factory=dict)

    def _check(self) -> None:
        if not self.groups.strip() or not self.population.strip():
            raise InvalidRecordError(
                "a standardised rate needs its file of groups and the name of its standard population"
            )
        for size in self.standard.values():
            checked_count(size, "standard population")


@attrs.frozen(kw_only=True)
class IndicatorFacts(Record):
    """A figure that a council looks at: a definition that ships, by its key, or one of its own.

    Attributes:
        use: The key of a definition that ships.
        key: The key of one of its own.
        name: Its name.
        numerator: What is counted.
        denominator: Of what.
        kind: A share, a rate or a mean.
        per: What a rate is per.
        polarity: Which way is good; of a definition that ships only where the council sees it otherwise.
        measured: What time a value covers.
        source: Whose definition it is.
        values: The file of its values; empty where only others' published ones are looked at.
        events: A file with the day of each event, in place of values, for what happens seldom.
        called: What the file calls it, where it holds several.
        target: What it should be.
        colours: From where it is green and amber.
        periods: What each value covers.
        breaks: Where the series is judged anew.
        chart: The conventions of its chart, where they are not those of the whole file.
        season: What is known of its seasons, such as that August is low; nothing here guesses one.
        beside: The columns of a published table.
        standardised: The table of a rate by groups, and the population that it is standardised to.
        counts_children: Whether its counts are of children, which a rule of disclosure protects.
    """

    use: str = ""
    key: str = ""
    name: str = ""
    numerator: str = ""
    denominator: str = ""
    kind: FigureKind | None = None
    per: int | None = None
    polarity: GoodWay | None = None
    measured: MeasuredOver | None = None
    source: str = ""
    values: str = ""
    events: str = ""
    called: str = ""
    target: TargetFacts | None = None
    colours: ColourFacts | None = None
    periods: PeriodsCovered = PeriodsCovered.SEPARATE
    breaks: tuple[BreakFacts, ...] = ()
    chart: ChartFacts | None = None
    season: str = ""
    beside: BesideFacts | None = None
    standardised: StandardFacts | None = None
    counts_children: bool = True

    @property
    def own_files(self) -> tuple[str, ...]:
        """The council's own tables of it."""
        groups = "" if self.standardised is None else self.standardised.groups
        return tuple(file for file in (self.values, self.events, groups) if file)


@attrs.frozen(kw_only=True)
class ScorecardFacts(Record):
    """What ``indicators.toml`` holds.

    Attributes:
        title: What the scorecard is called.
        authority: Which area of the published tables the council is: its name or code; empty where it is in none.
        neighbours: The areas that it is held beside, by name or code; by default its statistical neighbours of 2025.
        note: What a reader should know.
        disclosure: The council's disclosure rule.
        chart: The conventions of all charts.
        conventions: Those of comparing areas.
        published: The published tables beside it, long as DfE prints them.
        indicators: The figures.
        ratios: Funnels of observed over expected events.
    """

    title: str
    authority: str = ""
    neighbours: tuple[str, ...] = ()
    note: str = ""
    disclosure: ProtectionFacts | None = None
    chart: ChartFacts = attrs.field(factory=ChartFacts)
    conventions: ConventionFacts = attrs.field(factory=ConventionFacts)
    published: tuple[str, ...] = ()
    indicators: tuple[IndicatorFacts, ...]
    ratios: tuple[RatioFacts, ...] = ()

    @property
    def own_files(self) -> tuple[tuple[str, bool], ...]:
        """The council's own tables, each with whether it counts children."""
        figures = [(file, each.counts_children) for each in self.indicators for file in each.own_files]
        return (*figures, *((each.file, each.counts_children) for each in self.ratios))
