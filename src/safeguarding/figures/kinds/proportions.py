"""A proportion in words such as "the vast majority", against a table that says what the words mean."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.figures.allowances import Allowance, reading, shown, usual_reading
from safeguarding.figures.bands import WordBand
from safeguarding.figures.derived import figures_stating
from safeguarding.figures.evidence import Proportion, as_percentage
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_stated_or_none
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.arithmetic import interval_multiple
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import Record

# the tables are in whole per cent
_WHOLE_PER_CENT = Stated("1%")


@attrs.frozen(kw_only=True)
class ProportionClaim(Record):
    """A proportion stated in words of a band table, and the figures behind it.

    Attributes:
        words: The words: "vast majority", "most".
        count: How many, if it is known.
        base: Of how many, if it is known.
        percentage: The share in per cent, if it is known.
        about: What the share is of.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_proportion(ProportionClaim(words="the vast majority", count="45", base="50"), CHARITABLE))
        inconsistent: 45 of 50 is 90.0%, which Ofsted calls "very large majority" or "most", not "the vast majority" (97–100%).
        >>> print(check_proportion(ProportionClaim(words="the vast majority"), CHARITABLE))
        unverifiable: "the vast majority" has no figures behind it; Ofsted means 97–100% by it.
    """

    words: str
    count: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    base: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    percentage: Stated | None = attrs.field(default=None, converter=as_percentage)
    about: str = ""
    where: str = ""


def check_proportion(claim: ProportionClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the figures lie in the band that the words stand for.

    Raises:
        UnknownNameError: for words that the policy's table does not hold.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> check_proportion(ProportionClaim(words="vast majority", count="98", base="100"), CHARITABLE).is_consistent
        True
    """
    table = policy.bands
    band = table.band(claim.words)
    meant = Interval(band.lowest, band.highest)
    known = Proportion(claim.count, claim.base, claim.percentage)
    if not known.is_known(policy):
        return unverifiable(
            f'"{claim.words}" has no figures behind it; {table.name} means {band} by it.', interval=meant
        )
    allowed = _allowance(known, band, policy)
    percentage = interval_multiple(known.shares(usual_reading(policy)), 100)
    exact = percentage.lower if percentage.lower == percentage.upper else None
    fact = known.text if exact is None else f"{known.text} is {shown(exact, 1)}%"
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        sentence = f'{fact}, within the {band} that {table.name} means by "{claim.words}"{allowed.caveat}.'
    else:
        right = _words_for(percentage, table.bands, policy.usual)
        calls = f"which {table.name} calls {right}, not" if right else f"which is not what {table.name} means by"
        sentence = f'{fact}, {calls} "{claim.words}" ({band}).'
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        exact=exact,
        interval=meant,
        remarks=(f"Band table: {table.source}",),
    )


def _allowance(known: Proportion, band: WordBand, policy: CheckingPolicy) -> Allowance:
    """The bands are in whole per cent, so each rule also says where a share between two of them goes."""
    rules = tuple(
        rule for rule in policy.rules if _reaches(interval_multiple(known.shares(reading(rule)), 100), band, rule)
    )
    return Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))


def _reaches(percentage: Interval, band: WordBand, rule: Rounding) -> bool:
    """Whether some value of an interval is rounded into a band."""
    whole = figures_stating(percentage, _WHOLE_PER_CENT, rule)
    return whole is not None and whole.first <= band.highest and (whole.last or whole.first) >= band.lowest


def _words_for(percentage: Interval, bands: Iterable[WordBand], usual: Iterable[Rounding]) -> str:
    """The words of the bands that a percentage reaches."""
    rules = tuple(usual)
    words = (word for band in bands if any(_reaches(percentage, band, rule) for rule in rules) for word in band.words)
    return " or ".join(f'"{word}"' for word in words)
