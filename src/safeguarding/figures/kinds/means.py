"""GRIM: whether whole answers of so many people can have a stated mean.

Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017): the sum of n whole answers
is whole, so a mean of few answers can only take certain values. Here the sum is looked for in exact arithmetic.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import Allowance, Trials, printed_under, usual_values
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import Run, alternatives, joined, single, whole_numbers_within
from safeguarding.figures.stated import Stated, as_rounded
from safeguarding.figures.verdicts import Remedy, Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.records import Record


def checked_whole(value: int, what: str) -> int:
    """The value, if it is a whole number of 1 or more.

    Raises:
        InvalidRecordError: for anything else.
    """
    if type(value) is not int or value < 1:
        raise InvalidRecordError(f"a {what} is a whole number, 1 or more, not {value!r}")
    return value


@attrs.frozen(kw_only=True)
class MeanClaim(Record):
    """A mean of whole answers.

    Attributes:
        mean: The mean as printed.
        n: How many people answered.
        items: How many whole answers each person's score averages; 1 for a single question.
        about: What was asked.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for no people or no items.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_mean(MeanClaim(mean="5.19", n=28), CHARITABLE))
        inconsistent: No 28 whole answers have a mean of 5.19: 5.18 or 5.21 would be possible.
    """

    mean: Stated = attrs.field(converter=as_rounded)
    n: int
    items: int = 1
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        checked_whole(self.n, "number of people")
        checked_whole(self.items, "number of items")

    @property
    def answers(self) -> int:
        """How many whole answers the mean is taken over."""
        return self.n * self.items


def possible_sums(mean: Stated, answers: int, rule: Rounding) -> Run | None:
    """The sums of so many whole answers whose mean is stated as a figure under a rule, or None.

    Examples:
        >>> print(possible_sums(as_rounded("5.18"), 28, Rounding.HALF_UP))
        145
    """
    whole = whole_numbers_within(mean.true_values(rule), answers)
    return None if whole is None else Run(first=whole[0], last=whole[1])


def check_mean(claim: MeanClaim, policy: CheckingPolicy) -> Verdict:
    """Whether some whole answers have the stated mean.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_mean(MeanClaim(mean="3.45", n=20), CHARITABLE))
        consistent: 20 whole answers with a sum of 69 have a mean of 3.45.
    """
    mean, answers = claim.mean, claim.answers
    # the values that a rule states as a figure are all those between two, so no other sum can do where these two cannot
    below = mean.value.numerator * answers // mean.value.denominator
    rules = printed_under(below, answers, mean) | printed_under(below + 1, answers, mean)
    return Trials(policy, rules.__contains__).verdict(lambda allowed: _said(allowed, claim, policy))


def _said(allowed: Allowance, claim: MeanClaim, policy: CheckingPolicy) -> Verdict:
    remedies: tuple[Remedy, ...] = ()
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        sums = joined(
            run for rule in policy.usual if (run := possible_sums(claim.mean, claim.answers, rule)) is not None
        )
        which = f" with a sum of {alternatives(sums)}" if sums else ""
        sentence = f"{claim.answers} whole answers{which} have a mean of {claim.mean.digits}{allowed.caveat}."
    else:
        near = nearest_means(claim.mean, claim.answers, policy)
        remedies = (Remedy(field="mean", runs=near),)
        sentence = (
            f"No {claim.answers} whole answers have a mean of {claim.mean.digits}: "
            f"{alternatives(near)} would be possible."
        )
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=usual_values(claim.mean, policy),
        remedies=remedies,
    )


def nearest_means(mean: Stated, answers: int, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The printed means that so many answers can have, next below and next above one that they cannot.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> [str(each) for each in nearest_means(as_rounded("5.19"), 28, CHARITABLE)]
        ['5.18', '5.21']
    """
    below = mean.value * answers // 1
    printed = {
        rounded(Fraction(total, answers), mean.places, rule) for total in (below, below + 1) for rule in policy.usual
    }
    unit = Fraction(1, 10**mean.places)
    return tuple(single(each, unit) for each in sorted(printed))
