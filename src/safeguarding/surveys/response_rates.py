"""Response rates, by the six definitions of the American Association for Public Opinion Research (AAPOR)."""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.rounding import Exact, as_fraction
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.waves import Wave

AAPOR = Source(
    title="AAPOR, Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys",
    published_at="aapor.org",
    certainty=Certainty.SECONDARY,
)


class ResponseRate(Labelled):
    """The six definitions: what counts as a response, and what as a case that could have responded."""

    RR1 = "complete, of all that may be eligible"
    RR2 = "complete or partial, of all that may be eligible"
    RR3 = "complete, of those estimated to be eligible"
    RR4 = "complete or partial, of those estimated to be eligible"
    RR5 = "complete, of those known to be eligible"
    RR6 = "complete or partial, of those known to be eligible"

    @property
    def counts_partial(self) -> bool:
        """Whether a partial response is a response."""
        return self in (ResponseRate.RR2, ResponseRate.RR4, ResponseRate.RR6)

    @property
    def source(self) -> Source:
        """Where the definition is published."""
        return AAPOR


@attrs.frozen(kw_only=True)
class Dispositions(Record):
    """What became of every case.

    Attributes:
        complete: Complete responses (I).
        partial: Partial responses (P).
        refused: Refusals and break-offs (R).
        not_reached: Non-contacts (NC).
        other: Others known to be eligible (O).
        unknown: Cases of unknown eligibility (UH and UO).

    Raises:
        InvalidRecordError: for a negative count, or no case at all.

    Examples:
        >>> cases = Dispositions(complete=80, partial=10, refused=40, not_reached=20, unknown=50)
        >>> cases.known_eligible
        150
    """

    complete: int
    partial: int = 0
    refused: int = 0
    not_reached: int = 0
    other: int = 0
    unknown: int = 0

    def _check(self) -> None:
        counts = (self.complete, self.partial, self.refused, self.not_reached, self.other, self.unknown)
        if sum(checked_count(count, "count of cases") for count in counts) == 0:
            raise InvalidRecordError("a response rate needs at least one case")

    @property
    def known_eligible(self) -> int:
        """Cases known to be eligible, responses included."""
        return self.complete + self.partial + self.refused + self.not_reached + self.other


def response_rate(cases: Dispositions, definition: ResponseRate, *, eligible_share: Exact | None = None) -> Fraction:
    """The response rate by one of the six definitions, exactly.

    Args:
        cases: What became of every case.
        definition: Which of the six.
        eligible_share: The estimated share of eligible among the cases of unknown eligibility (e), from 0 to 1; RR3
            and RR4 need it where there are such cases.

    Raises:
        InvalidRecordError: for RR3 or RR4 without the estimate they need, an estimate outside 0 to 1, or no case left
            to be a base.

    Examples:
        >>> cases = Dispositions(complete=80, partial=10, refused=40, not_reached=20, unknown=50)
        >>> [f"{float(response_rate(cases, each, eligible_share=Fraction(1, 2))):.3f}" for each in ResponseRate]
        ['0.400', '0.450', '0.457', '0.514', '0.533', '0.600']
    """
    responses = cases.complete + (cases.partial if definition.counts_partial else 0)
    base = cases.known_eligible + _eligible_of_unknown(cases, definition, eligible_share)
    if base == 0:
        raise InvalidRecordError("none of the cases is counted as eligible, so there is no response rate")
    return responses / base


def _eligible_of_unknown(cases: Dispositions, definition: ResponseRate, eligible_share: Exact | None) -> Fraction:
    if definition in (ResponseRate.RR1, ResponseRate.RR2):
        return Fraction(cases.unknown)
    if definition in (ResponseRate.RR5, ResponseRate.RR6) or cases.unknown == 0:
        return Fraction(0)
    if eligible_share is None:
        raise InvalidRecordError(f"{definition.name} needs the estimated share of eligible among the unknown cases")
    share = as_fraction(eligible_share)
    if not 0 <= share <= 1:
        raise InvalidRecordError(f"a share of eligible lies between 0 and 1, not {eligible_share}")
    return share * cases.unknown


def wave_dispositions(wave: Wave) -> Dispositions:
    """The cases of a wave of a known population: everybody invited is eligible, and who did not answer is not reached.

    Raises:
        InvalidRecordError: for a wave to which nobody was invited.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.surveys.words import Mode
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=190, invited=190, complete=86, partial=4, mode=Mode.PAPER)
        >>> cases = wave_dispositions(wave)
        >>> cases.not_reached, str(response_rate(cases, ResponseRate.RR2))
        (100, '9/19')
    """
    return Dispositions(complete=wave.complete, partial=wave.partial, not_reached=wave.invited - wave.responded)
