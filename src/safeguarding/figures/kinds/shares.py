"""A share as stated: a count, its base and a percentage, any two or three of them, or a percentage alone."""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import (
    Allowance,
    Reading,
    Trials,
    printed_under,
    shown,
    trials,
    usual_values,
)
from safeguarding.figures.bases import PossibleBases, possible_bases, possible_counts
from safeguarding.figures.evidence import as_percentage
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import alternatives, listed
from safeguarding.figures.share_remedies import (
    bases_for,
    bases_of,
    counts_for,
    nearest_percentages,
    percentages_for,
    shares_stated_as,
)
from safeguarding.figures.stated import Stated, as_stated_or_none
from safeguarding.figures.verdicts import Remedy, Verdict, said_later, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.arithmetic import interval_multiple, interval_quotient
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class ShareClaim(Record):
    """So many of so many are so many per cent.

    Attributes:
        count: How many have the property.
        base: How many there are.
        percentage: The share in per cent, as printed.
        about: What the share is of, for the reader of a verdict.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: where there is neither a percentage nor both a count and a base.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> verdict = check_share(ShareClaim(count="35", base="139", percentage="24%"), CHARITABLE)
        >>> print(verdict)
        inconsistent: 35 of 139 is 25.18%, which no rounding states as 24%: 25% would be right, and 33 or 34 would give 24%.
    """

    count: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    base: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    percentage: Stated | None = attrs.field(default=None, converter=as_percentage)
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if self.percentage is None and (self.count is None or self.base is None):
            raise InvalidRecordError("a share needs a percentage, or a count and its base")
        for figure in (self.count, self.base):
            if figure is not None and figure.value < 0:
                raise InvalidRecordError(f"a share counts things, and {figure} is below 0")


def check_share(claim: ShareClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the stated figures of a share can all be right.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_share(ShareClaim(base="139", percentage="24%"), CHARITABLE))
        consistent: 24% of 139 is possible, a count of 33–34.
    """
    count, base, percentage = claim.count, claim.base, claim.percentage
    if count is not None and base is not None:
        return _check_counts(count, base, percentage, policy)
    assert percentage is not None  # noqa: S101  the record has checked it
    values = usual_values(percentage, policy)
    if not values.meets(_IN_PER_CENT):
        return Verdict(
            outcome=ClaimOutcome.INCONSISTENT,
            sentence=f"{percentage.digits}% is outside 0 to 100, so it is no share of anything.",
            interval=values,
        )
    if base is not None:
        return _check_base(base, percentage, policy)
    if count is not None:
        return _check_count(count, percentage, policy)
    return said_later(ClaimOutcome.UNVERIFIABLE, lambda: _bare_share(percentage, values))


_IN_PER_CENT = Interval(0, 100)


def _bare_share(percentage: Stated, values: Interval) -> Verdict:
    bases = possible_bases(interval_multiple(values, Fraction(1, 100)))
    return unverifiable(
        f"{percentage.digits}% is stated without its base; {_bases_in_words(bases)}.",
        remedies=(Remedy(field="base", runs=bases.runs),),
        interval=values,
    )


def _bases_in_words(bases: PossibleBases) -> str:
    if bases.runs[0].first == 1 and bases.runs[0].last is None:
        return "it is possible for any base"
    return f"it is possible only for a base of {listed(bases.runs)}"


def _check_counts(count: Stated, base: Stated, percentage: Stated | None, policy: CheckingPolicy) -> Verdict:
    """A count and its base, with or without the percentage."""
    # whole numbers are compared in a tenth of the time of fractions
    if not base.value.numerator:
        if not count.value.numerator:
            return unverifiable("A share of nothing does not exist: the base is 0.")
        return Verdict(
            outcome=ClaimOutcome.INCONSISTENT, sentence=f"{count} of {base} is impossible: the count is above its base."
        )
    if not (count.is_exact and base.is_exact):
        return _check_rounded_counts(count, base, percentage, policy)
    if count.value.numerator * base.value.denominator > base.value.numerator * count.value.denominator:
        return Verdict(
            outcome=ClaimOutcome.INCONSISTENT,
            sentence=f"{count} of {base} is impossible: the count is above its base.",
            exact=count.value / base.value * 100,
        )
    if percentage is None:
        share = count.value / base.value
        sentence = f"{count} of {base} is {shown(share * 100, 2)}%."
        return Verdict(outcome=ClaimOutcome.CONSISTENT, sentence=sentence, exact=share * 100)
    return _check_exact_share(count, base, percentage, policy)


def _check_exact_share(count: Stated, base: Stated, percentage: Stated, policy: CheckingPolicy) -> Verdict:
    """The full case: an exact count of an exact base, and the percentage."""
    one, other = count.value, base.value
    rules = printed_under(100 * one.numerator * other.denominator, one.denominator * other.numerator, percentage)
    tried = Trials(policy, rules.__contains__)
    return tried.verdict(lambda allowed: _exact_share(allowed, count, base, percentage, policy))


def _exact_share(
    allowed: Allowance, count: Stated, base: Stated, percentage: Stated, policy: CheckingPolicy
) -> Verdict:
    exact = count.value / base.value * 100
    fact = f"{count} of {base} is {shown(exact, percentage.places + 2)}%"
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        sentence = f"{fact}, stated as {percentage.digits}%{allowed.caveat}."
        remedies: tuple[Remedy, ...] = ()
    else:
        remedies = _remedies(count, base, percentage, policy)
        sentence = f"{fact}, which {_is_not(policy)} {percentage.digits}%: {_would_be_right(remedies, percentage)}."
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        exact=exact,
        interval=usual_values(percentage, policy),
        remedies=remedies,
    )


def _is_not(policy: CheckingPolicy) -> str:
    if policy.unusual:
        return "no rounding states as"
    return f"rounded {' or '.join(rule.label for rule in policy.usual)} is not"


def _remedies(count: Stated, base: Stated, percentage: Stated, policy: CheckingPolicy) -> tuple[Remedy, ...]:
    """What each of the three figures would have to be, were it the wrong one."""
    return (
        Remedy(field="percentage", runs=percentages_for(count.value / base.value, percentage, policy)),
        Remedy(field="count", runs=counts_for(base, percentage, policy)),
        Remedy(field="base", runs=bases_for(count, percentage, policy)),
    )


def _would_be_right(remedies: tuple[Remedy, ...], percentage: Stated) -> str:
    """The remedies in words: the percentage for that count, and the counts for that percentage."""
    by_field = {each.field: each for each in remedies}
    counts = by_field["count"].runs
    right = f"{alternatives(by_field['percentage'].runs, '%')} would be right"
    if not counts:
        return f"{right}, and no count of that base is {percentage.digits}%"
    return f"{right}, and {alternatives(counts)} would give {percentage.digits}%"


def _check_rounded_counts(count: Stated, base: Stated, percentage: Stated | None, policy: CheckingPolicy) -> Verdict:
    """A count or a base that was itself rounded: all their possible values are considered."""
    figures = tuple(figure for figure in (count, base, percentage) if figure is not None)

    def possible_shares(read: Reading) -> Interval | None:
        divisor = read(base).intersection(Interval(1, max(base.value * 2, Fraction(1))))
        if divisor is None:
            return None
        return interval_quotient(read(count), divisor).intersection(Interval(0, 1))

    def holds(read: Reading) -> bool:
        shares = possible_shares(read)
        if shares is None:
            return False
        return percentage is None or _meets(interval_multiple(shares, 100), read(percentage))

    def said(allowed: Allowance) -> Verdict:
        shares = possible_shares(lambda figure: usual_values(figure, policy))
        return _rounded_share(allowed, count, base, percentage, shares)

    return trials(policy, figures, holds).verdict(said)


def _rounded_share(
    allowed: Allowance, count: Stated, base: Stated, percentage: Stated | None, shares: Interval | None
) -> Verdict:
    span = (
        "outside 0 to 100%"
        if shares is None
        else f"between {shown(shares.lower * 100, 2)}% and {shown(shares.upper * 100, 2)}%"
    )
    stated = "" if percentage is None else f", stated as {percentage.digits}%"
    verb = "is" if allowed.outcome is ClaimOutcome.CONSISTENT else "can only be"
    return Verdict(
        outcome=allowed.outcome,
        sentence=f"{count} of {base}, themselves rounded, {verb} {span}{stated}{allowed.caveat}.",
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=None if shares is None else interval_multiple(shares, 100),
    )


def _meets(one: Interval, other: Interval) -> bool:
    return one.intersection(other) is not None


def _check_base(base: Stated, percentage: Stated, policy: CheckingPolicy) -> Verdict:
    """A percentage and its base: some whole count must give it."""
    if not base.is_exact or base.value.denominator != 1 or base.value == 0:
        return unverifiable(f"{percentage.digits}% of {base} cannot be checked without a base of whole things.")
    whole = base.value.numerator
    tried = Trials(policy, lambda rule: possible_counts(whole, shares_stated_as(percentage, rule)) is not None)
    return tried.verdict(lambda allowed: _share_of_base(allowed, base, percentage, policy))


def _share_of_base(allowed: Allowance, base: Stated, percentage: Stated, policy: CheckingPolicy) -> Verdict:
    counts = counts_for(base, percentage, policy)
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        which = f", a count of {listed(counts)}" if counts else ""
        sentence = f"{percentage.digits}% of {base} is possible{which}{allowed.caveat}."
        remedies: tuple[Remedy, ...] = (Remedy(field="count", runs=counts),) if counts else ()
    else:
        near = nearest_percentages(base.value.numerator, percentage, policy)
        remedies = (
            Remedy(field="percentage", runs=near),
            Remedy(
                field="base",
                runs=possible_bases(interval_multiple(usual_values(percentage, policy), Fraction(1, 100))).runs,
            ),
        )
        sentence = (
            f"No whole count of {base} is {percentage.digits}%: the nearest possible are "
            f"{' and '.join(f'{run}%' for run in near)}."
        )
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=usual_values(percentage, policy),
        remedies=remedies,
    )


def _check_count(count: Stated, percentage: Stated, policy: CheckingPolicy) -> Verdict:
    """A percentage and its count: some whole base must give it."""
    if not count.is_exact or count.value.denominator != 1:
        return unverifiable(f"{percentage.digits}% cannot be checked against a count of {count} without a base.")
    tried = Trials(policy, lambda rule: bases_of(count.value, shares_stated_as(percentage, rule)) is not None)
    return tried.verdict(lambda allowed: _share_of_count(allowed, count, percentage, policy))


def _share_of_count(allowed: Allowance, count: Stated, percentage: Stated, policy: CheckingPolicy) -> Verdict:
    bases = bases_for(count, percentage, policy)
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        which = f" of a base of {listed(bases)}" if bases else ""
        sentence = f"{count} can be {percentage.digits}%{which}{allowed.caveat}."
    else:
        sentence = f"{count} cannot be {percentage.digits}% of any whole base."
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=usual_values(percentage, policy),
        remedies=(Remedy(field="base", runs=bases),) if bases else (),
    )
