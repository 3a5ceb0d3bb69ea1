"""How many times one value is of another, and a rate per so many people."""

from __future__ import annotations

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import may_be_nothing
from safeguarding.figures.derived import check_derived
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_figure, as_rounded
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.numbers.arithmetic import interval_multiple, interval_quotient
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class RatioClaim(Record):
    """One value is so many times another.

    Attributes:
        value: The value above the line.
        of: The value below it.
        ratio: What is stated: "2.5", "1.3".
        about: What is compared.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_ratio(RatioClaim(value="150", of="60", ratio="2.5"), CHARITABLE))
        consistent: 150 over 60 is 2.5, stated as 2.5.
    """

    value: Stated = attrs.field(converter=as_figure)
    of: Stated = attrs.field(converter=as_figure)
    ratio: Stated = attrs.field(converter=as_rounded)
    about: str = ""
    where: str = ""


@attrs.frozen(kw_only=True)
class RateClaim(Record):
    """A count as a rate per 1,000, 10,000 or 100,000 of a population.

    Attributes:
        count: How many.
        population: Of how many; estimates are often rounded to 100 or 1,000, which ``to_nearest`` says.
        per: Per how many the rate is.
        rate: The rate as printed.
        about: What is counted.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for a rate per less than one person.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = RateClaim(count="196", population="36,800", per=10_000, rate="55")
        >>> print(check_rate(claim, CHARITABLE))
        inconsistent: 196 of 36,800 per 10,000 is 53.26, not 55: 53 would be right.
    """

    count: Stated = attrs.field(converter=as_figure)
    population: Stated = attrs.field(converter=as_figure)
    per: int
    rate: Stated = attrs.field(converter=as_rounded)
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if self.per < 1:
            raise InvalidRecordError(f"a rate is per 1 or more, not per {self.per!r}")


def check_ratio(claim: RatioClaim, policy: CheckingPolicy) -> Verdict:
    """Whether one value can be so many times the other.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_ratio(RatioClaim(value="300", of="100", ratio="3"), CHARITABLE))
        consistent: 300 over 100 is 3, stated as 3.
    """
    if may_be_nothing(claim.of, policy):
        return unverifiable(f"{claim.value} over {claim.of} is not defined.")

    value, of = claim.value.value, claim.of.value
    return check_derived(
        claim.ratio,
        (claim.value, claim.of),
        lambda both: interval_quotient(*both),
        printed=(value.numerator * of.denominator, of.numerator * value.denominator),
        policy=policy,
        field="ratio",
        fact=lambda: f"{claim.value} over {claim.of}",
    )


def check_rate(claim: RateClaim, policy: CheckingPolicy) -> Verdict:
    """Whether a count of a population can be the stated rate.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_rate(RateClaim(count="191", population="36,800", per=10_000, rate="50"), CHARITABLE))
        inconsistent: 191 of 36,800 per 10,000 is 51.90, not 50: 52 would be right.
    """
    if may_be_nothing(claim.population, policy):
        return unverifiable(f"A rate of a population of {claim.population} is not defined.")

    count, population = claim.count.value, claim.population.value
    return check_derived(
        claim.rate,
        (claim.count, claim.population),
        lambda both: interval_multiple(interval_quotient(*both), claim.per),
        printed=(count.numerator * population.denominator * claim.per, population.numerator * count.denominator),
        policy=policy,
        field="rate",
        fact=lambda: f"{claim.count} of {claim.population} per {claim.per:,}",
    )
