"""What an indicator is: what is counted, of what, over which period, and which way is good. A council's own are made alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.records import Record, Several
from safeguarding.sources import Source


class FigureKind(Labelled):
    """What kind of figure an indicator is."""

    SHARE = "share", "%"
    RATE = "rate"
    MEAN = "mean"


class MeasuredOver(Labelled):
    """What time a value covers. Values that cover different times are different figures."""

    DAY_IN_MARCH = "on 31 March"
    YEAR_TO_MARCH = "in the year ending 31 March"
    DAY_IN_SEPTEMBER = "on 30 September"
    YEAR_TO_SEPTEMBER = "in the year ending 30 September"
    THREE_YEARS_TO_MARCH = "in three years ending 31 March"
    MONTH = "in a month"
    QUARTER = "in a quarter"
    OTHER = "as its numerator says"

    @property
    def is_of_a_day(self) -> bool:
        """Whether its values are those of one day."""
        return self in (MeasuredOver.DAY_IN_MARCH, MeasuredOver.DAY_IN_SEPTEMBER)

    @property
    def year_ends_in(self) -> int:
        """The month in which its years end: 9 of the workforce census, else 3."""
        return 9 if self in (MeasuredOver.DAY_IN_SEPTEMBER, MeasuredOver.YEAR_TO_SEPTEMBER) else 3


@attrs.frozen(kw_only=True)
class DefinitionChange(Record):
    """A change of what an indicator counts.

    Attributes:
        from_year: The first year, by the year of its end, that is counted in the new way.
        what: What changed.
        is_break: Whether values before and after it cannot be compared.
    """

    from_year: int
    what: str
    is_break: bool = True

    _words = "from {0.from_year}: {0.what}"


@attrs.frozen(kw_only=True)
class Indicator(Record):
    """The definition of a figure.

    Attributes:
        key: A short name for programs: ``"rereferral_12m"``.
        name: Its name for people.
        numerator: What is counted.
        denominator: Of what; for a mean, what is averaged over.
        kind: A share, a rate or a mean.
        per: What a rate is per; None for others.
        polarity: Which way is good; None where neither is, or it is disputed.
        measured: What time a value covers.
        first_year: The first year that is published, by the year of its end; None where that is not known.
        changes: What changed since, as far as it is known.
        note: What a reader should know besides.
        source: Where the definition comes from, and how surely it is known.

    Raises:
        InvalidRecordError: for a rate without what it is per, or anything else with it; for an empty text.
    """

    key: str
    name: str
    numerator: str
    denominator: str
    kind: FigureKind
    per: int | None = None
    polarity: Polarity | None = None
    measured: MeasuredOver
    first_year: int | None = None
    changes: tuple[DefinitionChange, ...] = attrs.field(default=(), converter=Several[DefinitionChange])
    note: str = ""
    source: Source

    _words = "{0.name}: {0.numerator}, of {0.denominator}"

    def _check(self) -> None:
        if not all(each.strip() for each in (self.key, self.name, self.numerator, self.denominator)):
            raise InvalidRecordError("an indicator has a key, a name, a numerator and a denominator")
        if (self.kind is FigureKind.RATE) is not (self.per is not None):
            raise InvalidRecordError("a rate, and nothing else, is per so many")
        if self.per is not None and self.per < 1:
            raise InvalidRecordError("a rate is per 1 or more")


def breaks_between(indicator: Indicator, earlier: date, later: date) -> tuple[DefinitionChange, ...]:
    """The changes for which values of two days cannot be compared; as far as they are known.

    Args:
        indicator: The definition.
        earlier: A day of the one period: the year that it is in by the year's end, in March or September, as given.
        later: A day of the other.

    Examples:
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> found = breaks_between(indicator_named("assessment_45wd"), date(2012, 3, 31), date(2025, 3, 31))
        >>> [change.from_year for change in found]
        [2014]
    """
    first, last = sorted((earlier.year, later.year))
    return tuple(each for each in indicator.changes if each.is_break and first < each.from_year <= last)


def chosen_indicator(key: str, several: Iterable[Indicator]) -> Indicator:
    """The indicator of that key.

    Raises:
        UnknownNameError: where there is none, with what may have been meant.

    Examples:
        >>> from safeguarding.indicators.catalogue import INDICATORS
        >>> chosen_indicator("rereferral_12", INDICATORS)
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown indicator 'rereferral_12'; did you mean 'rereferral_12m' or 'referral_rate'?
    """
    by_key = {each.key: each for each in several}
    if key not in by_key:
        raise UnknownNameError.among("indicator", key, by_key)
    return by_key[key]
