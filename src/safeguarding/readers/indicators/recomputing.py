"""Every printed share and rate of a long table, recomputed from its counts: which follows, which may, and which does not.

Authorities' counts are unrounded; those of regions and of England are to the nearest 10, while their shares and rates are
made from unrounded ones. A total may also keep an authority in its base whose count is missing. Neither is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.faults import Fault, Place
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.ratios import RateClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import STRICT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Precision
from safeguarding.labels import Labelled
from safeguarding.numbers.arithmetic import interval_multiple, interval_quotient
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding
from safeguarding.readers.indicators.cells import PublishedNumber
from safeguarding.readers.indicators.long_tables import AreaLevel, PublishedRow, PublishedTable
from safeguarding.readers.indicators.measures import PublishedMeasure, measures_in
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source

ROUNDED_TOTALS = Source(
    title="Department for Education, children's social care statistics: methodology, rounding",
    certainty=Certainty.ESTABLISHED,
    note="Totals to the nearest 10, figures from unrounded counts, half up: in all of 10,784 printed shares and rates.",
)
TOTALS_TO_NEAREST = 10
_PER_CENT = 100


class Following(NoTruthValue, Labelled):
    """Whether a printed figure follows from its counts."""

    FOLLOWS = "follows from its counts"
    FROM_UNROUNDED = "follows from counts that were rounded after it was made"
    MEMBERS_LEFT_OUT = "follows without the authorities whose counts are missing, which the printed base keeps"
    NOT_COMPARED = "cannot be compared"
    DOES_NOT_FOLLOW = "does not follow from its counts"


@attrs.frozen(kw_only=True)
class RecomputedFigure(NoTruthValue, Record):
    """A printed figure held against its counts.

    Attributes:
        row: Where it stands.
        measure: Of which columns it is.
        following: What was found.
        sentence: Why, with the numbers.
    """

    _instead = "following"

    row: PublishedRow
    measure: PublishedMeasure
    following: Following
    sentence: str

    def __str__(self) -> str:
        return f"{self.row.area}, {self.row.period.code}: {self.following}. {self.sentence}"


def recomputed(
    table: PublishedTable, *, measures: Iterable[PublishedMeasure] | None = None
) -> Iterator[RecomputedFigure]:
    """Every printed figure of the measures that a table has, held against its counts.

    Args:
        table: The table.
        measures: Which figures; by default all known ones.

    Examples:
        >>> list(recomputed(PublishedTable(name="empty.csv", rows=(), groups=(), numbers=())))
        []
    """
    for measure in measures_in(table) if measures is None else measures:
        if measure.printed in table.numbers:
            rows = list(measure.rows(table))
            members = _members(rows)
            yield from (_recomputed(row, measure, members) for row in rows)


def faults_of_figures(table: PublishedTable) -> Iterator[Fault]:
    """The printed figures that do not follow from their counts, as faults with their places.

    Examples:
        >>> list(faults_of_figures(PublishedTable(name="empty.csv", rows=(), groups=(), numbers=())))
        []
    """
    for each in recomputed(table):
        if each.following is Following.DOES_NOT_FOLLOW:
            yield Fault(
                place=Place(file=table.name, row=each.row.line, column=each.measure.printed),
                problem=f"{each.row.area}: the printed figure does not follow from its counts",
                remedy=each.sentence,
                found=each.row.numbers[each.measure.printed].text,
                source=ROUNDED_TOTALS,
            )


def _recomputed(row: PublishedRow, measure: PublishedMeasure, members: _Members) -> RecomputedFigure:
    following, sentence = _found(row, measure, members)
    return RecomputedFigure(row=row, measure=measure, following=following, sentence=sentence)


def _found(row: PublishedRow, measure: PublishedMeasure, members: _Members) -> tuple[Following, str]:
    count, base = row.numbers[measure.numerator], row.numbers[measure.denominator]
    printed = row.numbers[measure.printed]
    missing = [f"{title}: {number.why}" for title, number in _named(row, measure) if number.why is not None]
    if missing:
        return Following.NOT_COMPARED, f"{'; '.join(missing)}."
    if not base.value:
        return Following.NOT_COMPARED, "The base is 0: there is no figure."
    exact = check(_claim(count.value, base.value, printed, measure), STRICT)
    if exact.is_consistent or row.level is AreaLevel.LOCAL_AUTHORITY:
        return (Following.FOLLOWS if exact.is_consistent else Following.DOES_NOT_FOLLOW), exact.sentence
    rounded = check(_claim(count.value, base.value, printed, measure, is_rounded=True), STRICT)
    without = "" if rounded.is_consistent else members.without_missing(row, measure)
    if without:
        return Following.MEMBERS_LEFT_OUT, without
    return (Following.FROM_UNROUNDED if rounded.is_consistent else Following.DOES_NOT_FOLLOW), rounded.sentence


def _named(row: PublishedRow, measure: PublishedMeasure) -> Iterator[tuple[str, PublishedNumber]]:
    for title in (measure.numerator, measure.denominator, measure.printed):
        yield title, row.numbers[title]


def _claim(
    count: Decimal | None,
    base: Decimal | None,
    printed: PublishedNumber,
    measure: PublishedMeasure,
    *,
    is_rounded: bool = False,
) -> Claim:
    """The claim that a row makes. Populations are unrounded in totals too; other bases are counts, and rounded as they are."""
    nearest = TOTALS_TO_NEAREST if is_rounded else None
    of_count = Stated(f"{count}", to_nearest=nearest)
    if measure.per is None:
        of_base = Stated(f"{base}", to_nearest=nearest)
        return ShareClaim(count=of_count, base=of_base, percentage=Stated(f"{printed.value}%"))
    return RateClaim(count=of_count, population=Stated(f"{base}"), per=measure.per, rate=f"{printed.value}")


class _Members:
    """The authorities of each total, by period and region."""

    def __init__(self, rows: Mapping[tuple[str, str], list[PublishedRow]]) -> None:
        self._rows = rows

    def without_missing(self, total: PublishedRow, measure: PublishedMeasure) -> str:
        """How a total follows when its base leaves out the authorities whose count is missing; empty where it does not."""
        region = "" if total.level is AreaLevel.NATIONAL else total.region_code
        out = [
            row
            for row in self._rows.get((total.period.code, region), ())
            if row.numbers[measure.numerator].why is not None and row.numbers[measure.denominator].count is not None
        ]
        count, base, printed = (number for _, number in _named(total, measure))
        left = Fraction(base.value or 0) - sum(row.numbers[measure.denominator].count or 0 for row in out)
        slack = Fraction(0) if measure.per is not None else Fraction(TOTALS_TO_NEAREST, 2)
        if not out or left <= slack:
            return ""
        counts = Stated(f"{count.value}", to_nearest=TOTALS_TO_NEAREST).true_values(Rounding.HALF_UP)
        bases = Interval(left - slack, left + slack)
        found = interval_multiple(interval_quotient(counts, bases), measure.per or _PER_CENT)
        if (
            found.intersection(Stated(f"{printed.value}", precision=Precision.ROUNDED).true_values(Rounding.HALF_UP))
            is None
        ):
            return ""
        names = ", ".join(row.area for row in out)
        return f"Without {names}, whose count is missing, {count} are of about {int(left):,}, stated as {printed}."


def _members(rows: Iterable[PublishedRow]) -> _Members:
    """Authorities by period and region, and under no region all of England's; Inner and Outer London lie in London."""
    found: dict[tuple[str, str], list[PublishedRow]] = defaultdict(list)
    for row in rows:
        if row.level is AreaLevel.LOCAL_AUTHORITY:
            regions = {"", row.region_code, *([_LONDON] if row.region_code in _PARTS_OF_LONDON else [])}
            for region in regions:
                found[row.period.code, region].append(row)
    return _Members(found)


_LONDON, _PARTS_OF_LONDON = "E12000007", frozenset({"E13000001", "E13000002"})
