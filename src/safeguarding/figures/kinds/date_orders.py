"""Dates that can only have come in one order: an inspection ends before its report is published."""

from __future__ import annotations

import itertools
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Verdict, sentence_case
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record, Several


@attrs.frozen
class DatedEvent(Record):
    """Something that happened, and the day it is said to have happened on.

    Examples:
        >>> print(DatedEvent("the report was published", date(2017, 2, 7)))
        the report was published on 7 February 2017
    """

    name: str
    on: date

    def __str__(self) -> str:
        return f"{self.name} on {printed_date(self.on)}"


@attrs.frozen(kw_only=True)
class DateOrderClaim(Record):
    """Events in the order in which they must have happened; two on one day are in order.

    Attributes:
        events: The events, two or more, the earliest first.
        about: What they belong to.
        where: Where they stand in the report.

    Raises:
        InvalidRecordError: for fewer than two events.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> ended = DatedEvent("the inspection ended", date(2017, 12, 8))
        >>> published = DatedEvent("the report was published", date(2017, 2, 7))
        >>> print(check_date_order(DateOrderClaim(events=(ended, published)), CHARITABLE))
        inconsistent: The report was published on 7 February 2017, before the inspection ended on 8 December 2017.
    """

    events: tuple[DatedEvent, ...] = attrs.field(converter=Several[DatedEvent])
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if len(self.events) < 2:  # noqa: PLR2004  one event has no order
            raise InvalidRecordError("an order of dates needs two events or more")


def check_date_order(claim: DateOrderClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the events can have happened in their order. Rounding plays no part, so neither does the policy.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> ended = DatedEvent("the inspection ended", date(2016, 12, 8))
        >>> published = DatedEvent("the report was published", date(2017, 2, 7))
        >>> print(check_date_order(DateOrderClaim(events=(ended, published)), CHARITABLE))
        consistent: The inspection ended on 8 December 2016 and then the report was published on 7 February 2017.
    """
    del policy
    broken = [(earlier, later) for earlier, later in itertools.pairwise(claim.events) if later.on < earlier.on]
    if not broken:
        return Verdict(
            outcome=ClaimOutcome.CONSISTENT, sentence=f"{sentence_case(' and then '.join(map(str, claim.events)))}."
        )
    sentence = "; ".join(f"{later}, before {earlier}" for earlier, later in broken)
    return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=f"{sentence_case(sentence)}.")
